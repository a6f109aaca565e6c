/** All that has a name, but places: what the data brings with its figures, and what the vocabulary adds. */
import type { Datasets } from '../datasets/datasets.ts';
import { type Called, called, rolesOf } from './known-roles.ts';
import type { Entry, Vocabulary } from './vocabulary.ts';

export type EntityKind =
  | 'level'
  | 'role'
  | 'company'
  | 'skill'
  | 'specialisation'
  | 'source'
  | 'statistic'
  | 'period';

/** By kind: what the data names first, then the vocabulary. @param isEveryday as for `rolesOf` */
export function entityLists(
  vocabulary: Vocabulary,
  datasets: Datasets,
  isEveryday: (word: string) => boolean,
): Record<EntityKind, readonly Called[]> {
  const fromData = [...datasets.skills.values()].map(({ id, name, aliases }) => ({
    id,
    name,
    aliases,
    careful: false,
  }));
  return {
    level: vocabulary.levels.map(called),
    role: rolesOf(vocabulary, datasets, isEveryday),
    company: vocabulary.companies.map(called),
    skill: [...fromData, ...vocabulary.skills].map(called),
    specialisation: vocabulary.specialisations.map(called),
    source: [...sourcesOf(datasets), ...vocabulary.sources].map(called),
    statistic: vocabulary.statistics.map(called),
    period: vocabulary.periods.map(called),
  };
}

/** The names that a source brings: its id, its title and what replies call it. */
function sourcesOf(datasets: Datasets): Entry[] {
  return [...datasets.sources.values()].map(({ id, title, short }) => ({
    id,
    name: short,
    aliases: [id, title.toLowerCase(), short.toLowerCase().replace(/^the /, '')],
    careful: false,
  }));
}
