/**
 * Text → matched, ambiguous or unknown: slots first, then the intent whose phrasings are nearest, then whether that
 * is near enough. The context of a thread fills what a fragment leaves open.
 */
import Fuse from 'fuse.js';
import type { Datasets } from '../datasets/datasets.ts';
import { type Fault, InvalidFilesError } from '../datasets/fault.ts';
import { featuresOf } from './features.ts';
import { createIntentIndex, type Scored } from './intent-index.ts';
import type { Intent } from './intents.ts';
import { createLexicon } from './lexicon.ts';
import { type Recognised, recognise } from './recognise.ts';
import type { Amount, Request, Slots, Understanding } from './request.ts';
import { createSpelling } from './spelling.ts';
import { createThreads, type Threads } from './thread.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Below this a question is taken to be about something else. */
const THRESHOLD = 0.55;
/** How much must speak for our subject after each word that nobody knows has spoken against it. */
const LEAST_EVIDENCE = 0.5;
/** Concepts with which a bare number such as 150 is money, in thousands. */
const MONEY_IS_MEANT = ['offer', 'judge', 'which-percentile'];

export interface Understander {
  /** @param conversation the thread; questions of one thread follow one another */
  understand(text: string, conversation?: string): Understanding;
}

/**
 * Builds all indexes once.
 * @throws InvalidFilesError when vocabulary or intents contradict themselves or the data
 */
export function createUnderstander(
  vocabulary: Vocabulary,
  intents: readonly Intent[],
  datasets: Datasets,
  english: ReadonlySet<string>,
): Understander {
  const faults: Fault[] = [];
  const phrasings = intents.flatMap((intent) => intent.phrasings);
  const lexicon = createLexicon(vocabulary, phrasings, datasets, faults);
  if (faults.length > 0) throw new InvalidFilesError(faults);
  const spelling = createSpelling(lexicon.words, english);
  const published = publishedNumbers(datasets);
  const read = (text: string): Recognised => withMoney(recognise(text, lexicon, spelling), published);
  const index = createIntentIndex(intents, (text) => featuresOf(read(text)));
  const subjects = new Set(vocabulary.concepts.filter(({ subject }) => subject).map(({ id }) => id));
  const suggest = createSuggester(intents);
  const threads: Threads = createThreads();

  return {
    understand(text, conversation) {
      const recognised = read(text);
      const ranked = namesAlone(recognised, intents) ?? index.rank(featuresOf(recognised));
      const fresh = match(recognised, ranked, subjects);
      const understanding = threads.follow(conversation, recognised, fresh);
      if (understanding.kind !== 'unknown') return understanding;
      return { ...understanding, nearest: suggest(text) };
    },
  };
}

/** Words that only say that pay is meant, which a message of names alone means anyway. */
const MEANS_PAY = new Set(['pay', 'salary', 'how-much', 'level', 'state', 'metro', 'greeting', 'thanks']);

/** "senior seattle", "150k boston": where there are names and next to nothing else, the names tell the intent. */
function namesAlone(recognised: Recognised, intents: readonly Intent[]): Scored[] | undefined {
  const { concepts, unknown, plain } = recognised;
  const others = [...concepts].filter(
    (id) => !MEANS_PAY.has(id) && !(id === 'experience' && recognised.slots.years),
  );
  if (unknown.length > 0 || plain.length > 0 || others.length > 0) return undefined;
  const name = intentOfNames(recognised);
  const intent = intents.find((one) => one.intent === name);
  return intent && [{ intent, nearness: 1, rank: 3 }];
}

function intentOfNames({ slots, placeNames, published }: Recognised): string | undefined {
  const {
    levels,
    places,
    skills,
    specialisations,
    roles,
    amounts,
    percents,
    sources,
    companies,
    percentiles,
  } = slots;
  const alone = levels.length + places.length === 0 && !slots.years;
  if (amounts.length > 0) return published && alone ? 'whose-number' : 'offer';
  if (percents.length > 0) return 'whose-number';
  const others = roles.filter(({ id }) => id !== 'backend');
  const people =
    [places, levels, percentiles, companies, others].some((list) => list.length > 0) || slots.years;
  if (others.some(({ id }) => id === 'full-stack')) return 'frontend-vs-backend';
  if (!people && skills.length > 0) return 'skill';
  if (!people && specialisations.length > 0) return 'specialisation';
  if (!people && sources.length > 0) return sources.length > 1 ? 'compare' : 'sources';
  if (placeNames > 1 || levels.length > 1) return 'compare';
  return hasAnySlot(slots) ? 'pay' : undefined;
}

function match(
  recognised: Recognised,
  ranked: readonly Scored[],
  subjects: ReadonlySet<string>,
): Understanding {
  const { slots, concepts, unknown, corrections, askAbout, length } = recognised;
  const usable = ranked.filter(({ intent }) => intent.needs.every((need) => has(slots, need)));
  const [best] = usable;
  const request: Request = {
    intent: best?.intent.intent ?? 'none',
    slots,
    topics: concepts,
    confidence: best?.nearness ?? 0,
    ignored: unknown,
    corrections,
  };
  const not = (reason: 'empty' | 'off-topic' | 'greeting' | 'thanks'): Understanding => ({
    kind: 'unknown',
    reason,
    request: { ...request, intent: reason },
    nearest: [],
  });
  if (length === 0 && !hasAnySlot(slots)) return not('empty');
  const onlySmallTalk =
    !hasAnySlot(slots) && [...concepts].every((id) => id === 'greeting' || id === 'thanks');
  if (onlySmallTalk && unknown.length === 0 && concepts.size > 0)
    return not(concepts.has('thanks') ? 'thanks' : 'greeting');
  const evidence = evidenceOf(recognised, subjects) - unknown.length;
  if (!best || evidence < LEAST_EVIDENCE || best.nearness < THRESHOLD) return not('off-topic');
  const asksWhichPlace =
    askAbout.length > 1 && (best.intent.intent === 'pay' || best.intent.intent === 'compare');
  if (asksWhichPlace && best.intent.intent === 'pay')
    return { kind: 'ambiguous', request, readings: askAbout };
  return { kind: 'matched', request };
}

function has(slots: Slots, need: string): boolean {
  switch (need) {
    case 'amount':
      return slots.amounts.length > 0 || slots.percents.length > 0;
    case 'place':
      return slots.places.length > 0;
    case 'level':
      return slots.levels.length > 0 || slots.years !== undefined;
    default:
      return true;
  }
}

/** What speaks for our subject: names of ours, and words that our subject is made of. */
function evidenceOf({ slots, concepts, unknown }: Recognised, subjects: ReadonlySet<string>): number {
  const {
    levels,
    otherLevels,
    places,
    percentiles,
    amounts,
    skills,
    specialisations,
    roles,
    companies,
    sources,
    years,
  } = slots;
  const kinds = [
    levels,
    otherLevels,
    places,
    percentiles,
    amounts,
    skills,
    specialisations,
    companies,
    sources,
  ];
  const named =
    kinds.filter((list) => list.length > 0).length + (years ? 1 : 0) + (roles.length > 0 ? 1.5 : 0);
  const spoken = [...concepts].filter((id) => subjects.has(id)).length;
  const strong = concepts.has('salary') ? 1.5 : 0;
  const plain = unknown.length === 0 ? 0.5 : 0;
  return named + spoken + strong + plain;
}

/** Whether anything of our subject was named. A period, a statistic or a rank alone says nothing. */
function hasAnySlot(slots: Slots): boolean {
  const {
    levels,
    otherLevels,
    places,
    percentiles,
    amounts,
    percents,
    skills,
    specialisations,
    roles,
    companies,
    sources,
    years,
  } = slots;
  return (
    [
      levels,
      otherLevels,
      places,
      percentiles,
      amounts,
      percents,
      skills,
      specialisations,
      roles,
      companies,
      sources,
    ].some((list) => list.length > 0) || years !== undefined
  );
}

/** "is 150 good": a bare number is money, in thousands, where the words around it speak of an offer. */
function withMoney(recognised: Recognised, published: ReadonlySet<number>): Recognised {
  const { slots, bareAmounts, concepts } = recognised;
  if (slots.amounts.length > 0) {
    return { ...recognised, published: slots.amounts.some((amount) => isPublished(amount, published)) };
  }
  if (bareAmounts.length === 0) return recognised;
  const printed = bareAmounts.filter(
    (amount) => isPublished(amount, published) && !Number.isInteger(amount.low),
  );
  if (printed.length > 0)
    return { ...recognised, slots: { ...slots, amounts: printed }, bareAmounts: [], published: true };
  if (!MONEY_IS_MEANT.some((id) => concepts.has(id))) return recognised;
  const amounts = bareAmounts.map((amount): Amount => {
    const hourly = amount.period !== undefined && amount.period !== 'year';
    const scale = hourly || slots.period === 'hour' || amount.low >= 1000 ? 1 : 1000;
    return {
      ...amount,
      low: amount.low * scale,
      high: amount.high * scale,
      ...(slots.period && !amount.period ? { period: slots.period } : {}),
    };
  });
  return { ...recognised, slots: { ...slots, amounts }, bareAmounts: [] };
}

/** A number as a source prints it, and not the round one of an offer. */
function isPublished({ low, high, typed }: Amount, published: ReadonlySet<number>): boolean {
  return low === high && published.has(low) && !/k|grand|\//.test(typed) && low % 5000 !== 0;
}

function publishedNumbers(datasets: Datasets): ReadonlySet<number> {
  return new Set([...datasets.figures.values()].flatMap(({ low, high }) => [low, high]));
}

/** The examples of the intents whose examples or titles read most like the text. */
function createSuggester(intents: readonly Intent[]): (text: string) => string[] {
  const fuse = new Fuse(intents, {
    keys: ['example', 'title'],
    threshold: 0.6,
    ignoreLocation: true,
    includeScore: true,
  });
  return (text) => {
    const near = fuse.search(text.slice(0, 32)).map(({ item }) => item.example);
    return [...new Set([...near.slice(0, 2), 'senior seattle', 'help'])].slice(0, 3);
  };
}
