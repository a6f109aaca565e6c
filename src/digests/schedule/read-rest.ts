/**
 * What is left of a text once days and times are cut out: names of zones, words that say nothing, and words that
 * nobody understood, which are never passed over.
 */
import { chooseZone, type NamedZone, showName, type ZoneChoice } from './choose-zone.ts';
import { listOf } from './day-names.ts';
import { suggestWord, suggestZone } from './suggest-names.ts';
import { worldCities } from './world-cities.ts';
import { nameKey, type ZoneNames, zoneNames } from './zone-names.ts';

export type RestRead =
  | { readonly kind: 'none' }
  | { readonly kind: 'problem'; readonly problem: string }
  | ZoneChoice;

const MOST_WORDS_IN_A_NAME = 5;
const MOST_SHOWN = 3;
const LONGEST_SHOWN = 40;
const FILLER = new Set(
  `a about again all always an and any are as at basis be bot by can channel clock come comes could daylight deliver
  delivered digest digests do every everyone exactly for from get give goes go hello here hey hi hour hours i i'd i'll in into is it its
  let let's like make market me message my need of ok okay on once only our out pay please pls plz post posted
  posts precisely publish receive regularly remind report reports run runs salaries salary saving savings schedule
  scheduled send sends sent set sharp should show single standard start summer team tell thank thanks that the there this time times
  timezone to up update updates want we we'd we'll when will with would you your zone day week`.split(/\s+/),
);
/** As they are when folded, in the languages that most of those write in who do not write English. */
const FOREIGN_DAYS =
  /^(?:(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|werktag|wochentag)[se]?|taglich|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|segunda|terca|quarta|quinta|sexta|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|mandag|tirsdag|onsdag|torsdag|fredag|lordag|sondag|poniedzialek|wtorek|sroda|czwartek|piatek|sobota|niedziela)$/;

/** @param named zones that were read before */
export function readRest(text: string, named: readonly NamedZone[], own: string | undefined): RestRead {
  let found = readNames(text, zoneNames(), new Map());
  const all = (): NamedZone[] => [...named, ...found.named];
  let choice = all().length > 0 ? chooseZone(all(), own) : undefined;
  if (found.unknown.length > 0 || (choice !== undefined && choice.kind !== 'zone')) {
    const world = worldCities();
    found = readNames(text, world.names, world.codes);
    choice = all().length > 0 ? chooseZone(all(), own) : undefined;
  }
  if (found.unknown.length > 0)
    return { kind: 'problem', problem: notUnderstood(found.unknown, choice === undefined) };
  if (choice?.kind !== 'zone') return choice ?? { kind: 'none' };
  const content = found.named.find(({ typed }) => soundsLikeContent(typed, text));
  if (!content) return choice;
  const told = `I took ${showName(content.typed)} as the time zone; a digest has no place of its own.`;
  return { ...choice, assumed: [...choice.assumed, told] };
}

/** "Seattle salaries", "about Tokyo": what the digest is to be of, rather than where its time is. */
function soundsLikeContent(typed: string, text: string): boolean {
  const place = typed.split(' ').map(escapeSigns).join('[^a-z]+');
  const of = 'salar(?:y|ies)|pay|market|reports?';
  return new RegExp(
    `(?<![a-z])(?:(?:about|for|on|(?:${of}) (?:in|of|at|from)|salar(?:y|ies)|pay)(?: the)? ${place}(?! (?:local )?(?:time|clock|zone|hours?|timezone))|${place}'?s? (?:${of}))(?![a-z])`,
  ).test(text);
}

function escapeSigns(word: string): string {
  return word.replace(/[^a-z\d]/g, '.');
}

function readNames(
  text: string,
  names: ZoneNames,
  codes: ZoneNames,
): { named: NamedZone[]; unknown: string[] } {
  const named: NamedZone[] = [];
  const unknown: string[] = [];
  for (const stretch of text.split('|')) {
    const words = stretch.split(/[\s,&+/._:#*?@-]+/).filter((word) => nameKey(word) !== '');
    let behindName = false;
    let behindUnknown = false;
    for (let at = 0; at < words.length; ) {
      const word = words[at] ?? '';
      const name: Found | undefined =
        longestName(words, at, names) ?? (behindName ? codeOf(word, codes, named.at(-1)) : undefined);
      const isUnknown: boolean = name === undefined && !FILLER.has(word);
      if (name !== undefined) named.push(name.zone);
      if (isUnknown) unknown.push(behindUnknown ? `${unknown.pop()} ${word}` : word);
      [behindName, behindUnknown] = [name !== undefined, isUnknown];
      at += name?.length ?? 1;
    }
  }
  return { named, unknown };
}

interface Found {
  readonly zone: NamedZone;
  /** In words. */
  readonly length: number;
}

function longestName(words: readonly string[], at: number, names: ZoneNames): Found | undefined {
  for (let length = Math.min(MOST_WORDS_IN_A_NAME, words.length - at); length > 0; length -= 1) {
    const typed = words.slice(at, at + length).join(' ');
    const meaning = names.get(nameKey(typed));
    if (meaning && !(length === 1 && FILLER.has(typed))) return { zone: { typed, meaning }, length };
  }
  return undefined;
}

/** A state's two letters are no word where the place before them is in that state. */
function codeOf(word: string, codes: ZoneNames, place: NamedZone | undefined): Found | undefined {
  const meaning = codes.get(word);
  if (!meaning || ![...meaning.zones.keys()].some((zone) => place?.meaning.zones.has(zone))) return undefined;
  return { zone: { typed: word, meaning }, length: 1 };
}

function notUnderstood(unknown: readonly string[], mayBeZone: boolean): string {
  const shown = unknown.slice(0, MOST_SHOWN).map((words) => words.slice(0, LONGEST_SHOWN));
  for (const words of shown) {
    if (words.split(' ').some((one) => FOREIGN_DAYS.test(one))) break;
    const word = suggestWord(words);
    if (word !== undefined) return `I did not understand "${words}". Did you mean ${word}?`;
    const zone = mayBeZone ? suggestZone(words) : undefined;
    if (zone !== undefined) return `I know no time zone "${words}". Did you mean ${zone}?`;
  }
  const quoted = listOf(shown.map((words) => `"${words}"`));
  if (shown.some((words) => words.split(' ').some((word) => FOREIGN_DAYS.test(word))))
    return `I did not understand ${quoted}. Type days in English, for example monday.`;
  return `I did not understand ${quoted}. Type a day, a time and a place, for example "every monday 9am Berlin".`;
}
