/**
 * What occupations are called. An occupation that is in the data is answered under every name it has, also those that
 * the vocabulary keeps to say politely that there is no figure.
 */
import type { DataNames } from './data-names.ts';
import type { Entry, Vocabulary } from './vocabulary.ts';

/** Heard and answered though no figure is for it. */
const ALWAYS_KEPT = 'full-stack';

/** "Teachers and Instructors, All Other": those that have no name of their own, not teachers. */
const REST_OF_A_GROUP = / all other$/;

/** What something is called, in lower case. */
export interface Called {
  readonly id: string;
  /** As replies name it. */
  readonly name: string;
  readonly names: readonly string[];
  /** A name is an everyday word as well. */
  readonly careful: boolean;
  /** Nobody but a table has the name. */
  readonly fromTable?: true;
  /** A table has figures for it. */
  readonly inTable?: true;
}

export function called({ id, name, aliases, careful }: Entry): Called {
  return { id, name, careful, names: [...new Set([name.toLowerCase(), ...aliases])] };
}

/** @param isEveryday whether questions are made of a word, so that it is an occupation only where a name stands */
export function rolesOf(
  vocabulary: Vocabulary,
  names: DataNames,
  isEveryday: (word: string) => boolean,
): readonly Called[] {
  const listed = vocabulary.roles.map(called);
  if (names.roles.length === 0) return listed;
  const occupations = new Set(names.occupations);
  const isKept = ({ id }: Called): boolean => id === ALWAYS_KEPT || occupations.has(id);
  const kept = listed.filter(isKept);
  const keptNames = new Map(kept.map(({ id, name }) => [id, name]));
  // A director is a level here, whoever directs in a table.
  const levels = vocabulary.levels.flatMap((level) => called(level).names);
  const taken = new Set([...kept.flatMap(({ names }) => names), ...levels]);
  const listedCareful = new Map(
    listed.flatMap(({ names, careful }) => names.map((alias) => [alias, careful] as const)),
  );
  const owners = new Map<string, Called>();
  const brought: Called[] = [];
  for (const { id, name, aliases } of names.roles) {
    for (const alias of [name.toLowerCase(), ...aliases]) {
      if (taken.has(alias) || owners.has(alias)) continue;
      const careful = listedCareful.get(alias) ?? (!alias.includes(' ') && isEveryday(alias));
      const one: Called = {
        id,
        name: keptNames.get(id) ?? name,
        names: [alias],
        careful,
        fromTable: true,
        inTable: true,
      };
      owners.set(alias, one);
      brought.push(one);
    }
  }
  return [
    ...kept,
    ...brought,
    ...listed
      .filter((entry) => !isKept(entry))
      .map((entry) => {
        const own = entry.names.filter((alias) => !owners.has(alias));
        const owner = ownerOf(entry, owners) ?? longerName(entry, brought);
        return owner
          ? { ...entry, id: owner.id, name: owner.name, names: own, inTable: true as const }
          : { ...entry, names: own };
      }),
  ];
}

/** "Nurse" is another name of registered nurses, which the data has; a teacher is no tutor, though a tutor may teach. */
function ownerOf({ names }: Called, owners: ReadonlyMap<string, Called>): Called | undefined {
  const [many = '', one = many] = names;
  const own = names.find(
    (alias) => owners.has(alias) && (alias === many || alias === one || alias.endsWith(` ${one}`)),
  );
  return own === undefined ? undefined : owners.get(own);
}

/** "Waiters and Waitresses", "Dentists, General": the only name of the data that starts with the whole of this one. */
function longerName({ names: [many = ''] }: Called, brought: readonly Called[]): Called | undefined {
  const found = brought.filter(({ names }) =>
    names.some(
      (alias) =>
        (alias.startsWith(`${many} and `) || alias.startsWith(`${many}, `)) && !REST_OF_A_GROUP.test(alias),
    ),
  );
  return new Set(found.map(({ id }) => id)).size === 1 ? found[0] : undefined;
}
