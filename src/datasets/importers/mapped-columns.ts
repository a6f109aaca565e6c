/** A mapping and a table's header → where each column stands, and the table's own names for things; or what does not fit. */
import { InvalidFilesError } from '../fault.ts';
import type { RawTable } from '../tables/raw-table.ts';
import { WAGE_COLUMNS } from '../wage-row.ts';
import { columnFinder } from './columns-of.ts';
import { type KnownNames, type KnownPlace, plain } from './known-names.ts';
import type { MappedColumn, Mapping } from './mapping.ts';

/** The columns that hold pay, by what a row is. */
export const AMOUNTS: Readonly<Record<Mapping['row'], readonly MappedColumn[]>> = {
  statistics: WAGE_COLUMNS,
  statistic: ['amount'],
  salary: ['amount'],
  band: ['low', 'high'],
};

/** @throws InvalidFilesError where a column is missing, or what a row needs */
export function columnsOf(
  table: Pick<RawTable, 'name' | 'header' | 'headerLine'>,
  mapping: Mapping,
): Record<MappedColumn, number> {
  const find = columnFinder(table);
  const { columns, always } = mapping;
  const at = (column: MappedColumn): number => {
    const named = columns[column];
    return named === undefined ? -1 : find.needed(named);
  };
  const found: Record<MappedColumn, number> = {
    role: at('role'),
    level: at('level'),
    place: at('place'),
    currency: at('currency'),
    period: at('period'),
    year: at('year'),
    mean: at('mean'),
    p10: at('p10'),
    p25: at('p25'),
    p50: at('p50'),
    p75: at('p75'),
    p90: at('p90'),
    statistic: at('statistic'),
    amount: at('amount'),
    low: at('low'),
    high: at('high'),
    count: at('count'),
    employment: at('employment'),
  };
  find.done();
  const without = (field: string, problem: string, cure: string) => ({
    file: 'the mapping',
    field,
    problem,
    cure,
  });
  const faults = [
    ...(AMOUNTS[mapping.row].every((column) => found[column] < 0)
      ? [
          without(
            'columns',
            'no column holds pay',
            `Write the name of a column behind ${AMOUNTS[mapping.row].join(' or ')}. The columns are: ${table.header.filter((one) => one !== '').join(', ')}.`,
          ),
        ]
      : []),
    ...(found.role < 0 && always.role === undefined
      ? [without('columns.role', 'no occupation', 'Name its column, or write it under always.')]
      : []),
    ...(found.place < 0 && always.place === undefined
      ? [without('columns.place', 'no place', 'Name its column, or write it under always.')]
      : []),
    ...(mapping.row === 'statistic' && found.statistic < 0
      ? [
          without(
            'columns.statistic',
            'no statistic',
            'Name the column that says mean, median, p90 and so on.',
          ),
        ]
      : []),
  ];
  if (faults.length > 0) throw new InvalidFilesError(faults);
  return found;
}

/** By their plain spelling. @throws InvalidFilesError where a place leads nowhere */
export function ownNames(mapping: Mapping, names: KnownNames) {
  const known = new Map(names.places.map((place) => [place.id, place]));
  const unknown: string[] = [];
  const places = new Map<string, KnownPlace>();
  for (const [name, to] of Object.entries(mapping.places)) {
    const place =
      typeof to === 'string' ? known.get(to) : { aliases: [plain(name)], ...withoutUndefined(to) };
    if (place) places.set(plain(name), place);
    else unknown.push(String(to));
  }
  if (unknown.length > 0) {
    throw new InvalidFilesError(
      unknown.map((id) => ({
        file: 'the mapping',
        field: 'places',
        problem: `no place is called "${id}"`,
        cure: 'Describe it there: { id, name, kind, within, currency }.',
      })),
    );
  }
  const byPlain = <T>(record: Readonly<Record<string, T>>) =>
    new Map(Object.entries(record).map(([name, to]) => [plain(name), to]));
  return {
    places,
    roles: byPlain(mapping.roles),
    levels: byPlain(mapping.levels),
    statistics: byPlain(mapping.statistics),
  };
}

function withoutUndefined({
  within,
  ...place
}: Exclude<Mapping['places'][string], string>): Omit<KnownPlace, 'aliases'> {
  return { ...place, ...(within === undefined ? {} : { within }) };
}
