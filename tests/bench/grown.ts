/**
 * Intents and vocabulary made many times larger, to see what a question costs then: each copy keeps an intent's
 * shape and the names in it, and has words of its own.
 */
import type { Intent } from '../../src/understanding/intents.ts';
import type { Vocabulary } from '../../src/understanding/vocabulary.ts';

/** A copy has as many phrasings as an intent needs. */
const PHRASINGS_OF_A_COPY = 60;

/** The same intents, and `times - 1` copies of each. */
export function growIntents(intents: readonly Intent[], vocabulary: Vocabulary, times: number): Intent[] {
  const kept = new Set([...vocabulary.glue, ...vocabulary.fillers]);
  return copies(intents, times, (intent, copy) => ({
    ...intent,
    intent: `${intent.intent}-${invented(intent.intent, copy)}`,
    phrasings: intent.phrasings
      .slice(0, PHRASINGS_OF_A_COPY)
      .map((phrasing) =>
        phrasing.replace(/[a-z]+/g, (word) => (kept.has(word) ? word : invented(word, copy))),
      ),
  }));
}

/** The same vocabulary, and `times - 1` copies of each name under another one. */
export function growVocabulary(vocabulary: Vocabulary, times: number): Vocabulary {
  const grow = <T extends { readonly id: string; readonly aliases: readonly string[] }>(
    list: readonly T[],
  ): T[] =>
    copies(list, times, (one, copy) => ({
      ...one,
      id: `${one.id}-${invented(one.id, copy)}`,
      ...('name' in one ? { name: renamed(String(one.name), copy) } : {}),
      ...('code' in one ? { code: '' } : {}),
      aliases: one.aliases.map((alias) => renamed(alias, copy)),
    }));
  return {
    ...vocabulary,
    roles: grow(vocabulary.roles),
    skills: grow(vocabulary.skills),
    specialisations: grow(vocabulary.specialisations),
    concepts: grow(vocabulary.concepts),
    places: grow(vocabulary.places),
    companies: grow(vocabulary.companies),
  };
}

function copies<T>(list: readonly T[], times: number, copyOf: (one: T, copy: number) => T): T[] {
  return Array.from({ length: times }, (_, copy) =>
    copy === 0 ? list : list.map((one) => copyOf(one, copy)),
  ).flat();
}

function renamed(name: string, copy: number): string {
  return name.toLowerCase().replace(/[a-z0-9]+/g, (word) => invented(word, copy));
}

const CONSONANTS = 'bcdfghjklmnpqrstvwxz';
const VOWELS = 'aeiou';
const LETTERS = 7;
const words = new Map<string, string>();
const taken = new Set<string>();

/** A word that nobody uses and that stands for no other; the same for the same word and copy. */
export function invented(word: string, copy: number): string {
  const key = `${word} ${copy}`;
  const known = words.get(key);
  if (known !== undefined) return known;
  let state = copy;
  for (const letter of word) state = Math.imul(state ^ letter.charCodeAt(0), 16_777_619) >>> 0;
  let made = '';
  do {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    let rest = state;
    made = Array.from({ length: LETTERS }, (_, i) => {
      const letters = i % 2 === 0 ? CONSONANTS : VOWELS;
      const letter = letters[rest % letters.length] ?? 'b';
      rest = Math.floor(rest / letters.length);
      return letter;
    }).join('');
  } while (taken.has(made));
  taken.add(made);
  words.set(key, made);
  return made;
}
