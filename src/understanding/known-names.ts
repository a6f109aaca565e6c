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
    source: [...sourcesOf(datasets), ...withoutOfficial(vocabulary.sources, datasets)].map(called),
    statistic: vocabulary.statistics.map(called),
    period: vocabulary.periods.map(called),
  };
}

/** The names that a source brings: its id, its title and what replies call it; a table's also without its year. */
function sourcesOf(datasets: Datasets): Entry[] {
  return [...datasets.sources.values()].map(({ id, title, short }) => {
    const names = [title.toLowerCase(), short.toLowerCase().replace(/^the /, '')];
    const table = datasets.tables.has(id);
    const undated = table ? names.map((name) => name.replace(/,? (?:of )?(?:[a-z]+ )?\d{4}$/, '')) : [];
    return {
      id,
      name: short,
      aliases: [id, ...names, ...undated, ...publisherOf(id, datasets)],
      careful: false,
    };
  });
}

/** What people call those whose tables are loaded: they speak for themselves then, not through a guide. */
function publisherOf(id: string, { tables }: Datasets): string[] {
  const source = tables.get(id)?.source;
  if (!source?.official) return [];
  const initials = source.short.match(/\b\p{Lu}{2,}\b/gu) ?? [];
  const publisher = source.publisher.toLowerCase().replace(/^(?:the|us) /, '');
  return [publisher, ...initials.map((name) => name.toLowerCase())];
}

function withoutOfficial(entries: readonly Entry[], datasets: Datasets): Entry[] {
  const own = new Set([...datasets.tables.keys()].flatMap((id) => publisherOf(id, datasets)));
  return entries.map((entry) => ({ ...entry, aliases: entry.aliases.filter((alias) => !own.has(alias)) }));
}
