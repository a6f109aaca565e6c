/** Which intent a question has, how sure that is, and what else is near: from names alone, or from the phrasings. */
import type { Statement } from '../datasets/records.ts';
import { confidenceOf, type Signals, signalsOf } from './confidence.ts';
import { featuresOf, wordingOf } from './features.ts';
import { createStatementFinder, type Found, type StatementFinder } from './find-statements.ts';
import { intentByRule, RULED } from './intent-rules.ts';
import { type Intent, OFF_TOPIC } from './intents.ts';
import type { Learnt } from './learnt.ts';
import type { NumbersMeant } from './money-meant.ts';
import { intentOfNames } from './names-alone.ts';
import { createOdds, type Odds } from './ours-or-not.ts';
import { createPhrasingIndex, type PhrasingIndex } from './phrasing-index.ts';
import { hasSlot, namesAnything } from './slots-heard.ts';

/** A message of names alone leaves little doubt. */
const SURE = 0.97;
/** From here on a question is one of our phrasings, word for word or nearly so. */
const SAME = 0.995;
const SURE_OF_THE_SAME = 0.75;
const MOST_NEAREST = 2;
/** The intent of a question that a statement of the sources answers better than any intent does. */
const STATEMENT = 'statement';
const CLEARLY_NEARER = 0.1;
/** So little between the ranks of two intents says nothing. */
const CLOSE = 0.03;

export interface Chosen {
  readonly intent: string;
  readonly confidence: number;
  /** Statements of the sources that say just what was asked. */
  readonly statements: readonly string[];
  /** What the confidence was made of; undefined for a message of names alone. */
  readonly signals?: Signals;
  /** Whether anything in it is of our subject by itself. */
  readonly ofOurs: boolean;
  /** Whether the second of ours is as near as the first. */
  readonly close: boolean;
  /** Questions of the nearest intents, to offer where this one cannot be answered. */
  readonly nearest: readonly string[];
}

export interface Chooser {
  choose(recognised: NumbersMeant): Chosen;
  /** Gets what was learnt; otherwise done at the first question that is more than names. */
  warmUp(): void;
}

export interface ChooserParts {
  readonly intents: readonly Intent[];
  /** Those that people ask for. */
  readonly asked: readonly Statement[];
  /** Concepts that suggest our subject by themselves. */
  readonly subjects: ReadonlySet<string>;
  /** What was learnt of the phrasings. Called once, at the first need. */
  readonly learnt: () => Learnt;
  readonly isEnglish: (word: string) => boolean;
}

/** One question from a shell that names only a level and a place need not wait for the phrasings to be read. */
export function createChooser({ intents, asked, subjects, learnt, isEnglish }: ChooserParts): Chooser {
  let phrased: Phrased | undefined;
  const phrasings = (): Phrased => {
    if (phrased) return phrased;
    const tables = learnt();
    phrased = {
      index: createPhrasingIndex(intents, tables.intents),
      odds: createOdds(tables.odds),
      findStatements: createStatementFinder(asked, tables.statements),
    };
    return phrased;
  };
  return {
    warmUp: () => void phrasings(),
    choose(recognised) {
      const named = intentOfNames(recognised);
      if (named !== undefined)
        return { intent: named, confidence: SURE, statements: [], ofOurs: true, close: false, nearest: [] };
      const features = featuresOf(recognised);
      const { index, odds, findStatements } = phrasings();
      const ranked = index.rank(features);
      const against = ranked.find(({ meaning }) => meaning.intent === OFF_TOPIC);
      const ours = ranked.filter(
        ({ meaning }) =>
          meaning.intent !== OFF_TOPIC &&
          meaning.needs.every((need) => hasSlot(recognised.slots, need)) &&
          !meaning.unless.some((heard) => recognised.concepts.has(heard) || hasSlot(recognised.slots, heard)),
      );
      const [best, next] = ours;
      const nearest = ours.slice(0, MOST_NEAREST).map(({ meaning }) => meaning.example);
      if (!best)
        return { intent: OFF_TOPIC, confidence: 0, statements: [], ofOurs: false, close: false, nearest };
      const found = findStatements(recognised);
      const signals = signalsOf({
        best,
        next,
        against,
        odds: odds([...features, ...wordingOf(recognised)]),
        statement: found.nearness,
        recognised,
        subjects,
        isEnglish,
      });
      const says = best.meaning.reply !== undefined && saysIt(found, best.nearness, recognised);
      const same = best.nearness >= SAME && best.nearness > (against?.nearness ?? 0);
      const confidence = Math.max(confidenceOf(signals), same ? SURE_OF_THE_SAME : 0);
      const ruled = intentByRule(recognised, signals, best.meaning);
      return {
        intent: ruled ?? (says ? STATEMENT : best.meaning.intent),
        confidence: ruled === undefined ? confidence : Math.max(confidence, RULED),
        statements: found.ids,
        signals,
        ofOurs: signals.nothingOfOurs === 0 || signals.coveredPlace > 0,
        close: best.rank - (next?.rank ?? 0) < CLOSE,
        nearest,
      };
    },
  };
}

/** Whether a statement answers better than the FAQ that is nearest. */
function saysIt(found: Found, nearness: number, { slots }: NumbersMeant): boolean {
  if (found.ids.length === 0) return false;
  if (found.onNamed) return found.nearness >= nearness;
  const names = slots.statistic !== undefined || namesAnything(slots);
  return !names && found.nearness - nearness >= CLEARLY_NEARER;
}

/** What is built from what was learnt of the phrasings. */
interface Phrased {
  readonly index: PhrasingIndex<Intent>;
  readonly odds: Odds;
  readonly findStatements: StatementFinder;
}
