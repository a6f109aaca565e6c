/** A text → the slots and concepts in it, what was put right, and the words that nothing is known of. */
import { LEVELS, type Level } from '../datasets/levels.ts';
import { correctWords } from './correct-word.ts';
import type { Lexicon, Meaning } from './lexicon.ts';
import { normalise, tokenise } from './normalise.ts';
import { type NumbersRead, readNumbers } from './read-numbers.ts';
import type { Correction, Named, NamedPlace, Period, Slots } from './request.ts';
import type { Spelling } from './spelling.ts';
import { isMeant } from './word-sense.ts';

export interface Recognised {
  readonly slots: Slots;
  readonly concepts: ReadonlySet<string>;
  /** Bare numbers that are money only where money is meant. */
  readonly bareAmounts: NumbersRead['bareAmounts'];
  /** Words in no list. */
  readonly unknown: readonly string[];
  /** Every word that names no slot, in order: what is asked about the slots. */
  readonly words: readonly string[];
  /** All words in order, as spelled after corrections, without what was read as a number. */
  readonly spelled: readonly string[];
  /** Those of them that mean something of their own, though no concept of ours. */
  readonly plain: readonly string[];
  /** How many places were named; one name may have several readings. */
  readonly placeNames: number;
  readonly corrections: readonly Correction[];
  /** One name with several readings that should be asked back. */
  readonly askAbout: readonly NamedPlace[];
  /** How many words there were, fillers included. */
  readonly length: number;
}

/** Reads a question. Pure; bounded by the length that `normalise` lets through. */
export function recognise(raw: string, lexicon: Lexicon, spelling: Spelling): Recognised {
  const text = normalise(raw);
  const numbers = readNumbers(text.lower);
  const typed = tokenise(keepUnblanked(text.cased, numbers.rest));
  const corrections: Correction[] = [];
  const tokens = correctWords(typed, lexicon, spelling, corrections);
  const words = tokens.map((token) => token.text);

  const found: Found[] = [];
  const unknown: string[] = [];
  const wording: string[] = [];
  const plain: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const match = lexicon.longestAt(words, at);
    const likely = (match?.meanings ?? []).filter((meaning) =>
      isMeant(meaning, { tokens, at, length: match?.length ?? 1, shouted: text.shouted }),
    );
    // Where "OR" is the state, it is no "or".
    const places = likely.filter(({ kind }) => kind === 'place');
    const meant = places.length > 0 ? places : likely;
    const namesSlot = meant.some(({ kind }) => kind !== 'concept');
    const taken = words.slice(at, at + (meant.length > 0 ? (match?.length ?? 1) : 1));
    for (const meaning of meant) found.push({ meaning, at });
    if (!namesSlot && taken.length > 1) {
      // "all states" is about ranking, and about states as well.
      for (const meaning of taken.flatMap(lexicon.conceptsOf)) found.push({ meaning, at });
    }
    const word = words[at] ?? '';
    if (meant.length === 0 && !lexicon.isGlue(word)) plain.push(word);
    if (meant.length === 0 && !lexicon.isOrdinary(word) && !/^\d+$/.test(word))
      unknown.push(tokens[at]?.typed ?? word);
    if (!namesSlot) wording.push(...taken);
    at += taken.length;
  }
  const meanings = dropRedundantPlaces(narrowed(found)).map(({ meaning }) => meaning);
  return {
    slots: toSlots(meanings, numbers),
    concepts: new Set(meanings.flatMap((meaning) => (meaning.kind === 'concept' ? [meaning.id] : []))),
    bareAmounts: numbers.bareAmounts,
    unknown,
    words: wording,
    spelled: words,
    plain,
    placeNames: meanings.filter(({ kind }) => kind === 'place').length,
    corrections,
    askAbout: meanings.flatMap((meaning) => (meaning.kind === 'place' && meaning.ask ? meaning.places : [])),
    length: typed.length,
  };
}

/** The text with its capitals, and with what was read as a number blanked out. */
function keepUnblanked(cased: string, rest: string): string {
  if (rest === cased.toLowerCase()) return cased;
  return Array.from({ length: cased.length }, (_, i) => (rest[i] === ' ' ? ' ' : (cased[i] ?? ''))).join('');
}

interface Found {
  readonly meaning: Meaning;
  readonly at: number;
}

/** "Manchester, UK", "Columbus, Georgia": what follows a name of several places tells which of them is meant. */
function narrowed(found: readonly Found[]): readonly Found[] {
  return found.map((one, i) => {
    const after = found[i + 1];
    if (one.meaning.kind !== 'place' || after?.meaning.kind !== 'place') return one;
    if (!one.meaning.ask || !one.meaning.fromTable || after.at - one.at > 4) return one;
    const around = after.meaning.places.map(({ id }) => id);
    const inside = one.meaning.places.filter(
      ({ within, country }) =>
        (within !== undefined && around.includes(within)) ||
        (country !== undefined && around.includes(country)),
    );
    return inside.length === 1 ? { ...one, meaning: { ...one.meaning, places: inside, ask: false } } : one;
  });
}

/** "Boston, MA" and "London UK" are one place each: what only says where the place before it lies is dropped. */
function dropRedundantPlaces(found: readonly Found[]): readonly Found[] {
  return found.filter(({ meaning, at }, i) => {
    if (meaning.kind !== 'place') return true;
    const before = found[i - 1];
    if (before?.meaning.kind !== 'place' || at - before.at > 4) return true;
    const [inner] = before.meaning.places;
    const outer = meaning.places.map((place) => place.id);
    // A nation within a country: "London, England". Two states of one country are two places.
    const beside = meaning.places[0]?.within === inner?.within && inner?.kind === 'city';
    return !(
      inner?.within !== undefined &&
      inner.kind !== 'state' &&
      (outer.includes(inner.within) || (beside && meaning.places[0]?.kind === 'state') || meaning.code)
    );
  });
}

function toSlots(meanings: readonly Meaning[], numbers: NumbersRead): Slots {
  const named = (kind: Meaning['kind']): Named[] =>
    unique(
      meanings.flatMap((meaning) => (meaning.kind === kind && 'named' in meaning ? [meaning.named] : [])),
    );
  const statistics = named('statistic').map(({ id }) => id);
  const percentiles = [
    ...numbers.percentiles,
    ...statistics.flatMap((id) => (/^p\d+$/.test(id) ? [Number(id.slice(1))] : [])),
  ];
  const [period] = named('period');
  const levels = named('level');
  const statistic = statistics.find((id) => id === 'median' || id === 'mean' || id === 'middle-half');
  return {
    levels: levels.map(({ id }) => id).filter(isLevel),
    otherLevels: levels.filter(({ id }) => !isLevel(id)),
    places: unique(meanings.flatMap((meaning) => (meaning.kind === 'place' ? meaning.places : []))),
    percentiles: [...new Set(percentiles)],
    amounts: numbers.amounts,
    percents: numbers.percents,
    skills: named('skill'),
    specialisations: named('specialisation'),
    roles: named('role'),
    companies: named('company'),
    sources: named('source'),
    ...(numbers.years === undefined ? {} : { years: numbers.years }),
    ...(statistic === undefined ? {} : { statistic }),
    ...(period === undefined ? {} : { period: period.id as Period }),
    ...(numbers.calendarYear === undefined ? {} : { calendarYear: numbers.calendarYear }),
    ...(numbers.sinceYear === undefined ? {} : { sinceYear: numbers.sinceYear }),
    ...(numbers.rank === undefined ? {} : { rank: numbers.rank }),
  };
}

function isLevel(id: string): id is Level {
  return LEVELS.some((level) => level === id);
}

function unique<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
