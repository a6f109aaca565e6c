/**
 * Words that are names only sometimes: "Go" the language, "us" the country, "or" the state, Meta the employer.
 * Each rule looks at the words around; a name that fails its rule is read as an ordinary word.
 */
import type { Meaning } from './lexicon.ts';
import type { Token } from './normalise.ts';

export interface Surroundings {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly length: number;
  readonly shouted: boolean;
}

const AT_OR_IN = new Set(['at', 'in', 'for', 'from', 'near', 'around', 'within', 'to', 'outside', 'across']);
const RIGHT_BEFORE_A_PLACE = new Set(['in', 'near', 'around', 'outside']);
const MOST_WORDS_ALONE = 2;
const CODES_THAT_ARE_WORDS = new Set('in or me ok hi oh ma pa la de id co al mo ne as ms pr'.split(' '));
const SHOUTED_CODES = new Set('co ma pa la mo ne'.split(' '));
/** Codes that people write in capitals as words: "is 95k OK", "HI there". */
const SAID_IN_CAPITALS = new Set('ok hi me in or oh id'.split(' '));
const NOT_THE_COUNTRY_AFTER = new Set(
  'tell give show for of let with help both remind than pay pays paying makes make between among like get gets ask of'.split(
    ' ',
  ),
);
const VERB_GO_BEFORE = new Set(
  'to i we you they it he she lets let should will would can could do does did must might numbers salaries salary pay wages me ready dont not id ill'.split(
    ' ',
  ),
);
const VERB_GO_AFTER = new Set(
  'to up down for on about into higher lower back home out from over through ahead there first with as without by wrong bad well far high low beyond past further straight into'.split(
    ' ',
  ),
);

/** What a language does: "does go pay more". */
const LANGUAGE_DOES = new Set(
  'pay pays earn earns matter matters help helps affect affects command commands'.split(' '),
);
/** Behind these only a noun can follow: "pay in go for seniors". */
const NAME_GO_BEFORE = new Set(
  'in with using use learn learning know knowing from of vs versus for'.split(' '),
);

const VERB_MEAN_BEFORE = new Set('i you we they it that this to dont didnt does do did would not'.split(' '));
const STATISTIC_BEFORE = new Set('the a national us average metro state arithmetic and or vs'.split(' '));
const PAY = new Set('pay salary salaries wage wages earnings'.split(' '));
/** "The state, not the city". */
const DENIABLE = new Set(['state', 'metro']);
const BACKGROUND = new Set(
  'plus with and had did done after one two three several some my previous past'.split(' '),
);

/** Whether a name is meant as that name where it stands. */
export function isMeant(meaning: Meaning, around: Surroundings): boolean {
  const { tokens, at, length, shouted } = around;
  const word = tokens[at]?.text ?? '';
  const before = tokens[at - 1]?.text;
  const after = tokens[at + length]?.text;
  if (meaning.kind === 'concept') return !(DENIABLE.has(meaning.id) && isDenied(around));
  if (isDenied(around)) return false;
  // "Founder here": who asks, not who is asked about.
  if (meaning.kind === 'role' && after === 'here') return false;
  if (meaning.kind === 'statistic' && /^means?$/.test(word) && length === 1) return meanIsMeant(around);
  if (meaning.kind === 'level' && meaning.named.id === 'intern' && isBackground(around)) return false;
  if (meaning.kind === 'place') {
    if (meaning.code && length === 1) return codeIsMeant(around);
    if (word === 'us' && length === 1) return countryUsIsMeant(around);
    if (meaning.everyday) return everydayPlaceIsMeant(meaning.everyday, around);
    return !meaning.careful || carefulIsMeant(around);
  }
  if (meaning.kind === 'skill' && word === 'go' && length === 1) {
    if (before !== undefined && NAME_GO_BEFORE.has(before)) return true;
    if (after !== undefined && LANGUAGE_DOES.has(after)) return true;
    // "from Python to Go"; in a shouted text, or at its start, a capital means nothing.
    if (before === 'to' && !shouted && tokens[at]?.typed === 'Go') return true;
    if (after !== undefined && VERB_GO_AFTER.has(after)) return false;
    return before === undefined || !VERB_GO_BEFORE.has(before);
  }
  // "Chef salary", where a table has chefs.
  if (meaning.kind === 'role' && meaning.named.inTable && PAY.has(after ?? '')) return true;
  return !meaning.careful || carefulIsMeant(around);
}

/** "Maryland, not doctors": what is said not to be meant. "Is it not in Boston" asks about Boston all the same. */
function isDenied({ tokens, at }: Surroundings): boolean {
  const before = tokens[at - 1]?.text;
  const article = before === 'the' || before === 'a' || before === 'an';
  const denial = article ? at - 2 : at - 1;
  // "Why not Austin" asks about Austin.
  return tokens[denial]?.text === 'not' && tokens[denial - 1]?.text !== 'why';
}

/** An internship that somebody did, beside the job that is asked about. */
function isBackground({ tokens, at }: Surroundings): boolean {
  const around = tokens.slice(Math.max(0, at - 4), at + 4).map(({ text }) => text);
  return (
    /^internships?$/.test(tokens[at]?.text ?? '') &&
    (around.some((word) => BACKGROUND.has(word)) || tokens.some(({ text }) => text === 'degree'))
  );
}

/** "What does p75 mean", "I mean Maryland": the verb, and no average. */
function meanIsMeant({ tokens, at }: Surroundings): boolean {
  if (VERB_MEAN_BEFORE.has(tokens[at - 1]?.text ?? '')) return false;
  const asked = tokens.some(({ text }) => text === 'what' || text === 'know');
  const last = at === tokens.length - 1;
  const noun =
    STATISTIC_BEFORE.has(tokens[at - 1]?.text ?? '') || tokens.some(({ text }) => text === 'median');
  return noun || !(asked && last);
}

/** An everyday word is a name after "at" or "in", or with a capital of its own inside a sentence. */
function carefulIsMeant({ tokens, at, shouted }: Surroundings): boolean {
  const before = tokens[at - 1]?.text;
  if (before !== undefined && AT_OR_IN.has(before)) return true;
  const typed = tokens[at]?.typed ?? '';
  return !shouted && at > 0 && /^\p{Lu}/u.test(typed);
}

/** "Pay in reading", "near Mobile, AL"; not "in mobile development", nor "for mobile clients". */
function everydayPlaceIsMeant(
  everyday: 'alone' | 'never alone',
  { tokens, at, shouted }: Surroundings,
): boolean {
  // "Phoenix", "senior phoenix"
  if (everyday === 'alone' && tokens.length <= MOST_WORDS_ALONE && at === tokens.length - 1) return true;
  const before = tokens[at - 1]?.text;
  const after = tokens[at + 1];
  const last = after === undefined || after.afterComma;
  if (before !== undefined && RIGHT_BEFORE_A_PLACE.has(before) && last) return true;
  return !shouted && at > 0 && /^\p{Lu}/u.test(tokens[at]?.typed ?? '');
}

function codeIsMeant({ tokens, at, shouted }: Surroundings): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (!CODES_THAT_ARE_WORDS.has(token.text)) return true;
  const before = tokens[at - 1];
  // "DENVER CO": where there is nothing more telling, a code at the end of a shout is one.
  if (shouted && SHOUTED_CODES.has(token.text) && at > 0) return true;
  const namedBefore = before !== undefined && (before.text === 'in' || /^\p{Lu}/u.test(before.typed));
  const inCapitals = !shouted && /^\p{Lu}{2}$/u.test(token.typed);
  if (inCapitals && (namedBefore || !SAID_IN_CAPITALS.has(token.text))) return true;
  if (token.afterComma && at === tokens.length - 1) return true;
  const alone = tokens.length === 1 && token.text !== 'hi' && token.text !== 'ok';
  return alone || (at === tokens.length - 1 && tokens[at - 1]?.text === 'in');
}

function countryUsIsMeant({ tokens, at, shouted }: Surroundings): boolean {
  const typed = tokens[at]?.typed ?? '';
  if (!shouted && /^U/.test(typed)) return true;
  const before = tokens[at - 1]?.text;
  return before === undefined || !NOT_THE_COUNTRY_AFTER.has(before);
}
