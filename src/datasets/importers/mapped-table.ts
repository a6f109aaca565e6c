/** Any table, by a mapping that says which column means what. */
import type { RawRow } from '../tables/raw-table.ts';
import { createWageTableBuilder } from '../wage-table-builder.ts';
import { cellCollector } from './collect-cells.ts';
import { createDraftNames } from './draft-names.ts';
import { createSalaryGroups, tooFew } from './group-salaries.ts';
import type { Band, Importer } from './importer.ts';
import { noRowKept, tellRepeated } from './no-row-kept.ts';
import { rowReader } from './read-mapped-row.ts';
import { createTally } from './tally.ts';

/** Of how many salaries a cell is made at least, where the mapping does not say. */
const MINIMUM_COUNT = 10;

export const mappedTable: Importer = {
  id: 'mapped',
  reads: 'a table, by a mapping',
  recognises: () => false,
  async import(table, { names, mapping, id, minimumCount }) {
    if (!mapping) throw new Error('a mapped table needs its mapping');
    const tally = createTally();
    const draft = createDraftNames(names);
    const builder = createWageTableBuilder();
    const salaries = createSalaryGroups();
    const cells = cellCollector();
    const bands = new Map<string, Band>();
    const minimum = minimumCount ?? mapping.minimum_count ?? MINIMUM_COUNT;
    const read = rowReader(table, mapping, names, draft);
    const take = (row: RawRow): string | undefined => {
      const got = read(row);
      if ('why' in got) return got.why;
      switch (got.kind) {
        case 'statistics':
          if (got.row.count !== undefined && mapping.minimum_count !== undefined && got.row.count < minimum)
            return 'made of too few salaries';
          builder.add(got.row, row.line);
          return undefined;
        case 'statistic':
          return cells.add(got.row, got.column, row.line);
        case 'salary':
          salaries.add(got.salary, row.line);
          return undefined;
        case 'band': {
          const { role, place, level = '', unit } = got.band;
          const key = [role, place, level, unit].join('|');
          if (bands.has(key)) return 'a second band for the same cell';
          bands.set(key, got.band);
          return undefined;
        }
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
    for (const { row, line, why } of cells.rows()) {
      if (why === undefined) builder.add(row, line);
      else tally.takeBack(why, line);
    }
    let hidden = 0;
    for (const { row, line, count } of salaries.groups()) {
      if (count >= minimum) builder.add(row, line);
      else hidden += 1;
    }
    const { table: wages, repeated } = builder.finish();
    tellRepeated(tally, repeated);
    const total = tally.total();
    if (wages.columns.rows === 0 && bands.size === 0) noRowKept(table.name, total);
    const used = new Set([...wages.columns.places, ...[...bands.values()].map(({ place }) => place)]);
    const usedRoles = new Set([...wages.columns.roles, ...[...bands.values()].map(({ role }) => role)]);
    const { source } = mapping;
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
            vintage: source.vintage,
            covers: source.covers,
            counts: source.counts,
            ...(source.official ? { official: true } : {}),
            ...(source.series === undefined ? {} : { series: source.series }),
            ...(mapping.year === undefined ? {} : { year: mapping.year }),
            ...(mapping.row === 'salary' || mapping.minimum_count !== undefined
              ? { minimum_count: minimum }
              : {}),
            ...(source.defects === undefined ? {} : { defects: source.defects }),
          },
          ...(wages.columns.rows > 0 ? { table: wages } : {}),
          ...(bands.size > 0 ? { bands: [...bands.values()] } : {}),
          roles: [...draft.roles.values()].filter((role) => usedRoles.has(role.id)),
          places: [...draft.places.values()].filter((place) => used.has(place.id)),
          ambiguous: [],
        },
      ],
    };
  },
};
