/** What the vocabulary and the data call places, occupations and levels, handed to those who read foreign tables. */
import { countries } from 'countries-list';
import type { Datasets } from './datasets/datasets.ts';
import { type KnownNames, type KnownPlace, plain } from './datasets/importers/known-names.ts';
import type { Vocabulary } from './understanding/vocabulary.ts';

/**
 * A place is as the documents have it, else as the vocabulary has it, and only then as a table does: so that it makes no
 * difference which tables are there already. The further names of each come along.
 */
export function knownNames(datasets: Datasets, vocabulary: Vocabulary): KnownNames {
  const places = new Map<string, KnownPlace>();
  for (const { within, code, ...place } of datasets.documentedPlaces.values())
    places.set(place.id, { ...place, ...defined({ within, code }) });
  for (const { id, name, kind, within, code, aliases } of vocabulary.places) {
    const known = places.get(id);
    const own = known ?? { id, name, kind, aliases: [], ...defined({ within: within || undefined }) };
    places.set(id, {
      ...own,
      aliases: [...new Set([...own.aliases, ...aliases])],
      ...defined({ letters: code || undefined }),
    });
  }
  for (const { within, code, aliases, ...place } of datasets.places.values()) {
    const known = places.get(place.id) ?? { ...place, aliases: [], ...defined({ within }) };
    const inTables = aliases.filter((alias) => !known.aliases.includes(alias));
    places.set(place.id, { ...known, inTables, ...defined({ code: known.code ?? code }) });
  }
  return {
    places: withCountries([...places.values()]),
    roles: [
      ...vocabulary.roles,
      ...[...datasets.roles.values()].map((role) => ({ ...role, onlyInTables: true as const })),
    ],
    levels: vocabulary.levels,
    // What tables found ambiguous is found anew: they may be replaced or taken away.
    ambiguous: new Set(vocabulary.ambiguous.map(({ alias }) => alias)),
  };
}

/** Countries get their two letters and their money; what lies within them has the same money. */
function withCountries(places: readonly KnownPlace[]): KnownPlace[] {
  const codes = new Map(Object.entries(countries).map(([code, { name }]) => [plain(name), code]));
  const found = new Map<string, KnownPlace>();
  for (const place of places) {
    // "Georgia (country)"; Hong Kong, which has letters of its own, is a city here.
    const name = place.name.replace(/ \(.*\)$/, '');
    const names =
      place.kind === 'country' ? [place.id.replaceAll('-', ' '), name, ...place.aliases] : [place.name];
    const letters = place.letters ?? names.map((one) => codes.get(plain(one))).find(Boolean);
    const currency = Object.entries(countries).find(([own]) => own === letters)?.[1].currency[0];
    found.set(place.id, {
      ...place,
      ...defined({ letters, currency: place.currency ?? currency }),
    });
  }
  return [...found.values()].map((place) => {
    let at: KnownPlace | undefined = place;
    for (let steps = 0; steps < 5 && at && at.currency === undefined; steps++)
      at = found.get(at.within ?? '');
    return { ...place, ...defined({ currency: place.currency ?? at?.currency }) };
  });
}

function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
