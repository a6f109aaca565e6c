/** Everything the sources say, indexed once so that a question costs a few look-ups. */
import { groupBy } from './group-by.ts';
import type { SourceRecords } from './load-source.ts';
import type { Disagreement, Figure, LadderEntry, Place, Skill, Source, Statement } from './records.ts';

export interface Datasets {
  readonly sources: ReadonlyMap<string, Source>;
  readonly figures: ReadonlyMap<string, Figure>;
  readonly statements: ReadonlyMap<string, Statement>;
  readonly ladder: readonly LadderEntry[];
  readonly skills: ReadonlyMap<string, Skill>;
  readonly places: ReadonlyMap<string, Place>;
  readonly disagreements: readonly Disagreement[];
  /** Every occupation that some figure is for. */
  readonly occupations: ReadonlySet<string>;
  /** Pay figures of an occupation in a place; place undefined: those without a country. */
  pay(role: string, place: string | undefined): readonly Figure[];
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
  const byTopic = groupBy(statements, (statement) => statement.topic);
  return {
    sources: new Map(sources.map(({ source }) => [source.id, source])),
    figures: new Map(figures.map((figure) => [figure.id, figure])),
    statements: new Map(statements.map((statement) => [statement.id, statement])),
    ladder: sources.flatMap((source) => source.ladder),
    skills: new Map(sources.flatMap((source) => source.skills.map((skill) => [skill.id, skill] as const))),
    places: mergePlaces(sources.flatMap((source) => source.places)),
    disagreements,
    occupations: new Set(figures.map(({ role }) => role)),
    pay: (role, place) => byRoleAndPlace.get(payKey(role, place)) ?? [],
    about: (topic) => byTopic.get(topic) ?? [],
  };
}

/** Two sources may name one place: its aliases are joined, the first source's name and kind stay. */
function mergePlaces(places: readonly Place[]): Map<string, Place> {
  const merged = new Map<string, Place>();
  for (const place of places) {
    const known = merged.get(place.id);
    merged.set(place.id, known ? { ...known, aliases: [...known.aliases, ...place.aliases] } : place);
  }
  return merged;
}

function payKey(role: string, place: string | undefined): string {
  return `${role}@${place ?? ''}`;
}
