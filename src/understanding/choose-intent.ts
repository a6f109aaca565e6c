/** Which intent a question has, how sure that is, and what else is near: from names alone, or from the phrasings. */
import { confidenceOf } from './confidence.ts';
import { featuresOf } from './features.ts';
import { createIntentIndex, type IntentIndex } from './intent-index.ts';
import type { Intent } from './intents.ts';
import type { NumbersMeant } from './money-meant.ts';
import { intentOfNames } from './names-alone.ts';
import { createOdds, type Odds } from './ours-or-not.ts';
import { hasSlot } from './slots-heard.ts';

/** The intent whose phrasings are not for us: what comes nearer to it than to any other is declined. */
export const OFF_TOPIC = 'off-topic';
/** A message of names alone leaves little doubt. */
const SURE = 0.97;
const MOST_NEAREST = 2;

export interface Chosen {
  readonly intent: string;
  readonly confidence: number;
  /** Questions of the nearest intents, to offer where this one cannot be answered. */
  readonly nearest: readonly string[];
}

export interface Chooser {
  choose(recognised: NumbersMeant): Chosen;
  /** Reads the phrasings; otherwise done at the first question that is more than names. */
  warmUp(): void;
}

export interface ChooserParts {
  readonly intents: readonly Intent[];
  /** Concepts that suggest our subject by themselves. */
  readonly subjects: ReadonlySet<string>;
  readonly read: (text: string) => NumbersMeant;
  readonly isEnglish: (word: string) => boolean;
}

/** One question from a shell that names only a level and a place need not wait for the phrasings to be read. */
export function createChooser({ intents, subjects, read, isEnglish }: ChooserParts): Chooser {
  let phrased: Phrased | undefined;
  const phrasings = (): Phrased => {
    phrased ??= readPhrasings(intents, (text) => featuresOf(read(text)));
    return phrased;
  };
  return {
    warmUp: () => void phrasings(),
    choose(recognised) {
      const named = intentOfNames(recognised);
      if (named !== undefined) return { intent: named, confidence: SURE, nearest: [] };
      const features = featuresOf(recognised);
      const { index, odds } = phrasings();
      const ranked = index.rank(features);
      const against = ranked.find(({ intent }) => intent.intent === OFF_TOPIC);
      const ours = ranked.filter(
        ({ intent }) =>
          intent.intent !== OFF_TOPIC &&
          intent.needs.every((need) => hasSlot(recognised.slots, need)) &&
          !intent.unless.some((concept) => recognised.concepts.has(concept)),
      );
      const [best, next] = ours;
      const nearest = ours.slice(0, MOST_NEAREST).map(({ intent }) => intent.example);
      if (!best) return { intent: OFF_TOPIC, confidence: 0, nearest };
      const signals = { best, next, against, odds: odds(features), recognised, subjects, isEnglish };
      return { intent: best.intent.intent, confidence: confidenceOf(signals), nearest };
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
