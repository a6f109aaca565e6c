/** Which column of an unknown table may hold what: by its name, and by whether what stands in it can be that. */
import type { RawRow } from '../tables/raw-table.ts';
import { type KnownNames, levelFinder, placeFinder, plain, roleFinder } from './known-names.ts';
import type { MappedColumn } from './mapping.ts';
import { parseAmount } from './parse-amount.ts';
import { parseCurrency, yearIn } from './parse-labels.ts';
import { splitRange } from './split-range.ts';

export interface Column {
  readonly name: string;
  /** What stands in it in the first rows, where anything does. */
  readonly samples: readonly string[];
}
export type Guessed = Partial<Record<MappedColumn, Column>>;

type Content = 'money' | 'count' | 'words' | 'label' | 'year';

/** What columns are called, the likelier names first. */
const NAMES: readonly (readonly [MappedColumn, Content, RegExp])[] = [
  ['p10', 'money', /^(?:p|pct|percentile )?10(?:th)?(?: (?:percentile|pct))?$/],
  ['p25', 'money', /^(?:p|pct|percentile )?25(?:th)?(?: (?:percentile|pct))?$|^(?:lower quartile|q1)$/],
  ['p50', 'money', /^(?:p|pct|percentile )?50(?:th)?(?: (?:percentile|pct))?$|\bmedian\b/],
  ['p75', 'money', /^(?:p|pct|percentile )?75(?:th)?(?: (?:percentile|pct))?$|^(?:upper quartile|q3)$/],
  ['p90', 'money', /^(?:p|pct|percentile )?90(?:th)?(?: (?:percentile|pct))?$/],
  ['mean', 'money', /\b(?:mean|average|avg)\b/],
  ['low', 'money', /\b(?:low|min|minimum|from|lower|bottom|von)\b/],
  ['high', 'money', /\b(?:high|max|maximum|to|upper|top|bis)\b/],
  ['statistic', 'words', /\b(?:statistic|measure|metric)\b/],
  ['count', 'count', /^(?:n|count|sample|sample size|responses|respondents|observations|number)$/],
  ['employment', 'count', /\b(?:employment|employees|headcount)\b/],
  ['currency', 'words', /\b(?:currency|ccy)\b/],
  ['period', 'words', /\b(?:period|frequency|freq|pay basis|basis|per)\b/],
  ['year', 'year', /\b(?:year|date|timestamp|as of)\b/],
  ['level', 'label', /\b(?:level|seniority|grade|experience|band|rank)\b/],
  ['place', 'words', /\b(?:place|location|city|office|country|region|state|metro|area|site)\b/],
  [
    'role',
    'words',
    /\b(?:role|title|occupation|job|position|profession|family|function|discipline|dev type)\b|^description$/,
  ],
  ['amount', 'money', /salar|wage|gehalt|compensation|\b(?:pay|amount|value|base|comp|earnings)\b/],
];
/** Most of what stands in a column must be what the column is taken for. */
const MOST = 0.6;
/** What is longer is no grade of anybody's. */
const LONGEST_LABEL = 30;

/** @param rows the first of the table */
export function guessColumns(header: readonly string[], rows: readonly RawRow[], names: KnownNames): Guessed {
  const free = new Set(
    header.flatMap((name, i): Column[] => {
      // Two columns of one name cannot be told apart by a mapping.
      if (name === '' || header.indexOf(name) !== i || header.lastIndexOf(name) !== i) return [];
      return [{ name, samples: rows.map(({ cells }) => (cells[i] ?? '').trim()).filter((it) => it !== '') }];
    }),
  );
  const found: Guessed = {};
  const take = (as: MappedColumn, column: Column | undefined): void => {
    if (!column) return;
    found[as] = column;
    free.delete(column);
  };
  for (const [as, content, pattern] of NAMES) {
    const called = [...free].filter(
      ({ name, samples }) => pattern.test(spaced(name)) && mostly(samples, IS[content]),
    );
    take(as, (as === 'amount' ? yearlyFirst(called) : called)[0]);
  }
  // A header in another language: what stands below it may be known.
  const known: readonly (readonly [MappedColumn, (text: string) => unknown])[] = [
    ['currency', parseCurrency],
    ['level', levelFinder(names)],
    ['place', placeFinder(names)],
    ['role', roleFinder(names)],
  ];
  for (const [as, find] of known) {
    if (found[as]) continue;
    take(
      as,
      [...free].find(
        ({ samples }) => samples.length > 0 && mostly(samples, (text) => find(text) !== undefined),
      ),
    );
  }
  return found;
}

/** Whether pay by the month, the week or the day stands in it; the bot has none of these. */
export function otherPeriodOf({ name }: Column): string | undefined {
  const [found] = /\b(?:month|week|day|dai|monat)/.exec(spaced(name)) ?? [];
  return found === undefined
    ? undefined
    : found.startsWith('mon')
      ? 'month'
      : found === 'week'
        ? 'week'
        : 'day';
}

/** @example spaced('ConvertedCompYearly') // 'converted comp yearly' */
export function spaced(name: string): string {
  return plain(name.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 '));
}

export function mostly(samples: readonly string[], is: (text: string) => boolean): boolean {
  return samples.filter(is).length >= samples.length * MOST;
}

/** `NA` and the like say nothing about a column. */
const isNothing = (text: string): boolean => {
  const read = parseAmount(text, '.');
  return /^na$/i.test(text) || (read.kind === 'cell' && !('amount' in read.cell));
};
const isAmount = (text: string): boolean =>
  (['.', ','] as const).some((decimal) => {
    const read = parseAmount(text, decimal);
    return read.kind === 'top-code' || (read.kind === 'cell' && 'amount' in read.cell);
  });
const IS: Readonly<Record<Content, (text: string) => boolean>> = {
  money: (text) => isNothing(text) || isAmount(text) || (splitRange(text)?.every(isAmount) ?? false),
  count: (text) => isNothing(text) || isAmount(text),
  words: (text) => isNothing(text) || !isAmount(text),
  label: (text) => isNothing(text) || (!isAmount(text) && text.length <= LONGEST_LABEL),
  year: (text) => yearIn(text) !== undefined,
};

function yearlyFirst(columns: readonly Column[]): readonly Column[] {
  const rank = (column: Column): number =>
    otherPeriodOf(column) ? 2 : /year|annual|annum/.test(spaced(column.name)) ? 0 : 1;
  return [...columns].sort((a, b) => rank(a) - rank(b));
}
