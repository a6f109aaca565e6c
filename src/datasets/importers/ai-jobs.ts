/** The salaries that ai-jobs.net gives away: a row a person. They become percentiles by occupation, level and country, a source for each year. */
import type { Level } from '../levels.ts';
import { createWageTableBuilder } from '../wage-table-builder.ts';
import { misplaced } from './check-cells.ts';
import { columnFinder } from './columns-of.ts';
import { createDraftNames, type DraftNames } from './draft-names.ts';
import { createSalaryGroups, type SalaryGroups, tooFew } from './group-salaries.ts';
import type { Importer, SourceDraft, SourceFile } from './importer.ts';
import { type KnownNames, type KnownPlace, plain, roleFinder, slugOf } from './known-names.ts';
import { noRowKept } from './no-row-kept.ts';
import { implausible } from './plausible.ts';
import { createTally } from './tally.ts';

const COLUMNS = [
  'work_year',
  'experience_level',
  'employment_type',
  'job_title',
  'salary',
  'salary_currency',
  'salary_in_usd',
  'employee_residence',
] as const;
/** `EX`, executives, are none of the four levels: they count among all levels alone. */
const LEVELS: ReadonlyMap<string, Level | 'none'> = new Map<string, Level | 'none'>([
  ['EN', 'entry'],
  ['MI', 'mid'],
  ['SE', 'senior'],
  ['EX', 'none'],
]);
const MINIMUM_COUNT = 10;
const COMPUTER_OCCUPATIONS = '15-';
/** What a salary may be in the file's own conversion to dollars, which makes currencies comparable. */
const DOLLARS = { least: 2_000, most: 2_000_000 };

export const aiJobs: Importer = {
  id: 'ai-jobs',
  reads: 'single salaries as ai-jobs.net gives them away',
  recognises: (header) => {
    const names = new Set(header.map((name) => name.trim().toLowerCase()));
    return COLUMNS.every((name) => names.has(name));
  },
  async import(table, { names, id, year, minimumCount = MINIMUM_COUNT }) {
    const find = columnFinder(table);
    const at = COLUMNS.map((name) => find.needed(name));
    find.done();
    const tally = createTally();
    const draft = createDraftNames(names);
    const roleOf = roleNamer(names, draft);
    const placeOf = countryNamer(names, draft);
    const seen = new Set<string>();
    const years = new Map<number, SalaryGroups>();
    const take = (cells: readonly string[], line: number): string | undefined => {
      const moved = misplaced(cells, table.header);
      if (moved !== undefined) return moved;
      const key = cells.join('\u0001');
      if (seen.has(key)) return 'the same row once more';
      seen.add(key);
      const [
        workYear = '',
        experience = '',
        employment,
        title = '',
        salary,
        currency = '',
        dollars,
        country = '',
      ] = at.map((column) => (cells[column] ?? '').trim());
      if (!/^20\d\d$/.test(workYear)) return 'no year in it';
      if (year !== undefined && Number(workYear) !== year) return 'another year';
      if (employment !== 'FT') return 'not full-time';
      const level = LEVELS.get(experience);
      if (level === undefined) return 'a level that is none of theirs';
      if (title === '') return 'no occupation in it';
      const unit = `${currency}/year` as const;
      const amount = Number(salary);
      if (!/^[A-Z]{3}$/.test(currency) || !(amount > 0)) return 'no pay in it';
      const inDollars = Number(dollars);
      if (!(inDollars >= DOLLARS.least && inDollars <= DOLLARS.most)) return 'pay that cannot be';
      const why = implausible(amount, unit);
      if (why !== undefined) return why;
      const place = placeOf(country, currency);
      if (place === undefined) return `the country "${country.slice(0, 20)}", which nobody knows`;
      const groups = years.get(Number(workYear)) ?? createSalaryGroups();
      years.set(Number(workYear), groups);
      const one = { role: roleOf(title), place, unit, amount };
      groups.add(one, line);
      if (level !== 'none') groups.add({ ...one, level }, line);
      return undefined;
    };
    for await (const rows of table.batches) {
      for (const { cells, line } of rows) {
        tally.read();
        const why = take(cells, line);
        if (why === undefined) tally.keep();
        else tally.drop(why, line);
      }
    }
    const drafts: SourceDraft[] = [];
    let hidden = 0;
    let shown = 0;
    for (const [of, groups] of [...years].sort(([a], [b]) => a - b)) {
      const builder = createWageTableBuilder();
      for (const { row, line, count } of groups.groups()) {
        if (count >= minimumCount) builder.add(row, line);
        else hidden += 1;
      }
      shown += builder.rows;
      if (builder.rows === 0) continue;
      const wages = builder.finish().table;
      drafts.push({
        source: { ...describe(of), minimum_count: minimumCount },
        table: wages,
        roles: [...draft.roles.values()].filter((role) => wages.columns.roles.includes(role.id)),
        places: [...draft.places.values()].filter((place) => wages.columns.places.includes(place.id)),
        ambiguous: [],
      });
    }
    if (drafts.length === 0) noRowKept(table.name, tally.total(), hidden > 0 ? minimumCount : undefined);
    return {
      tally: tally.total(),
      remarks: hidden === 0 ? [] : [tooFew(hidden, hidden + shown, minimumCount)],
      drafts: drafts.map(({ source, ...rest }) => ({ ...rest, source: named(source, id, drafts.length) })),
    };
  },
};

function describe(year: number): SourceFile {
  return {
    id: `ai-jobs-${year}`,
    title: `Salaries in AI, ML, data and software, ${year}`,
    publisher: 'ai-jobs.net',
    short: `the ai-jobs.net salaries of ${year}`,
    vintage: String(year),
    covers: 'Pay by job title, level and the country where people live, mostly in AI and data.',
    counts: 'full-time yearly salaries, as people and job offers reported them to ai-jobs.net',
    series: 'ai-jobs',
    year,
    defects: [
      'Anybody can report a salary; nobody checks it.',
      'Rows that are alike in every column were taken once, so that people with the same salary may count as one.',
      'Executives count among all levels alone.',
    ],
  };
}

function named(source: SourceFile, id: string | undefined, drafts: number): SourceFile {
  if (id === undefined) return source;
  return { ...source, id: drafts === 1 ? id : `${id}-${source.year}` };
}

/** Backend is only what says so: a "Software Engineer" among data people may be anything. */
function roleNamer(names: KnownNames, draft: DraftNames): (title: string) => string {
  // An "Architect" among data people builds no houses.
  const find = roleFinder({
    roles: names.roles.filter(({ code }) => code === undefined || code.startsWith(COMPUTER_OCCUPATIONS)),
  });
  const ids = new Map<string, string>();
  return (title) => {
    const known = ids.get(title);
    if (known !== undefined) return known;
    const backend = /\bback[ -]?end\b/i.test(title);
    const found = backend ? 'backend' : find(plain(title));
    const own = found === 'backend' && !backend;
    const id = draft.role(own ? slugOf(title) : found, title);
    // "Software engineer" is what people call backend developers: the name stays theirs.
    if (own) draft.roles.set(id, { id, name: title, aliases: [] });
    ids.set(title, id);
    return id;
  };
}

/** Parts of the US that have letters among the countries. */
const TERRITORIES = new Set(['PR', 'GU', 'VI', 'AS', 'MP']);

/** By the two letters that the file has for a country. */
function countryNamer(
  names: KnownNames,
  draft: DraftNames,
): (code: string, currency: string) => string | undefined {
  const byCode = new Map<string, KnownPlace>();
  for (const place of names.places) {
    if (place.letters === undefined) continue;
    // A US state's two letters are often those of a country as well.
    if (place.within === 'us' && !TERRITORIES.has(place.letters)) continue;
    if (!byCode.has(place.letters) || place.kind === 'country') byCode.set(place.letters, place);
  }
  const us = names.places.find(({ id }) => id === 'us');
  return (code, currency) => {
    const place = code === 'US' ? us : byCode.get(code);
    return place && draft.place(place, currency);
  };
}
