/**
 * Every name and word that means something, in one tree of words, so that a text is read once from left to right
 * with the longest name winning ("new mexico" before "new", "data engineer" before "data").
 */

import type { Fault } from '../datasets/fault.ts';
import type { DataNames } from './data-names.ts';
import type { EnglishWords } from './english.ts';
import { type EntityKind, entityLists } from './known-names.ts';
import { namesOfPlaces } from './names-of-places.ts';
import { wordsOf } from './normalise.ts';
import type { Named, NamedPlace } from './request.ts';
import { stem } from './stem.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Meaning =
  | { readonly kind: EntityKind; readonly named: Named; readonly careful: boolean }
  | {
      readonly kind: 'place';
      readonly places: readonly NamedPlace[];
      readonly ask: boolean;
      readonly careful: boolean;
      /** Only where a name of a place stands: see `namesOfPlaces`. */
      readonly everyday?: 'alone' | 'never alone';
      /** A table brings the name, or that it has several readings. */
      readonly fromTable?: boolean;
      readonly code: boolean;
    }
  | { readonly kind: 'concept'; readonly id: string };

interface Node {
  /** Most names end here, so that most nodes have none. */
  next?: Map<string, Node>;
  readonly meanings: Meaning[];
}

interface Match {
  readonly meanings: readonly Meaning[];
  /** How many words the name has. */
  readonly length: number;
}

export interface Lexicon {
  /** The longest name that starts at a word; undefined when none does. */
  longestAt(words: readonly string[], start: number): Match | undefined;
  /** What a word by itself says, names aside. */
  conceptsOf(word: string): readonly Meaning[];
  /** Whether the word is part of any name or phrasing, or carries nothing: then it is not misspelt. */
  knows(word: string): boolean;
  /** Whether the word by itself is one that questions to us are made of. */
  isOrdinary(word: string): boolean;
  /** Whether it stands in several phrasings, or carries nothing. */
  isCommon(word: string): boolean;
  /** Whether it only holds other words together. */
  isGlue(word: string): boolean;
  /** Every single word of every name, for spelling. */
  readonly words: ReadonlySet<string>;
}

/** What the questions that are ours are made of, each word once, in the order in which they come. */
export interface PhrasedWords {
  readonly words: readonly string[];
  /** Those that stand in several questions. */
  readonly common: readonly string[];
  readonly stems: readonly string[];
}

const COMMON = 5;

/** Builds the tree from the vocabulary and from the names that the data brings. */
export function createLexicon(
  vocabulary: Vocabulary,
  phrased: PhrasedWords,
  names: DataNames,
  english: EnglishWords,
  faults: Fault[],
): Lexicon {
  const root: Node = { meanings: [] };
  const words = new Set<string>();
  // What only a table names is known when typed; nothing is put right into it.
  const typedOnly = new Set<string>();
  const stems = new Map<string, Meaning[]>();
  const add = (alias: string, meaning: Meaning, into = words): void => {
    const parts = wordsOf(alias);
    let node = root;
    for (const part of parts) {
      into.add(part);
      node.next ??= new Map();
      const next: Node = node.next.get(part) ?? { meanings: [] };
      node.next.set(part, next);
      node = next;
    }
    if (node !== root && !node.meanings.some((known) => sameMeaning(known, meaning)))
      node.meanings.push(meaning);
    const [only] = parts;
    if (parts.length === 1 && only !== undefined && meaning.kind === 'concept' && only.length > 3) {
      const base = stem(only);
      stems.set(base, [...(stems.get(base) ?? []).filter((known) => !sameMeaning(known, meaning)), meaning]);
    }
  };

  const ordinary = new Set(phrased.stems);
  const isPhrased = (word: string): boolean => ordinary.has(stem(word));
  for (const [kind, entries] of Object.entries(entityLists(vocabulary, names, isPhrased))) {
    for (const { id, name, names, careful, fromTable, inTable } of entries) {
      const named: Named = { id, name, ...(inTable ? { inTable } : {}) };
      for (const alias of names)
        add(alias, { kind: kind as EntityKind, named, careful }, fromTable ? typedOnly : words);
    }
  }
  const everyday = { isEnglish: (word: string) => english.has(word), isPhrased };
  for (const { alias, ...meaning } of namesOfPlaces(vocabulary, names, everyday, faults))
    add(alias, { kind: 'place', ...meaning }, meaning.fromTable ? typedOnly : words);
  for (const { id, aliases } of vocabulary.concepts)
    for (const alias of aliases) add(alias, { kind: 'concept', id });
  const fillers = new Set(vocabulary.fillers.flatMap(wordsOf));

  const stemmed = (word: string): Match | undefined => {
    const meanings = word.length > 3 ? stems.get(stem(word)) : undefined;
    return meanings && { meanings, length: 1 };
  };
  const glue = new Set(vocabulary.glue);
  for (const word of phrased.words) words.add(word);
  const common = new Set(phrased.common);
  const isOrdinary = (word: string): boolean => fillers.has(word) || isPhrased(word);
  return {
    // Between two equally near words the one that people use oftener is meant.
    words: new Set([...phrased.common, ...words]),
    isOrdinary,
    isCommon: (word) => common.has(word) || fillers.has(word),
    conceptsOf: (word) => (root.next?.get(word)?.meanings ?? []).filter(({ kind }) => kind === 'concept'),
    isGlue: (word) => glue.has(word),
    knows: (word) =>
      words.has(word) ||
      words.has(singular(word)) ||
      typedOnly.has(word) ||
      typedOnly.has(singular(word)) ||
      isOrdinary(word) ||
      stemmed(word) !== undefined,
    longestAt(tokens, start) {
      let found: Match | undefined;
      let node: Node | undefined = root;
      for (let i = start; i < tokens.length; i++) {
        const token: string = tokens[i] ?? '';
        node = node.next?.get(token) ?? node.next?.get(singular(token));
        if (!node) break;
        if (node.meanings.length > 0) found = { meanings: node.meanings, length: i - start + 1 };
      }
      return found ?? stemmed(tokens[start] ?? '');
    },
  };
}

/** The words of the questions that are ours. */
export function phrasedWords(phrasings: readonly string[]): PhrasedWords {
  const counts = new Map<string, number>();
  for (const word of phrasings.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts.keys()];
  return {
    words,
    common: words.filter((word) => (counts.get(word) ?? 0) >= COMMON),
    stems: [...new Set(words.map((word) => stem(word)))],
  };
}

/** Names in the data keep their own plural: only a word of four letters or more loses its s. */
function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function sameMeaning(a: Meaning, b: Meaning): boolean {
  if (a.kind === 'concept' || b.kind === 'concept')
    return a.kind === b.kind && 'id' in a && 'id' in b && a.id === b.id;
  if (a.kind === 'place' || b.kind === 'place')
    return a.kind === b.kind && 'places' in a && 'places' in b && a.places[0]?.id === b.places[0]?.id;
  return a.kind === b.kind && a.named.id === b.named.id;
}
