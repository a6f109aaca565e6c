/**
 * A reply as platform-neutral data: what to say, never how it looks. Each platform renders it into its own
 * payload; the contract's JSON is made from it as well.
 */

/** What became of a question; see the field of the same name in the contract. */
export type Outcome = 'answer' | 'clarify' | 'no-data' | 'declined';

/** Money per period, the currency by its three letters (`USD/year`), or another kind of number. */
export type Unit = `${string}/year` | `${string}/hour` | 'percent' | 'ratio' | 'count' | 'years';

/** A figure as a reply shows it: one value (low = high), or a range, open at the top when `openEnded`. */
export interface CitedFigure {
  readonly id: string;
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly openEnded: boolean;
  readonly unit: Unit;
  readonly statistic: string;
  /** The id of the source that says it. */
  readonly source: string;
}

/** A number that the bot worked out itself, with the arithmetic in words and the figures it came from. */
export interface DerivedFigure {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly formula: string;
  readonly from: readonly string[];
}

/** A source as a reply names it; its place in `Reply.citations`, counted from one, is its footnote number. */
export interface Citation {
  readonly source: string;
  readonly title: string;
  readonly section: string;
  readonly vintage: string;
}

/** A run of text; `cite` holds footnote numbers shown right behind it. */
export interface Span {
  readonly text: string;
  readonly strong?: true;
  readonly cite?: readonly number[];
}
export type RichText = readonly Span[];

export interface Table {
  readonly kind: 'table';
  readonly title?: RichText;
  readonly columns: readonly { readonly name: string; readonly align: 'left' | 'right' }[];
  readonly rows: readonly (readonly RichText[])[];
}

interface List {
  readonly kind: 'list';
  readonly title?: RichText;
  readonly items: readonly RichText[];
}

interface Paragraph {
  readonly kind: 'text';
  readonly text: RichText;
}

export type Block = Table | List | Paragraph;

/** Bars of values or of ranges in one unit. The same numbers always stand in the reply's text as well. */
export interface Chart {
  readonly title: string;
  readonly unit: Unit;
  readonly bars: readonly {
    readonly label: string;
    readonly low: number;
    readonly high: number;
    readonly openEnded: boolean;
  }[];
}

/** What was taken from the question, for the JSON contract: a slot with several values holds a list. */
export type SlotValues = Readonly<Record<string, string | number | readonly (string | number)[]>>;

export interface Reply {
  readonly outcome: Outcome;
  readonly intent: string;
  readonly slots: SlotValues;
  /** Zero to one: how sure the understanding is. */
  readonly confidence: number;
  /** The answer in one line. */
  readonly headline: RichText;
  readonly blocks: readonly Block[];
  /** What statistic, whom it counts, what is missing. */
  readonly notes: readonly RichText[];
  readonly citations: readonly Citation[];
  readonly chart?: Chart;
  /** Questions that can be asked next, each answerable as typed. */
  readonly followUps: readonly string[];
  readonly figures: readonly CitedFigure[];
  readonly derived: readonly DerivedFigure[];
  /** Words that the understanding made no use of, as typed. */
  readonly ignored: readonly string[];
  /** Spellings that were put right: what was typed → what was taken. */
  readonly corrections: readonly { readonly typed: string; readonly taken: string }[];
}
