/** A header and some rows → a mapping to start from. It guesses by names and samples, and whoever adds the file corrects it. */
import type { RawRow } from '../tables/raw-table.ts';
import { type Guessed, guessColumns, mostly, otherPeriodOf, spaced } from './guess-columns.ts';
import { type KnownNames, levelFinder, placeFinder, roleFinder, slugOf } from './known-names.ts';
import { AMOUNTS } from './mapped-columns.ts';
import type { MappedColumn, Mapping } from './mapping.ts';
import { currencyIn, yearIn } from './parse-labels.ts';
import { splitRange } from './split-range.ts';

export interface Proposal {
  readonly mapping: Mapping;
  /** No column looks like pay: the mapping cannot be used as it is. */
  readonly payless: boolean;
  /** A column of pay that is neither by the year nor by the hour. */
  readonly otherPeriod?: { readonly column: string; readonly period: string };
  /** What the table does not say, and the mapping takes for granted. */
  readonly guessed: readonly string[];
  /** Names in the first rows that the bot does not know: rows with such a level or place would be left out. */
  readonly unknown: Readonly<Record<'levels' | 'places' | 'roles', readonly string[]>>;
}

const STATISTICS = ['mean', 'p10', 'p25', 'p50', 'p75', 'p90'] as const;

/** @param rows the first of the table */
export function proposeMapping(
  file: string,
  header: readonly string[],
  rows: readonly RawRow[],
  names: KnownNames,
): Proposal {
  const found = guessColumns(header, rows, names);
  const row = rowOf(found);
  const columns = keptFor(row, found);
  const pay = AMOUNTS[row].flatMap((column) => columns[column] ?? []);
  const words = file
    .replace(/\.[a-z.]+$/i, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const latest = Math.max(0, ...(columns.year?.samples ?? []).map((text) => yearIn(text) ?? 0));
  const year = latest === 0 ? undefined : latest;
  const currency = pay.map(({ name }) => currencyIn(name)).find(Boolean);
  // "Converted" pay is no longer in the currency of its row.
  const converted = pay.some(({ name }) => /convert/.test(spaced(name)));
  const signs = currency ?? pay.flatMap(({ samples }) => samples.map(currencyIn)).find(Boolean);
  const find = placeFinder(names);
  const places = columns.place?.samples ?? [];
  const ownMoney =
    currency === undefined &&
    !converted &&
    (columns.currency !== undefined ||
      (places.length > 0 && places.every((name) => find(name)?.currency !== undefined)));
  const { currency: _, ...withoutCurrency } = columns;
  const kept = ownMoney ? columns : withoutCurrency;
  const place = columns.place ? undefined : placeOf(signs, names);
  const other = pay.map((column) => ({ column: column.name, period: otherPeriodOf(column) }));
  const otherPeriod = columns.period ? undefined : other.find(({ period }) => period !== undefined);
  return {
    payless: pay.length === 0,
    ...(otherPeriod?.period ? { otherPeriod: { ...otherPeriod, period: otherPeriod.period } } : {}),
    guessed: [
      ...(columns.role ? [] : ['occupation']),
      ...(place === undefined ? [] : ['place']),
      ...(ownMoney || signs !== undefined ? [] : ['currency']),
    ],
    unknown: {
      levels: unknownTo(levelFinder(names), columns.level?.samples),
      places: unknownTo(find, columns.place?.samples),
      roles: unknownTo(roleFinder(names), columns.role?.samples),
    },
    mapping: {
      source: {
        id: slugOf(words) || 'my-table',
        title: words || 'My table',
        publisher: 'our own',
        short: `the table ${words || 'of our own'}`,
        vintage: String(year ?? yearIn(words) ?? 'undated'),
        covers: `Pay from ${file}.`,
        counts: 'whoever the table counts; it does not say',
      },
      row,
      columns: Object.fromEntries(Object.entries(kept).map(([as, { name }]) => [as, name])),
      always: {
        ...(columns.role ? {} : { role: 'backend' }),
        ...(place === undefined ? {} : { place }),
        ...(ownMoney ? {} : { currency: signs ?? 'USD' }),
        ...(columns.period
          ? {}
          : { period: pay.some(({ name }) => /\bhour/.test(spaced(name))) ? 'hour' : 'year' }),
      },
      decimal: pay.some(({ samples }) => samples.some(hasDecimalComma)) ? ',' : '.',
      ...(year === undefined ? {} : { year }),
      roles: {},
      levels: {},
      places: {},
      statistics: {},
    },
  };
}

function rowOf({ statistic, low, high, amount, ...found }: Guessed): Mapping['row'] {
  if (statistic) return 'statistic';
  if (low && high) return 'band';
  if (STATISTICS.some((name) => found[name])) return 'statistics';
  const range = amount && mostly(amount.samples, (text) => splitRange(text) !== undefined);
  return range && amount.samples.length > 0 ? 'band' : 'salary';
}

/** Columns that mean nothing for this kind of row stay out, so that nobody wonders what they do. */
function keptFor(row: Mapping['row'], found: Guessed): Guessed {
  const { low, high, amount, statistic, mean, p10, p25, p50, p75, p90, ...rest } = found;
  const kept: { [K in MappedColumn]?: Guessed[K] | undefined } = {
    statistics: { mean, p10, p25, p50, p75, p90 },
    statistic: { statistic, amount },
    salary: { amount },
    // Both ends may stand in one column.
    band: low && high ? { low, high } : { low: amount },
  }[row];
  return Object.fromEntries(
    Object.entries({ ...rest, ...kept }).filter(([, column]) => column !== undefined),
  );
}

/** The one country that has this money; of the dollar it is the US. */
function placeOf(currency: string | undefined, { places }: KnownNames): string | undefined {
  if (currency === undefined || currency === 'USD') return 'us';
  const [only, ...more] = places.filter((place) => place.kind === 'country' && place.currency === currency);
  return more.length === 0 ? only?.id : undefined;
}

function unknownTo(find: (text: string) => unknown, samples: readonly string[] = []): string[] {
  return [...new Set(samples)].filter((name) => find(name) === undefined);
}

/** `45.000,50`, `52,75`, `45.000`: a comma before the cents, or points between thousands. */
function hasDecimalComma(text: string): boolean {
  const digits = (splitRange(text)?.[0] ?? text).replace(/[^\d.,]/g, '');
  return /,\d{1,2}$/.test(digits) || /^\d{1,3}(?:\.\d{3})+$/.test(digits);
}
