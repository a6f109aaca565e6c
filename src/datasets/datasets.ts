/** Everything the sources say, indexed once so that a question costs a few look-ups. */
import { groupBy } from './group-by.ts';
import { createLazyFigures } from './lazy-figures.ts';
import type { SourceRecords } from './load-source.ts';
import { createPayRows, type PayRows } from './pay-rows.ts';
import type {
  AmbiguousPlace,
  Disagreement,
  Figure,
  LadderEntry,
  Place,
  Role,
  Skill,
  Source,
  Statement,
} from './records.ts';
import { figureById, figuresAt, type SourceTable } from './table-figures.ts';
import type { WageTable } from './wage-table.ts';

export interface Datasets {
  readonly sources: ReadonlyMap<string, Source>;
  /** By id; of big tables `get` and `has` know every figure, walking it shows none. */
  readonly figures: ReadonlyMap<string, Figure>;
  /** Big tables, by their source's id. */
  readonly tables: ReadonlyMap<string, SourceTable>;
  readonly statements: ReadonlyMap<string, Statement>;
  readonly ladder: readonly LadderEntry[];
  readonly skills: ReadonlyMap<string, Skill>;
  readonly places: ReadonlyMap<string, Place>;
  /** As the sources without a table name them, alone. */
  readonly documentedPlaces: ReadonlyMap<string, Place>;
  /** The occupations that tables name, by id. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Names that several places of one source go by. */
  readonly ambiguous: readonly AmbiguousPlace[];
  readonly disagreements: readonly Disagreement[];
  /** Every occupation that some figure is for. */
  readonly occupations: ReadonlySet<string>;
  /** Every place that some figure is for. */
  readonly placesWithFigures: ReadonlySet<string>;
  /** The places that lie directly in a place, in the files' order. */
  placesIn(place: string): readonly Place[];
  /** The places that files have written pay figures of an occupation for, in the files' order. */
  placesWritten(role: string): readonly Place[];
  /** Pay figures of an occupation in a place; place undefined: those without a country. */
  pay(role: string, place: string | undefined): readonly Figure[];
  /** Those of them that stand written in files, figure by figure, and in no table. */
  written(role: string, place: string | undefined): readonly Figure[];
  /** What the tables have, row by row. */
  readonly rows: PayRows;
  /** Statements on a topic, in the files' order. */
  about(topic: string): readonly Statement[];
}

/** Builds the indexes. Records are taken as checked. */
export function createDatasets(
  sources: readonly SourceRecords[],
  disagreements: readonly Disagreement[],
): Datasets {
  const figures = sources.flatMap((source) => source.figures);
  const statements = sources.flatMap((source) => source.statements);
  const byRoleAndPlace = groupBy(
    figures.filter((figure) => figure.topics.includes('pay')),
    (figure) => payKey(figure.role, figure.place),
  );
  const written = (role: string, place: string | undefined): readonly Figure[] =>
    byRoleAndPlace.get(payKey(role, place)) ?? [];
  const tables = tablesOf(sources);
  const documents = sources.filter(({ table }) => table === undefined);
  const withTables = sources.filter(({ table }) => table !== undefined);
  const documentedPlaces = mergePlaces(documents.flatMap((source) => source.places));
  const places = mergePlaces([...documents, ...withTables].flatMap((source) => source.places));
  const byTopic = groupBy(statements, (statement) => statement.topic);
  const byWithin = groupBy(
    [...places.values()].filter(({ within }) => within !== undefined),
    ({ within }) => within ?? '',
  );
  const writtenPlaces = placesOfRoles(byRoleAndPlace, places);
  return {
    sources: new Map(sources.map(({ source }) => [source.id, source])),
    figures: createLazyFigures(figures, (id) => {
      const from = tables.get(id.slice(0, id.indexOf('/')));
      return from && figureById(from, id);
    }),
    tables,
    statements: new Map(statements.map((statement) => [statement.id, statement])),
    ladder: sources.flatMap((source) => source.ladder),
    skills: new Map(sources.flatMap((source) => source.skills.map((skill) => [skill.id, skill] as const))),
    places,
    documentedPlaces,
    roles: new Map(sources.flatMap((source) => source.roles.map((role) => [role.id, role] as const))),
    ambiguous: sources.flatMap((source) => source.ambiguous),
    disagreements,
    occupations: new Set([
      ...figures.map(({ role }) => role),
      ...[...tables.values()].flatMap(({ table }) => table.columns.roles),
    ]),
    placesWithFigures: new Set([
      ...figures.flatMap(({ place }) => place ?? []),
      ...[...tables.values()].flatMap(({ table }) => placesWithRows(table)),
    ]),
    placesIn: (place) => byWithin.get(place) ?? [],
    placesWritten: (role) => writtenPlaces.get(role) ?? [],
    pay(role, place) {
      if (place === undefined || tables.size === 0) return written(role, place);
      return [
        ...written(role, place),
        ...[...tables.values()].flatMap((from) => figuresAt(from, role, place)),
      ];
    },
    written,
    rows: createPayRows(tables),
    about: (topic) => byTopic.get(topic) ?? [],
  };
}

function tablesOf(sources: readonly SourceRecords[]): Map<string, SourceTable> {
  return new Map(
    sources.flatMap(({ source, table, roles, places }) =>
      table
        ? [
            [
              source.id,
              {
                source,
                table,
                roles: new Map(roles.map((role) => [role.id, role])),
                places: new Map(places.map((place) => [place.id, place])),
              },
            ] as const,
          ]
        : [],
    ),
  );
}

/** The places that have a row: a place may be there only because another lies in it. */
function placesWithRows({ columns }: WageTable): string[] {
  const seen = new Uint8Array(columns.places.length);
  for (const number of columns.place) seen[number] = 1;
  return columns.places.filter((_, i) => seen[i] === 1);
}

/** The places of each occupation that figures are written for, in the order of all places. */
function placesOfRoles(
  written: ReadonlyMap<string, readonly Figure[]>,
  places: ReadonlyMap<string, Place>,
): Map<string, Place[]> {
  const order = new Map([...places.keys()].map((id, i) => [id, i]));
  const cells = [...written.values()].flatMap(([figure]) => {
    const place = places.get(figure?.place ?? '');
    return figure && place ? [{ role: figure.role, place }] : [];
  });
  cells.sort((a, b) => (order.get(a.place.id) ?? 0) - (order.get(b.place.id) ?? 0));
  return new Map(
    [...groupBy(cells, ({ role }) => role)].map(([role, all]) => [role, all.map(({ place }) => place)]),
  );
}

/** Two sources may name one place: its aliases are joined, the first source's name and kind stay, and the first code. */
function mergePlaces(places: readonly Place[]): Map<string, Place> {
  const merged = new Map<string, Place>();
  for (const place of places) {
    const known = merged.get(place.id);
    merged.set(
      place.id,
      known ? { ...place, ...known, aliases: [...known.aliases, ...place.aliases] } : place,
    );
  }
  return merged;
}

function payKey(role: string, place: string | undefined): string {
  return `${role}@${place ?? ''}`;
}
