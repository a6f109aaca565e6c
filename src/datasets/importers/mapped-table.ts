/** Any table, by a mapping that says which column means what. */
import { cannotRead, type RawRow } from '../tables/raw-table.ts';
import { createWageTableBuilder } from '../wage-table-builder.ts';
import { bandCollector } from './collect-bands.ts';
import { cellCollector } from './collect-cells.ts';
import { createDraftNames } from './draft-names.ts';
import { createSalaryGroups, tooFew } from './group-salaries.ts';
import type { Importer } from './importer.ts';
import { noRowKept, tellRepeated } from './no-row-kept.ts';
import { rowReader } from './read-mapped-row.ts';
import { createTally } from './tally.ts';

/** Of how many salaries a cell is made at least, where the mapping does not say. */
const MINIMUM_COUNT = 10;

export const mappedTable: Importer = {
  id: 'mapped',
  reads: 'a table, by a mapping',
  recognises: () => false,
  async import(table, { names, mapping, id, minimumCount, year: wanted, occupations }) {
    if (!mapping) throw new Error('a mapped table needs its mapping');
    if (occupations) refuseCodes();
    const tally = createTally();
    const draft = createDraftNames(names);
    const builder = createWageTableBuilder();
    const salaries = createSalaryGroups();
    const cells = cellCollector();
    const bandRows = bandCollector();
    const minimum = minimumCount ?? mapping.minimum_count ?? MINIMUM_COUNT;
    const year = wanted ?? mapping.year;
    const read = rowReader(table, { ...mapping, ...(year === undefined ? {} : { year }) }, names, draft);
    const years = new Set<number>();
    const take = (row: RawRow): string | undefined => {
      const got = read(row);
      if ('why' in got) return got.why;
      if (got.year !== undefined) years.add(got.year);
      switch (got.kind) {
        case 'statistics':
          if (got.row.count !== undefined && mapping.minimum_count !== undefined && got.row.count < minimum)
            return 'made of too few salaries';
          builder.add(got.row, row.line);
          return undefined;
        case 'statistic':
          cells.add(got.row, got.column, row.line);
          return undefined;
        case 'salary':
          salaries.add(got.salary, row.line);
          return undefined;
        case 'band':
          bandRows.add(got.band, row.line);
          return undefined;
      }
    };
    for await (const rows of table.batches) {
      for (const row of rows) {
        tally.read();
        const why = take(row);
        if (why === undefined) tally.keep();
        else tally.drop(why, row.line);
      }
    }
    if (year === undefined && years.size > 1) refuseSeveral(table.name, years);
    for (const { row, line } of cells.finish(tally)) builder.add(row, line);
    const bands = bandRows.finish(tally);
    let hidden = 0;
    for (const { row, line, count } of salaries.groups()) {
      if (count >= minimum) builder.add(row, line);
      else hidden += 1;
    }
    const { table: wages, repeated } = builder.finish();
    tellRepeated(tally, repeated);
    const total = tally.total();
    if (wages.columns.rows === 0 && bands.length === 0)
      noRowKept(table.name, total, hidden > 0 ? minimum : undefined);
    const used = new Set([...wages.columns.places, ...bands.map(({ place }) => place)]);
    const usedRoles = new Set([...wages.columns.roles, ...bands.map(({ role }) => role)]);
    const { source } = mapping;
    const of = year ?? [...years][0];
    return {
      tally: total,
      remarks: hidden === 0 ? [] : [tooFew(hidden, hidden + wages.columns.rows, minimum)],
      drafts: [
        {
          source: {
            id: id ?? source.id,
            title: source.title,
            publisher: source.publisher,
            short: source.short,
            // Another year than the mapping was made for.
            vintage: wanted !== undefined && wanted !== mapping.year ? String(wanted) : source.vintage,
            covers: source.covers,
            counts: source.counts,
            ...(source.official ? { official: true } : {}),
            ...(source.series === undefined ? {} : { series: source.series }),
            ...(of === undefined ? {} : { year: of }),
            ...(mapping.row === 'salary' || mapping.minimum_count !== undefined
              ? { minimum_count: minimum }
              : {}),
            ...(source.defects === undefined ? {} : { defects: source.defects }),
          },
          ...(wages.columns.rows > 0 ? { table: wages } : {}),
          ...(bands.length > 0 ? { bands } : {}),
          roles: [...draft.roles.values()].filter((role) => usedRoles.has(role.id)),
          places: [...draft.places.values()].filter((place) => used.has(place.id)),
          ambiguous: [],
        },
      ],
    };
  },
};

/** @throws InvalidFilesError */
function refuseCodes(): never {
  return cannotRead(
    '--soc',
    undefined,
    'codes of occupations choose among the rows of BLS tables',
    'Leave --soc out; take rows that you do not want out of the file.',
  );
}

/** Pay of several years is never one figure. @throws InvalidFilesError */
function refuseSeveral(file: string, years: ReadonlySet<number>): never {
  const sorted = [...years].sort((a, b) => a - b);
  return cannotRead(
    file,
    undefined,
    `its rows are of several years: ${sorted.join(', ')}`,
    `Choose one, and add each as a source of its own: --year ${sorted.at(-1)}, with an --id for it.`,
  );
}
