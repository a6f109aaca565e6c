/** The parts of a digest → a reply that is short enough: what is least to the point is left out until it is. */
import { compose } from '../../answers/compose.ts';
import { type BlockDraft, type Draft, join, type Said, say } from '../../answers/draft.ts';
import { replyToPlainText } from '../../chat/plain-text.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Datasets } from '../../datasets/datasets.ts';
import type { Change } from './find-changes.ts';
import { pickChanges, sayChange, sayTheRest } from './say-changes.ts';
import type { TitledBlock } from './spotlight.ts';

export interface Parts {
  readonly headline: Said;
  /** The headline's own caveat, which stands right below it. */
  readonly headlineNote: readonly Said[];
  /** What it is seen against, where that is what the chart shows. */
  readonly beside: readonly BlockDraft[];
  /** Something to draw where neither the headline nor the spotlight has it: it stands last. */
  readonly scale: readonly BlockDraft[];
  /** The most telling first; as many are shown as fit, and the rest counted. */
  readonly changes: readonly Change[];
  readonly changesTitle: string;
  /** So many of them stay until the spotlight has given way; one where it is left out. */
  readonly firmChanges?: number;
  readonly spotlight?: TitledBlock;
  /** The same where there is no room for the whole. */
  readonly shorter?: TitledBlock;
  readonly asked?: Said | undefined;
  /** What must be known to read the figures right. */
  readonly caveats: readonly Said[];
  /** Whom the sources count: left out first where room is short. */
  readonly counts: readonly Said[];
  readonly chart: Draft['chart'] | undefined;
  readonly followUps: readonly string[];
}

interface Fitted {
  readonly reply: Reply;
  /** Whether there was room for what was asked. */
  readonly isAsked: boolean;
}

interface Size {
  readonly changes: number;
  readonly notes: number;
  readonly shorter: boolean;
  /** Without the headline's note and what was asked. */
  readonly bare?: true;
  /** So many lines of the spotlight, and no chart, as it would draw what is not said. */
  readonly lines?: number;
  /** Taken where the one before it is longer than this. */
  readonly over: number;
}

const MOST_CHARACTERS = 1_200;
const MOST_WITHOUT_CHANGES = 1_100;
/** What no digest goes beyond: for this the last change, what the headline stands beside and the spotlight give way. */
const NEVER_MORE_CHARACTERS = 1_250;
/** Most say no more than this; whom the sources count is left out for it. */
const COMFORTABLE_CHARACTERS = 1_000;
const MOST_CHANGES = 4;

/** Composes them at the largest size that fits; the smallest is the headline and where it is from. */
export function fitDigest(parts: Parts, datasets: Datasets): Fitted {
  const [largest, ...smaller] = sizesOf(parts);
  let [size, reply] = [largest, composeAt(largest, parts, datasets)];
  for (const next of smaller) {
    if (replyToPlainText(reply).length > next.over) [size, reply] = [next, composeAt(next, parts, datasets)];
  }
  return { reply, isAsked: parts.asked !== undefined && !size.bare };
}

/**
 * Whom the sources count goes first, then all changes but one, then the longer spotlight, the caveats, what was asked;
 * for what nobody may go beyond also the last change in full, then the spotlight from its end.
 */
function sizesOf({
  caveats,
  counts,
  changes,
  firmChanges = 1,
  spotlight,
  shorter,
}: Parts): [Size, ...Size[]] {
  const few = Math.min(changes.length, MOST_CHANGES);
  const least = Math.min(few, firmChanges);
  const kept = caveats.length;
  const over = few > 0 ? MOST_CHARACTERS : MOST_WITHOUT_CHANGES;
  const comfortable = few > 0 ? over : COMFORTABLE_CHARACTERS;
  const never = NEVER_MORE_CHARACTERS;
  const bare = { notes: 0, shorter: true, bare: true } as const;
  return [
    { changes: few, notes: kept + counts.length, shorter: false, over },
    ...down(kept + counts.length, kept).map((n) => ({
      changes: few,
      notes: n,
      shorter: false,
      over: comfortable,
    })),
    ...down(few, least).map((n) => ({ changes: n, notes: kept, shorter: false, over })),
    { changes: least, notes: kept, shorter: true, over },
    ...down(kept, 0).map((n) => ({ changes: least, notes: n, shorter: true, over })),
    ...down(least + 1, Math.min(few, 1)).map((n) => ({ ...bare, changes: n, over })),
    { ...bare, changes: 0, over: never },
    ...down(linesOf(shorter ?? spotlight), 0).map((lines) => ({ ...bare, changes: 0, lines, over: never })),
  ];
}

/** @example down(4, 2) // [3, 2] */
function down(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, from - to) }, (_, i) => from - 1 - i);
}

function composeAt(size: Size, parts: Parts, datasets: Datasets): Reply {
  const { headline, headlineNote, beside, scale, asked, caveats, counts, followUps } = parts;
  const whole = size.shorter ? parts.shorter : parts.spotlight;
  const isCut = size.lines !== undefined;
  const spotlight = whole && isCut ? firstLines(whole, size.lines) : whole;
  const chart = isCut ? undefined : parts.chart;
  const note = size.bare ? [] : join(headlineNote, ' ');
  const draft: Draft = {
    outcome: 'answer',
    headline,
    blocks: [
      ...(note.length > 0 ? [{ kind: 'text' as const, text: note }] : []),
      ...(isCut ? [] : beside),
      ...changesBlock(parts, size),
      ...(spotlight && linesOf(spotlight) > 0 ? [spotlight] : []),
      ...(isCut ? [] : scale),
      ...(asked && !size.bare ? [{ kind: 'text' as const, text: asked }] : []),
    ],
    notes: [...caveats, ...counts].slice(0, size.notes),
    ...(chart ? { chart } : {}),
    followUps,
  };
  const understood = { intent: 'digest', slots: {}, confidence: 1, ignored: [], corrections: [] };
  return compose(draft, understood, datasets);
}

function linesOf(block: TitledBlock | undefined): number {
  return block === undefined ? 0 : block.kind === 'list' ? block.items.length : block.rows.length;
}

function firstLines(block: TitledBlock, lines: number): TitledBlock {
  return block.kind === 'list'
    ? { ...block, items: block.items.slice(0, lines) }
    : { ...block, rows: block.rows.slice(0, lines) };
}

function changesBlock({ changes, changesTitle }: Parts, size: Size): BlockDraft[] {
  if (changes.length === 0) return [];
  if (size.changes === 0)
    return [{ kind: 'list', title: say`${changesTitle}`, items: sayTheRest(changes, true) }];
  const shown = pickChanges(changes, size.changes);
  const rest = changes.filter((change) => !shown.includes(change));
  return [
    {
      kind: 'list',
      title: say`${changesTitle}`,
      items: [...shown.map((change) => say`${sayChange(change)}.`), ...sayTheRest(rest)],
    },
  ];
}
