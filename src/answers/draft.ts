/**
 * A reply while it is being written: words, figures and citations as they come, without footnote numbers.
 * `compose` turns it into a `Reply`; a number can only get in as a figure, a derived figure or the asker's own.
 */
import type { DerivedFigure, Outcome } from '../chat/reply.ts';
import type { Figure, Statement } from '../datasets/records.ts';
import { digitsIn } from '../datasets/template.ts';

export type Part =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'figure'; readonly figure: Figure; readonly show: 'value' | 'period' | 'low' | 'high' }
  | { readonly kind: 'derived'; readonly derived: DerivedFigure }
  | { readonly kind: 'cite'; readonly source: string; readonly section: string };

export type Said = readonly Part[];

export interface TableDraft {
  readonly kind: 'table';
  readonly title?: Said;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Said[])[];
}

export type BlockDraft =
  | TableDraft
  | { readonly kind: 'list'; readonly title?: Said; readonly items: readonly Said[] }
  | { readonly kind: 'text'; readonly text: Said };

export interface Draft {
  readonly outcome: Outcome;
  readonly headline: Said;
  readonly blocks?: readonly BlockDraft[];
  readonly notes?: readonly Said[];
  /** Figures to draw, all in one unit. */
  readonly chart?: {
    readonly title: string;
    readonly figures: readonly Figure[];
    /** What the bars are called, where that is not what the figures are. */
    readonly names?: readonly string[];
  };
  readonly followUps?: readonly string[];
}

type Sayable = string | Said | Figure | DerivedFigure;

/** Templates that were looked at already: each stands at one place in the code and never changes. */
const clean = new WeakSet<TemplateStringsArray>();

/**
 * Prose with figures in it: say`The median is ${figure}.`
 * @throws when the words themselves hold a number, which belongs into a figure
 */
export function say(words: TemplateStringsArray, ...values: readonly Sayable[]): Said {
  if (!clean.has(words)) {
    const literal = digitsIn(words.join(' '));
    if (literal !== undefined) throw new Error(`"${literal}" is a number written into prose`);
    clean.add(words);
  }
  return words.flatMap((text, i) => {
    const value = values[i];
    return [
      ...(text === '' ? [] : [{ kind: 'words' as const, text }]),
      ...(value === undefined ? [] : toSaid(value)),
    ];
  });
}

/** Several pieces with something between them. */
export function join(pieces: readonly Sayable[], between: string, beforeLast = between): Said {
  return pieces.flatMap((piece, i) => {
    const glue = i === 0 ? '' : i === pieces.length - 1 ? beforeLast : between;
    return [...(glue === '' ? [] : [{ kind: 'words' as const, text: glue }]), ...toSaid(piece)];
  });
}

/** Marks what was just said as this source's. */
export function cited({ source, section }: Pick<Statement, 'source' | 'section'>): Said {
  return [{ kind: 'cite', source, section }];
}

/** One end of a figure's range alone. */
export function end(figure: Figure, show: 'low' | 'high'): Said {
  return [{ kind: 'figure', figure, show }];
}

function toSaid(value: Sayable): Said {
  if (typeof value === 'string') return value === '' ? [] : [{ kind: 'words', text: value }];
  if ('formula' in value) return [{ kind: 'derived', derived: value }];
  if ('unit' in value) return [{ kind: 'figure', figure: value, show: 'value' }];
  return value;
}
