/** All that has a name, but places: what the data brings with its figures, and what the vocabulary adds. */
import type { DataNames, NamedSource } from './data-names.ts';
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
  names: DataNames,
  isEveryday: (word: string) => boolean,
): Record<EntityKind, readonly Called[]> {
  const fromData = names.skills.map(({ aliases, ...skill }) => ({
    ...skill,
    aliases: [...aliases],
    careful: false,
  }));
  return {
    level: vocabulary.levels.map(called),
    role: rolesOf(vocabulary, names, isEveryday),
    company: vocabulary.companies.map(called),
    skill: [...fromData, ...vocabulary.skills].map(called),
    specialisation: vocabulary.specialisations.map(called),
    source: [...names.sources.map(sourceCalled), ...withoutOfficial(vocabulary.sources, names).map(called)],
    statistic: vocabulary.statistics.map(called),
    period: vocabulary.periods.map(called),
  };
}

/** The names that a source brings: its id, its title and what replies call it; a table's also without its year. */
function sourceCalled(source: NamedSource): Called {
  const { id, title, short, isTable } = source;
  const names = [title.toLowerCase(), short.toLowerCase().replace(/^the /, '')];
  const undated = isTable ? names.map((name) => name.replace(/,? (?:of )?(?:[a-z]+ )?\d{4}$/, '')) : [];
  const aliases = [id, ...names, ...undated, ...publisherOf(source)];
  return { ...called({ id, name: short, aliases, careful: false }), ...(isTable ? { inTable: true } : {}) };
}

/** What people call those whose tables are loaded: they speak for themselves then, not through a guide. */
function publisherOf({ title, short, publisher, official, isTable }: NamedSource): string[] {
  if (!isTable) return [];
  const name = publisher.toLowerCase().replace(/^(?:the|us) /, '');
  if (!official) return [name];
  const initials = short.match(/\b\p{Lu}{2,}\b/gu) ?? [];
  const ofTitle = (title.split(',')[0]?.match(/\b\p{Lu}/gu) ?? []).join('');
  return [name, ...[...initials, ...(ofTitle.length > 2 ? [ofTitle] : [])].map((one) => one.toLowerCase())];
}

function withoutOfficial(entries: readonly Entry[], { sources }: DataNames): Entry[] {
  const own = new Set(sources.flatMap(publisherOf));
  return entries.map((entry) => ({ ...entry, aliases: entry.aliases.filter((alias) => !own.has(alias)) }));
}
