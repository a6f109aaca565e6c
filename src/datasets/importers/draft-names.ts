/** The occupations and places that the rows of one source name, as its `roles.csv` and `places.csv` will hold them. */
import type { PlaceKind, PlaceRow, RoleRow } from './importer.ts';
import { type KnownNames, type KnownPlace, plain, slugOf } from './known-names.ts';

export interface DraftNames {
  readonly roles: Map<string, RoleRow>;
  readonly places: Map<string, PlaceRow>;
  /** Takes an occupation in: one that is known by its own name, another by the table's. */
  role(id: string | undefined, name: string): string;
  place(known: KnownPlace, currency: string): string;
}

const KINDS: Readonly<Record<string, PlaceKind>> = {
  country: 'country',
  state: 'state',
  metro: 'metro',
  city: 'city',
};

export function createDraftNames(names: KnownNames): DraftNames {
  const known = new Map([...names.roles].reverse().map((role) => [role.id, role]));
  const roles = new Map<string, RoleRow>();
  const places = new Map<string, PlaceRow>();
  return {
    roles,
    places,
    role(id, name) {
      const own = id ?? slugOf(name);
      if (!roles.has(own)) {
        const role = known.get(own);
        const aliases = role === undefined ? [plain(name)] : role.onlyInTables ? [...role.aliases] : [];
        roles.set(own, { id: own, name: role?.name ?? name.trim(), aliases });
      }
      return own;
    },
    place(place, currency) {
      if (!places.has(place.id)) places.set(place.id, placeRow(place, currency));
      return place.id;
    },
  };
}

/** A known place as a row; its names come along, as a row of data stands in front of the vocabulary's. */
export function placeRow(place: KnownPlace, currency: string): PlaceRow {
  const { id, name, within, aliases, inTables = [] } = place;
  const code = place.kind === 'country' ? place.letters : place.code;
  return {
    id,
    name,
    kind: KINDS[place.kind] ?? 'area',
    currency: place.currency ?? currency,
    aliases: [...new Set([...aliases, ...inTables])],
    ...(within === undefined ? {} : { within }),
    ...(code === undefined ? {} : { code }),
  };
}
