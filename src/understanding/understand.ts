/**
 * Text → matched, ambiguous or unknown: names and numbers first, then the intent whose phrasings are nearest, then
 * whether that is sure enough. The context of a thread fills what a fragment leaves open.
 */
import type { Datasets } from '../datasets/datasets.ts';
import { type Fault, InvalidFilesError } from '../datasets/fault.ts';
import { confidenceOf } from './confidence.ts';
import { featuresOf } from './features.ts';
import { createIntentIndex, type IntentIndex } from './intent-index.ts';
import type { Intent } from './intents.ts';
import { createLexicon } from './lexicon.ts';
import { publishedNumbers, withMoneyMeant } from './money-meant.ts';
import { intentOfNames } from './names-alone.ts';
import { createOdds, type Odds } from './ours-or-not.ts';
import { type Recognised, recognise } from './recognise.ts';
import type { Request, Understanding } from './request.ts';
import { hasSlot, namesAnything } from './slots-heard.ts';
import { createSpelling } from './spelling.ts';
import { createSuggester } from './suggest.ts';
import { createThreads } from './thread.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Less sure than this, a question is taken to be about something else. */
const LEAST_CONFIDENCE = 0.55;
/** A message of names alone leaves little doubt. */
const SURE = 0.97;
/** The intent whose phrasings are not for us: what comes nearer to it than to any other is declined. */
const OFF_TOPIC = 'off-topic';

export interface Understander {
  /** @param conversation the thread; questions of one thread follow one another */
  understand(text: string, conversation?: string): Understanding;
  /** Builds what is otherwise built at the first question that needs it. */
  warmUp(): void;
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
  const ours = intents.filter(({ intent }) => intent !== OFF_TOPIC);
  const lexicon = createLexicon(
    vocabulary,
    ours.flatMap(({ phrasings }) => phrasings),
    datasets,
    faults,
  );
  if (faults.length > 0) throw new InvalidFilesError(faults);
  const spelling = createSpelling(lexicon.words, english);
  const published = publishedNumbers(datasets);
  const read = (text: string): Recognised => withMoneyMeant(recognise(text, lexicon, spelling), published);
  let phrased: Phrased | undefined;
  // A message of names alone needs no phrasings, so one question from a shell does not wait for them.
  const phrasings = (): Phrased => {
    phrased ??= readPhrasings(intents, (text) => featuresOf(read(text)));
    return phrased;
  };
  const subjects = new Set(vocabulary.concepts.filter(({ subject }) => subject).map(({ id }) => id));
  const suggest = createSuggester(ours);
  const threads = createThreads();

  /** The intent, and how sure it is; undefined where nothing of ours was heard. */
  const choose = (recognised: Recognised): { intent: string; confidence: number } | undefined => {
    const named = intentOfNames(recognised);
    if (named !== undefined) return { intent: named, confidence: SURE };
    const features = featuresOf(recognised);
    const { index, odds } = phrasings();
    const ranked = index.rank(features);
    const against = ranked.find(({ intent }) => intent.intent === OFF_TOPIC);
    const [best, next] = ranked.filter(
      ({ intent }) =>
        intent.intent !== OFF_TOPIC && intent.needs.every((need) => hasSlot(recognised.slots, need)),
    );
    if (!best) return undefined;
    const { isEnglish } = spelling;
    const confidence = confidenceOf({
      best,
      next,
      against,
      odds: odds(features),
      recognised,
      subjects,
      isEnglish,
    });
    return { intent: best.intent.intent, confidence };
  };

  return {
    warmUp: () => void phrasings(),
    understand(text, conversation) {
      const recognised = read(text);
      const fresh = judge(recognised, choose(recognised));
      const understanding = threads.follow(conversation, recognised, fresh);
      return understanding.kind === 'unknown' ? { ...understanding, nearest: suggest(text) } : understanding;
    },
  };
}

/** What is built from the phrasings. */
interface Phrased {
  readonly index: IntentIndex;
  readonly odds: Odds;
}

function readPhrasings(intents: readonly Intent[], read: (text: string) => string[]): Phrased {
  const features = intents.map(({ phrasings }) => phrasings.map(read));
  const isOurs = (i: number): boolean => intents[i]?.intent !== OFF_TOPIC;
  return {
    index: createIntentIndex(intents, features),
    odds: createOdds(
      features.filter((_, i) => isOurs(i)).flat(),
      features.filter((_, i) => !isOurs(i)).flat(),
    ),
  };
}

function judge(
  { slots, concepts, unknown, corrections, askAbout, length }: Recognised,
  chosen: { readonly intent: string; readonly confidence: number } | undefined,
): Understanding {
  const { intent, confidence } = chosen ?? { intent: 'none', confidence: 0 };
  const request: Request = { intent, slots, topics: concepts, confidence, ignored: unknown, corrections };
  const not = (reason: 'empty' | 'off-topic' | 'greeting' | 'thanks'): Understanding => ({
    kind: 'unknown',
    reason,
    request: { ...request, intent: reason },
    nearest: [],
  });
  const anything = namesAnything(slots);
  if (length === 0 && !anything) return not('empty');
  const smallTalk = concepts.size > 0 && [...concepts].every((id) => id === 'greeting' || id === 'thanks');
  if (smallTalk && !anything && unknown.length === 0)
    return not(concepts.has('thanks') ? 'thanks' : 'greeting');
  if (confidence < LEAST_CONFIDENCE) return not('off-topic');
  if (askAbout.length > 1 && intent === 'pay') return { kind: 'ambiguous', request, readings: askAbout };
  return { kind: 'matched', request };
}
