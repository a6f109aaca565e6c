/**
 * Text → matched, ambiguous or unknown: names and numbers first, then the intent whose phrasings are nearest, then
 * whether that is sure enough. The context of a thread fills what a fragment leaves open.
 */
import type { Datasets } from '../datasets/datasets.ts';
import { type Fault, InvalidFilesError } from '../datasets/fault.ts';
import { type Chosen, createChooser } from './choose-intent.ts';
import { type DataNames, namesOf } from './data-names.ts';
import type { EnglishWords } from './english.ts';
import { type Intent, OFF_TOPIC, SLOT_NAMES } from './intents.ts';
import { holdsWith, type Learnt, learn, type Memory } from './learnt.ts';
import { createLexicon, phrasedWords } from './lexicon.ts';
import { type NumbersMeant, publishedNumbers, withMoneyMeant } from './money-meant.ts';
import { type Recognised, recognise } from './recognise.ts';
import type { Correction, Request, Understanding } from './request.ts';
import { namesAnything } from './slots-heard.ts';
import { codeSpeller } from './spell-out-codes.ts';
import { createSpelling } from './spelling.ts';
import { stillKnown } from './still-known.ts';
import { ALWAYS_ASKABLE, createSuggester } from './suggest.ts';
import { type Conversation, createThreads } from './thread.ts';
import type { Vocabulary } from './vocabulary.ts';
import { withoutNames } from './without-names.ts';

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
  /** The text without what may be somebody's name or pay; empty where nothing is left. */
  withoutNames(text: string): string;
  /** What is remembered of each thread. */
  conversations(): readonly Conversation[];
  /** Goes on with another's threads, as far as what they spoke of is known here. */
  goOn(conversations: readonly Conversation[]): void;
  /** Builds what is otherwise built at the first question that needs it. */
  warmUp(): void;
}

/**
 * Builds all indexes once.
 * @param now the clock that threads are forgotten by, in milliseconds
 * @param memory what an earlier start over the same files has kept; without it everything is learnt anew
 * @throws InvalidFilesError when vocabulary or intents contradict themselves or the data
 */
export function createUnderstander(
  listed: Vocabulary,
  intents: readonly Intent[],
  datasets: Datasets,
  english: EnglishWords,
  now: () => number,
  memory: Memory = {},
): Understander {
  const faults: Fault[] = [];
  const ours = intents.filter(({ intent }) => intent !== OFF_TOPIC);
  const names = namesOf(datasets);
  const vocabulary = heardWith(listed, names);
  const phrased = memory.files?.phrased ?? phrasedWords(ours.flatMap(({ phrasings }) => phrasings));
  const lexicon = createLexicon(vocabulary, phrased, names, english, faults);
  faults.push(...unheardOf(intents, listed));
  if (faults.length > 0) throw new InvalidFilesError(faults);
  const spelling = createSpelling(lexicon.words, english);
  const published = publishedNumbers(datasets);
  const spellOut = codeSpeller(names);
  const recogniseText = (text: string): Recognised => recognise(spellOut(text), lexicon, spelling);
  const read = (text: string): NumbersMeant => withMoneyMeant(recogniseText(text), published);
  const uncovered = new Map(
    vocabulary.concepts.flatMap(({ id, uncovered }) =>
      uncovered === undefined ? [] : [[id, uncovered] as const],
    ),
  );
  const subjects = new Set(vocabulary.concepts.filter(({ subject }) => subject).map(({ id }) => id));
  const learnt = (): Learnt => {
    const kept = memory.learnt?.();
    if (kept && holdsWith(kept, names, published)) return kept;
    const fresh = learn({ intents, names, recognise: recogniseText, published });
    memory.keep?.({ vocabulary: listed, intents, phrased }, fresh);
    return fresh;
  };
  const asked = names.asked.flatMap(({ id }) => datasets.statements.get(id) ?? []);
  const chooser = createChooser({ intents, asked, subjects, learnt, isEnglish: spelling.isEnglish });
  const suggest = createSuggester(ours);
  const threads = createThreads(now);

  return {
    warmUp() {
      chooser.warmUp();
      spelling.warmUp();
    },
    conversations: () => threads.all(),
    goOn(conversations) {
      const isKnown = stillKnown(vocabulary, intents, names);
      threads.goOn(conversations.filter(([, remembered]) => isKnown(remembered)));
    },
    withoutNames: (text) => withoutNames(text, lexicon),
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
function heardWith(vocabulary: Vocabulary, { vintages }: DataNames): Vocabulary {
  const not = vintages === 'several' ? 'one' : 'several';
  return { ...vocabulary, concepts: vocabulary.concepts.filter((concept) => concept.vintages !== not) };
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
