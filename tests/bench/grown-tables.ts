/**
 * Big tables, made up: as many rows as are wanted, over several vintages of an official series and of a survey by
 * level, for the documents' own places and for invented ones. The same seed makes the same rows. They are written as
 * `npm run data -- add` writes what it has read.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { PlaceRow, RoleRow, SourceDraft } from '../../src/datasets/importers/importer.ts';
import { LEVELS, type Level } from '../../src/datasets/levels.ts';
import type { Place } from '../../src/datasets/records.ts';
import { NOT_AVAILABLE, type WageCell } from '../../src/datasets/wage-row.ts';
import { createWageTableBuilder } from '../../src/datasets/wage-table-builder.ts';
import { stageSources } from '../../src/datasets/write-source.ts';
import { invented } from './grown.ts';

export interface GrownTables {
  readonly rows: number;
  readonly sources: number;
  /** As one would type them; the nation is left out. */
  readonly places: readonly string[];
  /** Backend developers are left out. */
  readonly roles: readonly string[];
}

const SEED = 20_260_101;
const OFFICIAL_YEARS = [2025, 2024, 2023, 2022];
const SURVEY_YEARS = [2025, 2024];
const SOURCES = OFFICIAL_YEARS.length + SURVEY_YEARS.length;
const TOP_CODE = 239_200;
const ALL_LEVELS: readonly (Level | undefined)[] = [undefined, ...LEVELS];
/** One cell in so many has a percentile that is not available. */
const SELDOM = 40;

/**
 * Writes the sources.
 * @param known places to begin with, the nation first
 * @param cache where copies of the tables are kept
 */
export function growTables(
  rows: number,
  known: readonly Place[],
  folder: string,
  cache: string,
): GrownTables {
  // Half of all cells have a row, as in the official tables.
  const cells = Math.ceil(rows / SOURCES) * 2;
  const placeCount = Math.ceil(Math.sqrt(cells * 0.8));
  const places = placesOf(placeCount, known);
  const roles = rolesOf(Math.ceil(cells / placeCount));
  const share = (i: number): number =>
    Math.floor((rows * (i + 1)) / SOURCES) - Math.floor((rows * i) / SOURCES);
  const drafts = [
    ...OFFICIAL_YEARS.map((year, i) => official(year, share(i), roles, places)),
    ...SURVEY_YEARS.map((year, i) => survey(year, share(OFFICIAL_YEARS.length + i), roles, places)),
  ];
  stageSources(drafts, { folder, replace: false }).commit(cache);
  return {
    rows: drafts.reduce((sum, { table }) => sum + (table?.columns.rows ?? 0), 0),
    sources: drafts.length,
    places: places.slice(1).map(({ name }) => name.toLowerCase()),
    roles: roles.slice(1).map(({ name }) => name.toLowerCase()),
  };
}

function placesOf(count: number, known: readonly Place[]): PlaceRow[] {
  const own = known.slice(0, count).map(
    ({ id, name, kind, within, currency }): PlaceRow => ({
      id,
      name,
      kind,
      currency,
      aliases: [],
      ...(within === undefined ? {} : { within }),
    }),
  );
  const states = own.flatMap(({ id, kind }) => (kind === 'state' ? [id] : []));
  const made = Array.from({ length: count - own.length }, (_, i): PlaceRow => {
    const id = invented('place', i);
    const isState = i % 12 === 0;
    const within = isState ? 'us' : (states[i % states.length] ?? 'us');
    if (isState) states.push(id);
    return { id, name: capital(id), kind: isState ? 'state' : 'metro', within, currency: 'USD', aliases: [] };
  });
  return [...own, ...made];
}

function rolesOf(count: number): RoleRow[] {
  return [
    { id: 'backend', name: 'Software Developers', aliases: [] },
    ...Array.from({ length: count - 1 }, (_, i) => {
      const word = invented('role', i);
      return { id: `${word}-operators`, name: `${capital(word)} Operators`, aliases: [`${word} operator`] };
    }),
  ];
}

function official(
  year: number,
  rows: number,
  roles: readonly RoleRow[],
  places: readonly PlaceRow[],
): SourceDraft {
  const next = pay(year);
  const cells = someCells(rows, roles, places);
  return {
    ...draftOf(
      cells.map(([role, place]) => ({ role, place, unit: 'USD/year', cells: next() })),
      roles,
      places,
    ),
    source: {
      ...about(`wage-tables-${year}`, `Wage Tables, May ${year}`, `May ${year}`),
      publisher: 'The Statistics Office',
      short: `the tables of May ${year}`,
      official: true,
      series: 'wage-tables',
      year,
      top_code: { 'USD/year': TOP_CODE },
    },
  };
}

/** All levels together, and each by itself. */
function survey(
  year: number,
  rows: number,
  roles: readonly RoleRow[],
  places: readonly PlaceRow[],
): SourceDraft {
  const next = pay(year + 1);
  const cells = someCells(Math.ceil(rows / ALL_LEVELS.length), roles, places).flatMap(([role, place]) =>
    ALL_LEVELS.map((level) => ({
      role,
      place,
      unit: 'USD/year',
      cells: next(),
      count: 50,
      ...(level ? { level } : {}),
    })),
  );
  return {
    ...draftOf(cells.slice(0, rows), roles, places),
    source: {
      ...about(`pay-survey-${year}`, `Pay Survey ${year}`, String(year)),
      publisher: 'The Survey',
      short: `the survey of ${year}`,
      series: 'pay-survey',
      year,
      minimum_count: 10,
    },
  };
}

function about(id: string, title: string, vintage: string) {
  return { id, title, vintage, covers: 'Made-up pay by occupation and place.', counts: 'nobody' };
}

type Rows = readonly Parameters<ReturnType<typeof createWageTableBuilder>['add']>[0][];

function draftOf(
  rows: Rows,
  roles: readonly RoleRow[],
  places: readonly PlaceRow[],
): Omit<SourceDraft, 'source'> {
  const builder = createWageTableBuilder();
  rows.forEach((row, i) => {
    builder.add(row, i);
  });
  const { table } = builder.finish();
  const named = new Set(table.columns.roles);
  return { table, roles: roles.filter(({ id }) => named.has(id)), places, ambiguous: [] };
}

/** Backend developers in all places, every occupation in the nation, and others evenly spread. */
function someCells(
  count: number,
  roles: readonly RoleRow[],
  places: readonly PlaceRow[],
): (readonly [role: string, place: string])[] {
  const all = roles.length * places.length;
  // Shares no factor with the count, so that each cell comes once.
  let step = Math.floor(all * 0.618) | 1;
  while (divisor(step, all) > 1) step += 2;
  const first = [...places.keys()];
  const national = roles.slice(1).map((_, i) => (i + 1) * places.length);
  const spread = Array.from({ length: Math.min(count * 2, all) }, (_, i) => (i * step) % all);
  return [...new Set([...first, ...national, ...spread])].slice(0, count).map((cell) => {
    const role = roles[Math.floor(cell / places.length)]?.id ?? '';
    return [role, places[cell % places.length]?.id ?? ''] as const;
  });
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** Percentiles of one row after the other; the highest are top-coded. */
function pay(seed: number): () => WageCell[] {
  const random = xoroshiro128plus(SEED + seed);
  const value = (amount: number): WageCell =>
    amount >= TOP_CODE ? { kind: 'top-coded', amount: TOP_CODE } : { kind: 'value', amount };
  return () => {
    const middle = uniformInt(random, 3_000, 20_000) * 10;
    const low = Math.round(middle * 0.6);
    const high = Math.round(middle * 1.6);
    const seldom = uniformInt(random, 1, SELDOM) === 1;
    return [
      value(Math.round(middle * 1.05)),
      seldom ? NOT_AVAILABLE : value(low),
      value(Math.round(middle * 0.8)),
      value(middle),
      value(Math.round(middle * 1.25)),
      seldom ? NOT_AVAILABLE : value(high),
    ];
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
