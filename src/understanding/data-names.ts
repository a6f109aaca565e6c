/**
 * All that the understanding takes from the data, the numbers in it aside: plain, so that it can be told whether it is
 * what it was when something was learnt with it. Not one of the figures is in it.
 */
import type { Datasets } from '../datasets/datasets.ts';
import type { AmbiguousPlace, Place, Role, Skill, Source } from '../datasets/records.ts';

export interface DataNames {
  readonly sources: readonly NamedSource[];
  /** Whether some series of tables is there with several vintages. */
  readonly vintages: 'one' | 'several';
  readonly skills: readonly Pick<Skill, 'id' | 'name' | 'aliases'>[];
  readonly places: readonly DataPlace[];
  /** The occupations that tables name. */
  readonly roles: readonly Pick<Role, 'id' | 'name' | 'aliases' | 'code'>[];
  /** Every occupation that some figure is for. */
  readonly occupations: readonly string[];
  /** Names that several places of one table go by. */
  readonly ambiguous: readonly AmbiguousPlace[];
  /** Statements that people ask for, and how they ask. */
  readonly asked: readonly { readonly id: string; readonly phrasings: readonly string[] }[];
}

export interface NamedSource extends Pick<Source, 'id' | 'title' | 'short'> {
  readonly isTable: boolean;
  readonly publisher: string;
  readonly official: boolean;
}

export interface DataPlace extends Pick<Place, 'id' | 'name' | 'kind' | 'within' | 'aliases' | 'code'> {
  /** Some figure is for it. */
  readonly covered: boolean;
  /** What the sources without a table call it; absent where none of them names it. */
  readonly documented?: Pick<Place, 'name' | 'aliases'>;
}

export function namesOf(datasets: Datasets): DataNames {
  const { sources, skills, places, roles, statements, tables } = datasets;
  const series = [...sources.values()].flatMap(({ series }) => series ?? []);
  return {
    sources: [...sources.values()].map(({ id, title, short, official, publisher }) => ({
      id,
      title,
      short,
      publisher,
      official,
      isTable: tables.has(id),
    })),
    vintages: new Set(series).size < series.length ? 'several' : 'one',
    skills: [...skills.values()].map(({ id, name, aliases }) => ({ id, name, aliases })),
    places: [...places.values()].map(({ id, name, kind, within, code, aliases }) => {
      const documented = datasets.documentedPlaces.get(id);
      return {
        id,
        name,
        kind,
        aliases,
        covered: datasets.placesWithFigures.has(id),
        ...(within ? { within } : {}),
        ...(code === undefined ? {} : { code }),
        ...(documented ? { documented: { name: documented.name, aliases: documented.aliases } } : {}),
      };
    }),
    roles: [...roles.values()].map(({ id, name, code, aliases }) => ({
      id,
      name,
      aliases,
      ...(code === undefined ? {} : { code }),
    })),
    occupations: [...datasets.occupations],
    ambiguous: datasets.ambiguous,
    asked: [...statements.values()].flatMap(({ id, asked }) =>
      asked.length > 0 ? [{ id, phrasings: asked }] : [],
    ),
  };
}
