/** What a market digest says: a headline figure, a spotlight, what changed, what was asked; short enough for a phone. */
import { type Said, say } from '../../answers/draft.ts';
import { countsNotes } from '../../answers/pay-rows.ts';
import { cut } from '../../chat/plain-words.ts';
import type { DerivedFigure, Reply } from '../../chat/reply.ts';
import type { Datasets } from '../../datasets/datasets.ts';
import type { Figure } from '../../datasets/records.ts';
import { besideAny, besideHeadline } from './beside-headline.ts';
import { chooseHeadline, headlineId } from './choose-headline.ts';
import { type Change, findChanges } from './find-changes.ts';
import { findOpener } from './find-opener.ts';
import { findSpotlights } from './find-spotlights.ts';
import { fitDigest, type Parts } from './fit-digest.ts';
import { isWithin, notesOf, withoutRepeats } from './notes.ts';
import { orderSpotlights } from './order-spotlights.ts';
import { chartOfChanges, sayChange } from './say-changes.ts';
import { sayHeadline } from './say-figure.ts';
import type { Spotlight } from './spotlight.ts';
import { withChanges, withFormer } from './with-changes.ts';

export interface DigestInput {
  /** The subscription's id: each has an order of its own. */
  readonly seed: string;
  /** Ids that were told in this round. */
  readonly told: readonly string[];
  /** Figures as they were at the last digest, as `writeFigures` wrote them. */
  readonly before?: string;
  readonly mostAsked?: MostAsked;
}

interface MostAsked {
  readonly text: string;
  readonly times: number;
}

export interface Digest {
  readonly kind: 'digest';
  readonly reply: Reply;
  /** Ids to be counted as told. */
  readonly tells: readonly string[];
}

/** All is told and nothing changed. */
export interface NothingNew {
  readonly kind: 'nothing-new';
}

/** A question is shown as far as a line or two go. */
const MOST_ASKED_CHARACTERS = 80;
const MOST_COUNTS = 2;

/**
 * The next digest of a round. With all told but something changed: the changes alone, which do not count as told. A newer
 * vintage of a table has a digest to itself, too, whatever is left to tell.
 * Pure: the same input gets the same digest.
 */
export function composeDigest(input: DigestInput, datasets: Datasets): Digest | NothingNew {
  const { seed } = input;
  const told = new Set(input.told);
  const changes = findChanges(input.before, datasets);
  const [spotlight, ...toCome] = leftToTell(input, datasets);
  // What was held against a table that is not there any more is still cited.
  const citing = withFormer(changes, datasets);
  const asked = askedSaid(input.mostAsked, told);
  const tellsAsked = (isAsked: boolean): string[] =>
    isAsked && input.mostAsked ? [askedId(input.mostAsked)] : [];
  if (spotlight && !isNews(changes)) {
    const headline = chooseHeadline(spotlight, { seed, told, toCome }, datasets);
    const parts = withChanges(partsOf(spotlight, headline, datasets), changes, datasets);
    const { reply, isAsked } = fitDigest({ ...parts, changes, asked }, citing);
    // One that heads its digest itself does so with the figure that leads it.
    const heads = spotlight.headline ? spotlight.leads[0] : headline;
    const headed = heads ? [headlineId(heads)].filter((id) => !told.has(id)) : [];
    const tells = [spotlight.id, ...headed, ...tellsAsked(isAsked)];
    return { kind: 'digest', reply, tells };
  }
  const [first, ...others] = changes;
  if (!first) return { kind: 'nothing-new' };
  const parts = withChanges(partsOfChanges(first, others, datasets), changes, datasets);
  const { reply, isAsked } = fitDigest({ ...parts, asked }, citing);
  return { kind: 'digest', reply, tells: [...toldByNews(changes, told, datasets), ...tellsAsked(isAsked)] };
}

/** A newer vintage is what readers wait for: it is no line beside a spotlight. */
function isNews(changes: readonly Change[]): boolean {
  return changes.some(({ kind }) => kind === 'newer-table');
}

/** The spotlights that say once more what has moved. */
function toldByNews(changes: readonly Change[], told: ReadonlySet<string>, datasets: Datasets): string[] {
  const newer = changes.flatMap((change) => (change.kind === 'newer-table' ? [change.source.id] : []));
  return findSpotlights(datasets)
    .map(({ id }) => id)
    .filter((id) => newer.some((source) => id.startsWith(`since/${source}/`)) && !told.has(id));
}

/** Two disagreements do not follow one another as long as there is anything else. */
function leftToTell({ seed, told }: DigestInput, datasets: Datasets): Spotlight[] {
  const ids = new Set(told);
  const all = findSpotlights(datasets);
  const left = orderSpotlights(all, seed, findOpener(all, datasets)).filter(({ id }) => !ids.has(id));
  const wasDisagreement = told.findLast((id) => !/^(headline|asked)\//.test(id))?.startsWith('disagreement/');
  const next = wasDisagreement ? left.findIndex(({ kind }) => kind !== 'disagreement') : 0;
  return [...left.splice(Math.max(next, 0), 1), ...left];
}

function partsOf(
  spotlight: Spotlight,
  headline: Figure | undefined,
  datasets: Datasets,
): Omit<Parts, 'changes' | 'asked'> {
  const { block, shorter = block, notes, followUps } = spotlight.tell(headline);
  const own = !spotlight.chart && headline ? besideHeadline(headline, datasets) : undefined;
  const beside = spotlight.chart ? undefined : (own ?? besideAny(datasets));
  const shown = [...(headline ? [headline] : []), ...spotlight.figures, ...(beside?.chart.figures ?? [])];
  const pay = shown.filter(({ topics, role }) => topics.includes('pay') && role === 'backend');
  const title = say`${spotlight.title}`;
  const isTitled = headline !== undefined || spotlight.headline !== undefined;
  // A headline of its own brings its own caveat; one about the spotlight has it there.
  const caveat = notesOf(headline ? [headline] : [], 1).filter(
    (note) => !notes.some((other) => isWithin(note, other)),
  );
  return {
    headline: headline ? sayHeadline(headline, datasets) : (spotlight.headline ?? title),
    headlineNote: caveat,
    beside: own ? [own.block] : [],
    scale: !own && beside ? [beside.block] : [],
    changesTitle: 'Changed since the last digest',
    spotlight: isTitled ? { ...block, title } : block,
    shorter: isTitled ? { ...shorter, title } : shorter,
    caveats: withoutRepeats(notes),
    counts: countsNotes(pay, datasets).slice(0, MOST_COUNTS),
    chart: spotlight.chart ?? beside?.chart,
    followUps,
  };
}

function partsOfChanges(first: Change, others: readonly Change[], datasets: Datasets): Parts {
  const { chart } = chartOfChanges([first]);
  const beside = chart ? undefined : besideAny(datasets);
  const figures = [first, ...others].flatMap((change) => ('now' in change ? [change.now] : []));
  return {
    headline: say`${sayChange(first)}.`,
    headlineNote: [say`Changed since the last digest.`],
    beside: [],
    scale: beside ? [beside.block] : [],
    changes: others,
    changesTitle: 'Also changed',
    caveats: notesOf('now' in first ? [first.now] : [], 1),
    counts: countsNotes(figures.slice(0, 1), datasets),
    chart: chart ?? beside?.chart,
    followUps: ['pay overview', 'where do your numbers come from?', 'what do you cover?'],
  };
}

/** A question is told once in a round, too. */
function askedId({ text }: MostAsked): string {
  return `asked/${text}`;
}

/** What was asked is shown as it was typed: platforms make it harmless. */
function askedSaid(asked: MostAsked | undefined, told: ReadonlySet<string>): Said | undefined {
  if (!asked || told.has(askedId(asked))) return undefined;
  const { text, times } = asked;
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return undefined;
  const count: DerivedFigure = {
    label: 'Times it was asked',
    value: times,
    unit: 'count',
    formula: 'a count of the questions asked in this workspace',
    from: [],
  };
  return say`Most asked in this workspace lately: “${cut(line, MOST_ASKED_CHARACTERS)}”, ${count} time${times === 1 ? '' : 's'}.`;
}
