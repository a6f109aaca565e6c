/** What came of a table, in lines: how many rows, which were left out and why, and what is covered now. */
import type { Imported, SourceDraft } from '../datasets/importers/importer.ts';

const REASONS_TOLD = 15;

/** @example '233,051 rows read, 233,051 kept, none left out' */
export function summaryLines({ tally: { read, kept, dropped }, remarks }: Imported): string[] {
  const out = dropped.reduce((sum, { count }) => sum + count, 0);
  return [
    `${read.toLocaleString('en')} rows read, ${kept.toLocaleString('en')} kept, ${out === 0 ? 'none' : out.toLocaleString('en')} left out${out === 0 ? '.' : ':'}`,
    ...dropped
      .slice(0, REASONS_TOLD)
      .map(({ why, count, lines }) => `  ${count.toLocaleString('en')}  ${why} (${placesIn(lines, count)})`),
    ...(dropped.length > REASONS_TOLD ? [`  and ${dropped.length - REASONS_TOLD} more reasons`] : []),
    ...remarks.map((remark) => `${remark}.`),
  ];
}

/** What a draft covers, in a line for places and one for occupations. */
export function coverageLines({
  source,
  table,
  bands = [],
  roles,
  places,
  ambiguous,
}: SourceDraft): string[] {
  const kinds = new Map<string, number>();
  const used = new Set([...(table?.columns.places ?? []), ...bands.map(({ place }) => place)]);
  for (const { id, kind } of places) if (used.has(id)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const where = [...kinds].map(
    ([kind, count]) => `${count.toLocaleString('en')} ${PLURALS[kind]?.[count === 1 ? 0 : 1]}`,
  );
  return [
    `${source.id} (${source.vintage}) covers ${counted(roles.length, 'occupation')}${named(roles.map(({ id }) => id))} in ${where.join(', ')}: ${rowsOf(table, bands.length)}.`,
    ...(ambiguous.length > 0
      ? [
          `  names of several places: ${ambiguous
            .slice(0, 8)
            .map(({ alias, means }) => `${alias} (${means.join(', ')})`)
            .join('; ')}${ambiguous.length > 8 ? '; …' : ''}`,
        ]
      : []),
  ];
}

const PLURALS: Readonly<Record<string, readonly [string, string]>> = {
  country: ['country', 'countries'],
  state: ['state', 'states'],
  metro: ['metro', 'metros'],
  city: ['city', 'cities'],
  area: ['nonmetropolitan or other area', 'nonmetropolitan or other areas'],
};

function named(ids: readonly string[]): string {
  return ids.length > 6 ? '' : ` (${ids.join(', ')})`;
}

function rowsOf(table: SourceDraft['table'], bands: number): string {
  const rows = [
    ...(table ? [counted(table.columns.rows, 'row')] : []),
    ...(bands > 0 ? [counted(bands, 'band')] : []),
  ];
  return rows.join(', ');
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}

function placesIn(lines: readonly number[], count: number): string {
  return `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${count > lines.length ? ', …' : ''}`;
}
