/** Rounds of digests as a channel gets them, and what would be wrong with one. */
import { replyToPlainText } from '../../../src/chat/plain-text.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import type { Datasets } from '../../../src/datasets/datasets.ts';
import {
  composeDigest,
  type Digest,
  type DigestInput,
  type NothingNew,
} from '../../../src/digests/content/compose-digest.ts';

/** A digest after another until all is told, or so many. */
export function tellRound(
  datasets: Datasets,
  input: Omit<DigestInput, 'told'>,
  most = Number.POSITIVE_INFINITY,
): Digest[] {
  const digests: Digest[] = [];
  const told: string[] = [];
  while (digests.length < most) {
    const digest = composeDigest({ ...input, told }, datasets);
    if (digest.kind === 'nothing-new' || digest.tells.length === 0) break;
    digests.push(digest);
    told.push(...digest.tells);
  }
  return digests;
}

export function isDigest(digest: Digest | NothingNew): Digest {
  if (digest.kind !== 'digest') throw new Error('there is nothing new');
  return digest;
}

/** Whatever changed and whatever was asked: less to the point is left out until it fits. */
const MOST_CHARACTERS = 1_250;

/** @param typed what people typed, whose numbers are theirs */
export function faultsOf(
  reply: Reply,
  datasets: Datasets,
  { typed = '', most = MOST_CHARACTERS } = {},
): string[] {
  const text = replyToPlainText(reply);
  const listed = new Set([
    ...reply.figures.flatMap(({ low, high }) => [low, high]),
    ...reply.derived.map(({ value }) => value),
    ...numbersIn(typed),
  ]);
  const cited = new Set(reply.citations.map(({ source }) => source));
  return [
    ...numbersIn(text.replace(typed, ''))
      .filter((n) => !listed.has(n))
      .map((n) => `${n} is in no list`),
    ...reply.figures.filter(({ source }) => !cited.has(source)).map(({ id }) => `${id} is not cited`),
    ...reply.figures
      .filter(({ id, low }) => !id.endsWith('#before') && datasets.figures.get(id)?.low !== low)
      .map(({ id }) => `${id} was changed`),
    ...(reply.chart?.bars ?? [])
      .flatMap(({ low, high }) => [low, high])
      .filter((end) => !listed.has(end) || !saysNumber(text, end))
      .map((end) => `${end} is drawn and not said`),
    ...(reply.chart ? [] : ['no chart']),
    ...(reply.citations.length === 0 ? ['no source'] : []),
    ...(text.length > most ? [`${text.length} characters`] : []),
    ...(reply.followUps.length < 2 || reply.followUps.length > 3
      ? [`${reply.followUps.length} questions`]
      : []),
    ...(reply.headline.length === 0 || /undefined|NaN|\[object|Infinity|\{|\}| {2}|\(\)/.test(text)
      ? [text]
      : []),
  ];
}

/** Money, shares, large counts, and counts of figures, sources and times. */
function numbersIn(text: string): number[] {
  const found = text.matchAll(
    /[$£€](\d[\d,]*(?:\.\d+)?)|(\d[\d,]*(?:\.\d+)?)%|\b(\d{1,3}(?:,\d{3})+)\b|(?<![\d.,])(\d+) (?=(?:other |new )?(?:figure|source|time)s?\b)/g,
  );
  return [...found].map((match) =>
    Number((match.slice(1).find((group) => group !== undefined) ?? '').replaceAll(',', '')),
  );
}

function saysNumber(text: string, n: number): boolean {
  const said = [n.toLocaleString('en-US'), n.toLocaleString('en-US', { minimumFractionDigits: 2 })];
  return said.some((digits) => text.includes(digits));
}

/** As somebody reads it, with the chart's numbers and the questions that are offered. */
export function toText({ reply }: Digest): string {
  const bars = reply.chart?.bars.map(
    ({ label, low, high, openEnded }) =>
      `${label} ${low === high ? low : `${low} to ${high}`}${openEnded ? ' or more' : ''}`,
  );
  return [
    replyToPlainText(reply),
    `(Chart: ${reply.chart?.title}. ${bars?.join('; ')})`,
    `(Next: ${reply.followUps.join(' · ')})`,
  ].join('\n\n');
}
