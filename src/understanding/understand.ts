/**
 * Text → matched, ambiguous or unknown: names and numbers first, then the intent whose phrasings are nearest, then
 * whether that is sure enough. The context of a thread fills what a fragment leaves open.
 */
import type { Datasets } from '../datasets/datasets.ts';
import { type Fault, InvalidFilesError } from '../datasets/fault.ts';
import { type Chosen, createChooser, OFF_TOPIC } from './choose-intent.ts';
import { type Intent, SLOT_NAMES } from './intents.ts';
import { createLexicon } from './lexicon.ts';
import { type NumbersMeant, publishedNumbers, withMoneyMeant } from './money-meant.ts';
import { type Recognised, recognise } from './recognise.ts';
import type { Correction, Request, Understanding } from './request.ts';
import { namesAnything } from './slots-heard.ts';
import { createSpelling } from './spelling.ts';
import { ALWAYS_ASKABLE, createSuggester } from './suggest.ts';
import { createThreads } from './thread.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Less sure than this, a question is taken to be about something else. */
const LEAST_CONFIDENCE = 0.6;
/** The same for a question without a single word or name of our subject. */
const LEAST_CONFIDENCE_OTHERWISE = 0.85;
/** Who has been answered goes on about the same subject. */
const LEAST_CONFIDENCE_IN_A_THREAD = 0.35;
/** Less sure than that but more than this, it is worth asking what was meant. */
const WORTH_ASKING = 0.45;
/** Surer than this, the first of two close readings is taken. */
const SURE_ENOUGH = 0.66;

/** A statement this near answers whichever of two places was meant. */
const SAID_IT = 0.75;
/** The intent that is no answer, so that nobody is bothered by it who did not mean it. */
const HELP = 'help';
export interface Understander {
  /** @param conversation the thread; questions of one thread follow one another */
  understand(text: string, conversation?: string): Understanding;
  /** What a text by itself is taken for, and on what grounds. */
  weigh(text: string): Chosen;
  /** Builds what is otherwise built at the first question that needs it. */
  warmUp(): void;
}

/**
 * Builds all indexes once.
 * @param now the clock that threads are forgotten by, in milliseconds
 * @throws InvalidFilesError when vocabulary or intents contradict themselves or the data
 */
export function createUnderstander(
  listed: Vocabulary,
  intents: readonly Intent[],
  datasets: Datasets,
  english: ReadonlySet<string>,
  now: () => number,
): Understander {
  const faults: Fault[] = [];
  const vocabulary = heardWith(listed, datasets);
  const ours = intents.filter(({ intent }) => intent !== OFF_TOPIC);
  const lexicon = createLexicon(
    vocabulary,
    ours.flatMap(({ phrasings }) => phrasings),
    datasets,
    english,
    faults,
  );
  faults.push(...unheardOf(intents, listed));
  if (faults.length > 0) throw new InvalidFilesError(faults);
  const spelling = createSpelling(lexicon.words, english);
  const published = publishedNumbers(datasets);
  const read = (text: string): NumbersMeant => withMoneyMeant(recognise(text, lexicon, spelling), published);
  const uncovered = new Map(
    vocabulary.concepts.flatMap(({ id, uncovered }) =>
      uncovered === undefined ? [] : [[id, uncovered] as const],
    ),
  );
  const subjects = new Set(vocabulary.concepts.filter(({ subject }) => subject).map(({ id }) => id));
  const statements = [...datasets.statements.values()];
  const chooser = createChooser({ intents, statements, subjects, read, isEnglish: spelling.isEnglish });
  const suggest = createSuggester(ours);
  const threads = createThreads(now);

  return {
    warmUp: () => chooser.warmUp(),
    weigh: (text) => chooser.choose(read(text)),
    understand(text, conversation) {
      const recognised = read(text);
      const chosen = chooser.choose(recognised);
      const understanding = threads.follow(
        conversation,
        recognised,
        judge(recognised, chosen, uncovered, threads.isUnderWay(conversation)),
      );
      return understanding.kind === 'unknown'
        ? {
            ...understanding,
            nearest: understanding.reason === 'off-topic' ? suggest(text, chosen.nearest) : ALWAYS_ASKABLE,
          }
        : understanding;
    },
  };
}

/** What changed over the years can be told where a series has several vintages, and only there. */
function heardWith(vocabulary: Vocabulary, { sources }: Datasets): Vocabulary {
  const series = [...sources.values()].flatMap(({ series }) => series ?? []);
  const not = new Set(series).size < series.length ? 'one' : 'several';
  return { ...vocabulary, concepts: vocabulary.concepts.filter(({ vintages }) => vintages !== not) };
}

function judge(
  recognised: Recognised,
  { intent, confidence, statements, signals, ofOurs, close, nearest }: Chosen,
  names: ReadonlyMap<string, string>,
  inThread: boolean,
): Understanding {
  const { slots, concepts, unknown, corrections, askAbout, length } = recognised;
  const request: Request = {
    uncovered: [...concepts].flatMap((id) => names.get(id) ?? []),
    intent,
    slots,
    topics: concepts,
    statements,
    confidence,
    ignored: unknown,
    corrections,
  };
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
  const least = inThread
    ? LEAST_CONFIDENCE_IN_A_THREAD
    : ofOurs
      ? LEAST_CONFIDENCE
      : LEAST_CONFIDENCE_OTHERWISE;
  if (confidence < Math.min(WORTH_ASKING, least)) return not('off-topic');
  const doubt = doubtfulNames(corrections, slots);
  if (doubt.length > 0) return { kind: 'unsure', request, choices: doubt };
  const unsure = intent !== HELP && (confidence < least || (close && !inThread && confidence < SURE_ENOUGH));
  if (unsure && nearest.length > 1) return { kind: 'unsure', request, choices: nearest };
  if (unsure) return not('off-topic');
  const said = (signals?.statement ?? 0) >= SAID_IT;
  if (askAbout.length > 1 && intent === 'pay' && !said)
    return { kind: 'ambiguous', request, readings: askAbout };
  return { kind: 'matched', request };
}

/** The names that a doubtful word may have been, with the level beside them; nothing where there is no doubt. */
function doubtfulNames(corrections: readonly Correction[], { levels }: Request['slots']): string[] {
  const [doubtful] = corrections.filter(({ or }) => or !== undefined);
  if (doubtful?.or === undefined) return [];
  return [doubtful.taken, doubtful.or].map((name) => [...levels.slice(0, 1), name].join(' '));
}

/** Conditions of intents on what nothing can be heard as. */
function unheardOf(intents: readonly Intent[], vocabulary: Vocabulary): Fault[] {
  const known = new Set<string>([...vocabulary.concepts.map(({ id }) => id), ...SLOT_NAMES]);
  return intents.flatMap(({ intent, unless, reply }) =>
    [...unless, ...(reply?.judges ?? []).flatMap(({ heard }) => heard ?? [])]
      .filter((name) => !known.has(name))
      .map((name) => ({
        file: `intents/${intent}.yaml`,
        field: unless.includes(name) ? 'unless' : 'reply.judges',
        problem: `nothing is heard as "${name}"`,
        cure: 'Use the id of a concept of intents/vocabulary/words.yaml, or the name of a slot.',
      })),
  );
}
