/** Request → Reply: picks the file that answers the intent, and adds what every reply has in common. */
import type { Reply } from '../chat/reply.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { Intent } from '../understanding/intents.ts';
import type { Request, Understanding } from '../understanding/request.ts';
import { answerCoverage, answerSources } from './about-the-data.ts';
import { answerStatements, withStatements } from './asked-statements.ts';
import { answerCompare } from './compare.ts';
import { composeShort } from './compose-short.ts';
import { answerDisagreements } from './disagreements.ts';
import { type Draft, type Said, say } from './draft.ts';
import { answerEstimate } from './estimate.ts';
import { answerFaq } from './faq.ts';
import { findGaps, type Gap } from './gaps.ts';
import { answerHelp } from './help.ts';
import { answerLadder } from './ladder.ts';
import { answerNoData } from './no-data.ts';
import { answerAmbiguous, answerUnknown, answerUnsure } from './not-understood.ts';
import { answerOffer } from './offer.ts';
import { answerPay } from './pay.ts';
import { withPayBeside } from './pay-beside.ts';
import { answerPromotion } from './promotion.ts';
import { answerRanking } from './ranking.ts';
import { answerSkill } from './skill.ts';
import { slotValues } from './slot-values.ts';
import { answerSpecialisation } from './specialisation.ts';
import { answerWhoseNumber } from './whose-number.ts';

type Answer = (request: Request, datasets: Datasets) => Draft;

/** The intents that are worked out; every other one brings its reply in its own file. */
export const COMPUTED: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['pay', answerPay],
  ['compare', answerCompare],
  ['ranking', answerRanking],
  ['offer', answerOffer],
  ['whose-number', answerWhoseNumber],
  ['skill', answerSkill],
  ['specialisation', answerSpecialisation],
  ['estimate', answerEstimate],
  ['ladder', answerLadder],
  ['promotion', answerPromotion],
  ['disagreements', answerDisagreements],
  ['coverage', answerCoverage],
  ['sources', answerSources],
  ['help', answerHelp],
]);

/** Answered whatever occupation is named along with it. */
const ABOUT_THE_BOT = new Set(['coverage', 'sources', 'help', 'disagreements']);

/** What they answer with is pay already, or they are about the bot. */
const GIVES_PAY = new Set([
  ...ABOUT_THE_BOT,
  ...['pay', 'compare', 'ranking', 'offer', 'whose-number', 'estimate', 'skill', 'specialisation'],
]);

/** Answers what was understood. Pure: the same understanding gets the same reply. */
export function createAnswerer(
  intents: readonly Intent[],
  datasets: Datasets,
): (understanding: Understanding) => Reply {
  const byName = new Map(intents.map((intent) => [intent.intent, intent]));
  return (understanding) => {
    const { request } = understanding;
    const draft = draftFor(understanding, intents, byName.get(request.intent), datasets);
    const matched = understanding.kind === 'matched';
    const extra = [
      ...(matched && draft.outcome === 'answer'
        ? widerThanAsked(request, byName.get(request.intent), datasets)
        : []),
      ...(matched ? readAs(request) : []),
    ];
    return composeShort(
      { ...draft, notes: [...(draft.notes ?? []), ...extra] },
      {
        intent: understanding.kind === 'unknown' ? understanding.reason : request.intent,
        slots: slotValues(request.slots),
        confidence: Math.round(request.confidence * 100) / 100,
        ignored: request.ignored,
        corrections: request.corrections,
      },
      datasets,
    );
  };
}

function draftFor(
  understanding: Understanding,
  intents: readonly Intent[],
  intent: Intent | undefined,
  datasets: Datasets,
): Draft {
  switch (understanding.kind) {
    case 'unknown':
      return answerUnknown(understanding);
    case 'unsure':
      return answerUnsure(understanding.choices);
    case 'ambiguous':
      return answerAmbiguous(understanding.readings, understanding.request, datasets);
    case 'matched': {
      const { request } = understanding;
      const gaps = ABOUT_THE_BOT.has(request.intent) ? [] : findGaps(request, datasets);
      const occupations = gaps.filter(({ kind }) => kind === 'role');
      if (occupations.length > 0) return answerNoData(occupations, request, datasets);
      const draft = fullDraft(request, intents, intent, datasets);
      return gaps.length > 0 && draft.outcome === 'answer' && !intent?.advice
        ? withGaps(draft, gaps, request, datasets)
        : draft;
    }
  }
}

/** The intent's own answer, with what was asked word for word ahead of it and pay beside it. */
function fullDraft(
  request: Request,
  intents: readonly Intent[],
  intent: Intent | undefined,
  datasets: Datasets,
): Draft {
  if (request.intent === 'statement') {
    return withPayBeside(
      answerStatements(request, intents, datasets),
      { uses: [], advice: true },
      request,
      datasets,
    );
  }
  const plain = plainDraft(request, intent, datasets);
  const aboutTheBot = request.intent === 'coverage' || request.intent === 'help';
  if (aboutTheBot || (intent?.reply && plain.outcome === 'no-data')) return plain;
  const told = intent?.reply ? request : heardOf(request, datasets);
  const draft = withStatements(plain, told, datasets, intent?.reply !== undefined);
  return intent && draft.outcome === 'answer' && !GIVES_PAY.has(intent.intent)
    ? withPayBeside(draft, intent, request, datasets)
    : draft;
}

/** Where tables have the pay of a place or an occupation, what is said of another only leads away from it. */
function heardOf(request: Request, { tables, statements }: Datasets): Request {
  const { places, roles } = request.slots;
  if (tables.size === 0 || (places.length === 0 && roles.every(({ id }) => id === 'backend'))) return request;
  const isAbout = (id: string): boolean => places.some((place) => place.id === statements.get(id)?.place);
  return { ...request, statements: request.statements.filter(isAbout) };
}

function plainDraft(request: Request, intent: Intent | undefined, datasets: Datasets): Draft {
  const computed = COMPUTED.get(request.intent);
  if (computed) return computed(request, datasets);
  if (!intent?.reply) throw new Error(`nothing answers the intent ${request.intent}`);
  return answerFaq(intent.reply, intent, request, datasets);
}

/** An answer that leaves out a part of the question: the gap first, then what there is. */
function withGaps(draft: Draft, gaps: readonly Gap[], request: Request, datasets: Datasets): Draft {
  const { headline, notes = [] } = answerNoData(gaps, request, datasets, []);
  return {
    ...draft,
    outcome: 'no-data',
    headline,
    blocks: [{ kind: 'text', text: draft.headline }, ...(draft.blocks ?? [])],
    notes: [...(draft.notes ?? []).slice(0, 2), ...notes],
  };
}

/** More corrections than this are in the data of the reply only. */
const MOST_CORRECTIONS = 3;

/** What was heard and could not be taken account of. */
function widerThanAsked(
  { slots, topics }: Request,
  intent: Intent | undefined,
  { tables }: Datasets,
): Said[] {
  if (!intent) return [];
  const uses = new Set<string>(intent.uses);
  const unused = [
    ...(slots.companies.length > 0 && !uses.has('company') && intent.reply ? ['company'] : []),
    ...(slots.places.some(({ id }) => id !== 'us') && !uses.has('place') && intent.reply ? ['place'] : []),
    ...((slots.levels.length > 0 || slots.years) && !uses.has('level') && intent.reply ? ['level'] : []),
  ];
  const { calendarYear } = slots;
  return [
    ...(topics.has('in-currency') && slots.places.length > 0
      ? [say`Each figure stays in its own currency: no source has an exchange rate.`]
      : []),
    ...(calendarYear === undefined || [...tables.values()].some(({ source }) => source.year === calendarYear)
      ? []
      : [
          say`You named ${String(calendarYear)}: the figures are as old as their sources say below, and there are no newer ones here.`,
        ]),
    ...(unused.length > 0
      ? [say`No source splits this by ${unused.join(' or ')}; the answer is wider than the question.`]
      : []),
  ];
}

/** What was put right, as far as it was. */
function readAs({ corrections }: Request): Said[] {
  const changed = [
    ...new Map(
      corrections.filter(({ typed, taken }) => typed.toLowerCase() !== taken).map((one) => [one.taken, one]),
    ).values(),
  ].slice(0, MOST_CORRECTIONS);
  return changed.length > 0
    ? [say`Read as: ${changed.map(({ typed, taken }) => `${typed} → ${taken}`).join(', ')}.`]
    : [];
}
