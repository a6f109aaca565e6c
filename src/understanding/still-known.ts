/** Which conversations can go on when the data or the vocabulary have changed under them. */
import { isDeepStrictEqual } from 'node:util';
import type { Remembered } from './continue-fragment.ts';
import type { DataNames } from './data-names.ts';
import type { Intent } from './intents.ts';
import { entityLists } from './known-names.ts';
import { knownPlaces } from './known-places.ts';
import type { Vocabulary } from './vocabulary.ts';

/** @returns whether all that was spoken of is there and is what it was; a place that has pay now is another */
export function stillKnown(
  vocabulary: Vocabulary,
  intents: readonly Intent[],
  names: DataNames,
): (remembered: Remembered) => boolean {
  const places = knownPlaces(vocabulary, names);
  const lists = entityLists(vocabulary, names, () => false);
  const kinds = new Set(intents.map(({ intent }) => intent));
  const asked = new Set(names.asked.map(({ id }) => id));
  const named = new Set(
    [lists.role, lists.skill, lists.specialisation, lists.company, lists.source].flat().map(({ id }) => id),
  );
  return ({ request: { intent, slots, statements }, readings }) =>
    kinds.has(intent) &&
    statements.every((id) => asked.has(id)) &&
    [...slots.places, ...readings].every((place) => isDeepStrictEqual(places.get(place.id)?.place, place)) &&
    [slots.roles, slots.skills, slots.specialisations, slots.companies, slots.sources]
      .flat()
      .every(({ id }) => named.has(id));
}
