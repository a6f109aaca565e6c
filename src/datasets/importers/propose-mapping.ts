/** A header and some rows → a mapping to start from. It guesses by names and samples, and whoever adds the file corrects it. */
import type { RawRow } from '../tables/raw-table.ts';
import { type KnownNames, placeFinder, plain, slugOf } from './known-names.ts';
import type { MappedColumn, Mapping } from './mapping.ts';

/** What columns are called, the likelier names first. */
const NAMES: readonly (readonly [MappedColumn, RegExp])[] = [
  ['p10', /^(?:p|pct|percentile )?10(?:th)?(?: (?:percentile|pct))?$/],
  ['p25', /^(?:p|pct|percentile )?25(?:th)?(?: (?:percentile|pct))?$|^(?:lower quartile|q1)$/],
  ['p50', /^(?:p|pct|percentile )?50(?:th)?(?: (?:percentile|pct))?$|\bmedian\b/],
  ['p75', /^(?:p|pct|percentile )?75(?:th)?(?: (?:percentile|pct))?$|^(?:upper quartile|q3)$/],
  ['p90', /^(?:p|pct|percentile )?90(?:th)?(?: (?:percentile|pct))?$/],
  ['mean', /\b(?:mean|average|avg)\b/],
  ['low', /\b(?:low|min|minimum|from|lower|bottom)\b/],
  ['high', /\b(?:high|max|maximum|to|upper|top)\b/],
  ['statistic', /\b(?:statistic|measure|metric)\b/],
  ['count', /^(?:n|count|sample|sample size|responses|respondents|observations|number)$/],
  ['employment', /\b(?:employment|employees|headcount|jobs)\b/],
  ['currency', /\b(?:currency|ccy)\b/],
  ['period', /\b(?:period|frequency|pay basis|basis|per)\b/],
  ['year', /\byear\b/],
  ['level', /\b(?:level|seniority|grade|experience|band|rank)\b/],
  ['place', /\b(?:place|location|city|office|country|region|state|metro|area|site)\b/],
  ['role', /\b(?:role|title|occupation|job|position|profession|family|function|discipline)\b/],
  ['amount', /\b(?:salary|pay|wage|wages|amount|value|base|compensation|comp)\b/],
];

/** @param rows the first of the table */
export function proposeMapping(
  file: string,
  header: readonly string[],
  rows: readonly RawRow[],
  names: KnownNames,
): Mapping {
  const columns: Partial<Record<MappedColumn, string>> = {};
  const free = new Set(header.filter((name) => name !== ''));
  for (const [column, pattern] of NAMES) {
    const name = [...free].find((one) => pattern.test(plain(one)));
    if (name === undefined) continue;
    columns[column] = name;
    free.delete(name);
  }
  const samples = (column: MappedColumn): string[] => {
    const at = header.indexOf(columns[column] ?? '');
    return at < 0 ? [] : rows.map(({ cells }) => (cells[at] ?? '').trim()).filter((text) => text !== '');
  };
  const statistics = (['mean', 'p10', 'p25', 'p50', 'p75', 'p90'] as const).filter((name) => columns[name]);
  const row = columns.statistic
    ? 'statistic'
    : columns.low && columns.high
      ? 'band'
      : statistics.length > 0
        ? 'statistics'
        : 'salary';
  const money = [...statistics, 'amount', 'low', 'high'] as const;
  const words = file
    .replace(/\.[a-z.]+$/i, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const [year] = /\b(?:19|20)\d\d\b/.exec(words) ?? [];
  const find = placeFinder(names);
  const placeOf = samples('place').length > 0 ? undefined : 'us';
  return {
    source: {
      id: slugOf(words) || 'my-table',
      title: words || 'My table',
      publisher: 'our own',
      short: `the table ${words || 'of our own'}`,
      vintage: year ?? 'undated',
      covers: `Pay from ${file}.`,
      counts: 'whoever the table counts; it does not say',
    },
    row,
    columns: keptFor(row, columns),
    always: {
      ...(columns.role ? {} : { role: 'backend' }),
      ...(placeOf === undefined ? {} : { place: placeOf }),
      ...(columns.currency || samples('place').every((name) => find(name)?.currency)
        ? {}
        : { currency: 'USD' }),
      ...(columns.period
        ? {}
        : { period: money.some((name) => /\bhour/i.test(columns[name] ?? '')) ? 'hour' : 'year' }),
    },
    decimal: money.some((name) => samples(name).some(hasDecimalComma)) ? ',' : '.',
    roles: {},
    levels: {},
    places: {},
    statistics: {},
  };
}

/** Columns that mean nothing for this kind of row stay out, so that nobody wonders what they do. */
function keptFor(row: Mapping['row'], columns: Partial<Record<MappedColumn, string>>): Mapping['columns'] {
  const { low, high, amount, statistic, mean, p10, p25, p50, p75, p90, year: _, ...rest } = columns;
  const kept = {
    statistics: { mean, p10, p25, p50, p75, p90 },
    statistic: { statistic, amount },
    salary: { amount },
    band: { low, high },
  }[row];
  return Object.fromEntries(Object.entries({ ...rest, ...kept }).filter(([, name]) => name !== undefined));
}

/** `45.000,50`, `52,75`, `45.000`: a comma before the cents, or points between thousands. */
function hasDecimalComma(text: string): boolean {
  const digits = text.replace(/[^\d.,]/g, '');
  return /,\d{1,2}$/.test(digits) || /^\d{1,3}(?:\.\d{3})+$/.test(digits);
}
