/** The smaller pieces that digests say of tables' figures: whose they are, how far they moved, how many there are. */
import { difference } from '../../../answers/apart.ts';
import { type Said, say } from '../../../answers/draft.ts';
import type { DerivedFigure } from '../../../chat/reply.ts';
import type { Figure, Place } from '../../../datasets/records.ts';
import { occupationIn, type Vintage } from '../official-pay.ts';

export const PLURALS = {
  country: 'countries',
  state: 'states',
  metro: 'metros',
  area: 'areas',
  city: 'cities',
} as const;

/** Whom the medians are of, and how old they are: `median, software developers, all levels, May 2024`. */
export function whose(vintage: Vintage): string {
  return `median, ${occupationIn(vintage)}, all levels, ${vintage.source.vintage}`;
}

/** What was counted in a table, as our arithmetic. @param first a figure that was counted, which is cited */
export function countedIn(value: number, label: string, first: Figure | undefined): DerivedFigure {
  return { label, value, unit: 'count', formula: 'counted in the table', from: first ? [first.id] : [] };
}

/** `up 2.2%`, `unchanged`; nothing where one of the two has no exact value. */
export function moved(now: Figure, before: Figure): Said | undefined {
  if (now.openEnded || before.openEnded) return undefined;
  if (now.low === before.low) return say`unchanged`;
  const [, share] = difference(now, before);
  return say`${now.low > before.low ? 'up' : 'down'} ${share}`;
}

/** `2.6% below`, `the same as`; nothing where one of the two has no exact value. */
export function apartFrom(of: Figure, from: Figure): Said | undefined {
  if (of.low !== of.high || of.openEnded || from.openEnded) return undefined;
  if (of.low === from.low) return say`the same as`;
  const [, share] = difference(of, from);
  return say`${share} ${of.low > from.low ? 'above' : 'below'}`;
}

/** The same figure under a shorter name, for a chart whose title says the rest. */
export function named(figure: Figure, label: string): Figure {
  return { ...figure, label };
}

/** A metro where its state is known: `Grants Pass` of "Grants Pass, OR". */
export function nameWithin({ name }: Place): string {
  return name.replace(/, [A-Z]{2}$/, '');
}

/** Tables count territories and districts among states. */
export function pluralOf(kind: Place['kind']): string {
  return kind === 'state' ? 'states and territories' : PLURALS[kind];
}

/** The year in a vintage such as `May 2024`; none where it is undated. */
export function yearOf(vintage: string): number | undefined {
  const [year] = /\d{4}/.exec(vintage) ?? [];
  return year === undefined ? undefined : Number(year);
}

export const OUR_ARITHMETIC = 'Percentages between figures are our arithmetic.';
/** How seriously a change from one survey to the next is to be taken. */
export const TWO_SURVEYS = `Two surveys, each by itself: a small change may be no more than another sample. ${OUR_ARITHMETIC}`;
