/** The wages that the US Bureau of Labor Statistics publishes every year, by occupation and area. */
import { InvalidFilesError } from '../fault.ts';
import type { RawTable } from '../tables/raw-table.ts';
import { createWageTableBuilder } from '../wage-table-builder.ts';
import { misplaced } from './check-cells.ts';
import { columnFinder } from './columns-of.ts';
import { describeOews } from './describe-oews.ts';
import type { Importer, ImportRequest } from './importer.ts';
import { createAreaNamer } from './name-us-areas.ts';
import { createOccupationNamer } from './name-us-occupations.ts';
import { noRowKept, tellRepeated } from './no-row-kept.ts';
import { areaCodeOf, areaKindOf, oewsRowReader, topCodeOf } from './read-oews-row.ts';
import { createTally } from './tally.ts';

const NEEDED = ['AREA', 'AREA_TITLE', 'AREA_TYPE', 'OCC_CODE', 'OCC_TITLE', 'A_MEAN', 'A_MEDIAN'];

export const blsOews: Importer = {
  id: 'bls-oews',
  reads: 'wages by occupation and area, as the US Bureau of Labor Statistics publishes them (OEWS)',
  recognises: (header) => {
    const names = new Set(header.map((name) => name.trim().toUpperCase()));
    return NEEDED.every((name) => names.has(name));
  },
  async import(table, request) {
    const find = columnFinder(table);
    const at = {
      year: find.optional('YEAR'),
      area: find.needed('AREA'),
      areaTitle: find.needed('AREA_TITLE'),
      areaType: find.needed('AREA_TYPE'),
      industry: find.optional('NAICS'),
      occupation: find.needed('OCC_CODE'),
      title: find.needed('OCC_TITLE'),
      group: find.optional('O_GROUP'),
    };
    find.done();
    const chosen = chooser(request.occupations);
    const tally = createTally();
    const builder = createWageTableBuilder();
    const areas = createAreaNamer(request.names);
    const occupations = createOccupationNamer(request.names);
    let year = request.year ?? (at.year < 0 ? yearOf(table) : undefined);
    let read: ReturnType<typeof oewsRowReader> | undefined;
    for await (const rows of table.batches) {
      for (const { cells, line } of rows) {
        tally.read();
        const code = (cells[at.occupation] ?? '').trim();
        const why = misplaced(cells, table.header) ?? unwanted(cells, at, code, chosen, year);
        if (why !== undefined) {
          tally.drop(why, line);
          continue;
        }
        year ??= Number(cells[at.year]);
        read ??= oewsRowReader(table, year);
        const got = read(cells);
        if ('why' in got) {
          tally.drop(got.why, line);
          continue;
        }
        const type = (cells[at.areaType] ?? '').trim();
        const area = areaCodeOf((cells[at.area] ?? '').trim(), type);
        const title = (cells[at.areaTitle] ?? '').trim();
        const kind = areaKindOf(area, title, type);
        const row = {
          role: occupations.role(code, (cells[at.title] ?? '').trim()),
          place: areas.place(area, title, kind),
          ...(got.employment === undefined ? {} : { employment: got.employment }),
        };
        builder.add({ ...row, unit: 'USD/year', cells: got.yearly }, line);
        if (got.hourly) builder.add({ ...row, unit: 'USD/hour', cells: got.hourly }, line);
        tally.keep();
      }
    }
    const { table: wages, repeated } = builder.finish();
    tellRepeated(tally, repeated);
    if (wages.columns.rows === 0 || year === undefined) noRowKept(table.name, tally.total());
    const topCode = topCodeOf(year);
    const named = areas.finish();
    const used = new Set(wages.columns.places);
    const published = at.group >= 0;
    return {
      tally: tally.total(),
      remarks: [
        ...(read?.remarks() ?? []),
        ...(named.ambiguous.length > 0
          ? [
              `${named.ambiguous.length === 1 ? '1 name is' : `${named.ambiguous.length} names are`} of several places, and asked back: ambiguous.csv lists them`,
            ]
          : []),
      ],
      drafts: [
        {
          source: {
            ...describeOews(
              year,
              {
                ...wages.columns,
                kinds: new Set(named.places.filter(({ id }) => used.has(id)).map(({ kind }) => kind)),
              },
              published ? 'published' : topCode ? 'inferred' : 'lost',
            ),
            ...(request.id === undefined ? {} : { id: request.id }),
            official: true,
            series: 'bls-oews',
            year,
            ...(topCode ? { top_code: topCode } : {}),
          },
          table: wages,
          roles: occupations.roles().filter(({ id }) => wages.columns.roles.includes(id)),
          places: named.places,
          ambiguous: named.ambiguous,
        },
      ],
    };
  },
};

/** Every row where nothing was chosen. */
function chooser(codes: ImportRequest['occupations']): ((code: string) => boolean) | undefined {
  if (codes === undefined) return undefined;
  const wrong = codes.filter((code) => !/^\d{2}-(?:\d{4}|\d{0,3}\*)$/.test(code));
  if (wrong.length > 0) {
    throw new InvalidFilesError(
      wrong.map((code) => ({
        file: '--soc',
        problem: `"${code}" is no code of an occupation`,
        cure: 'Write codes such as 15-1252, or 15-* for all that start so, with commas between.',
      })),
    );
  }
  const whole = new Set(codes.filter((code) => !code.endsWith('*')));
  const starts = codes.filter((code) => code.endsWith('*')).map((code) => code.slice(0, -1));
  return (code) => whole.has(code) || starts.some((start) => code.startsWith(start));
}

function unwanted(
  cells: readonly string[],
  at: { readonly year: number; readonly industry: number; readonly group: number },
  code: string,
  chosen: ReturnType<typeof chooser>,
  year: number | undefined,
): string | undefined {
  if (!/^\d{2}-\d{4}$/.test(code)) return 'no code of an occupation in it';
  if (chosen && !chosen(code)) return 'an occupation that was not asked for';
  if (at.industry >= 0 && !/^0*$/.test((cells[at.industry] ?? '').trim())) return 'a single industry';
  // Groups between "all computer occupations" and a single one repeat what is in those.
  if (!chosen && at.group >= 0 && /^(?:broad|minor)$/.test((cells[at.group] ?? '').trim()))
    return 'a group of occupations';
  if (at.year < 0) return undefined;
  const own = (cells[at.year] ?? '').trim();
  if (!/^(?:19|20)\d\d$/.test(own)) return 'no year in it';
  return year !== undefined && Number(own) !== year ? 'another year' : undefined;
}

/** The year in a file's name, as the bureau calls its files: `national_M2024_dl.xlsx`. */
function yearOf({ name }: RawTable): number {
  const [, year] = /(?:^|[^0-9])((?:19|20)\d\d)(?![0-9])/.exec(name) ?? [];
  if (year !== undefined) return Number(year);
  throw new InvalidFilesError([
    {
      file: name,
      problem: 'neither a column nor the name says of which year it is',
      cure: 'Say it: --year 2024.',
    },
  ]);
}
