/**
 * The first promise, over everything that can be asked: no number without its source, whatever slots are combined.
 */
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/ask.ts';
import { replyToPlainText } from '../../src/chat/plain-text.ts';
import { engine } from '../engine.ts';
import { repliesOf, type Told } from './all-replies.ts';
import { engineWithTables } from './table-engine.ts';

const MOST_CHARACTERS = 2_000;
describe.each([
  ['the four documents', engine, 1],
  // Most phrasings name nothing that is in a table.
  ['official tables of two years beside them', engineWithTables(2024, 2025), 4],
])('every number in a reply, over %s,', (_, one: Engine, step: number) => {
  const { pairs, cells, intents, phrasings } = repliesOf(one);
  it.each([
    ['for every pair of slot values and every intent', pairs, 5_000],
    ['for every level, place, percentile and period together', cells, 10_000],
    ['for each computed intent with each single slot value', intents, 10_000],
    ['for every phrasing of every intent', () => everyNth(phrasings(), step), 15_000 / step],
  ])('is a figure with a cited source or derived, %s', (_, replies, fewest) => {
    let asked = 0;
    const wrong: string[] = [];
    for (const told of replies()) {
      asked += 1;
      wrong.push(...faults(told, one));
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(asked).toBeGreaterThan(fewest);
  });
});

function* everyNth<T>(items: Iterable<T>, step: number): Generator<T> {
  let at = 0;
  for (const item of items) if (at++ % step === 0) yield item;
}

function faults({ asked, reply, typed }: Told, { datasets }: Engine): string[] {
  const text = replyToPlainText(reply);
  const listed = new Set([
    ...reply.figures.flatMap(({ low, high }) => [low, high]),
    ...reply.derived.map(({ value }) => Math.abs(value)),
    ...numbersIn(typed),
    ...[...typed.matchAll(/([\d.,]+)(\s?(?:m|million)\b)?/g)].map(
      ([, n = '', million]) => Number(n.replaceAll(',', '')) * (million ? 1_000_000 : 1),
    ),
  ]);
  const unlisted = numbersIn(text).filter((n) => !listed.has(n) && !listed.has(n / 1000));
  const cited = new Set(reply.citations.map(({ source }) => source));
  return [
    ...unlisted.map((n) => `${asked}: ${n} is in no list`),
    ...reply.figures
      .filter(({ source }) => !cited.has(source))
      .map(({ id }) => `${asked}: ${id} is not cited`),
    ...reply.figures
      .filter(({ id, low }) => datasets.figures.get(id)?.low !== low)
      .map(({ id }) => `${asked}: ${id} was changed`),
    ...reply.derived
      .flatMap(({ from }) =>
        from
          .map((id) => id.split('/')[0] ?? '')
          .filter((source) => !cited.has(source))
          .slice(0, 1),
      )
      .map((source) => `${asked}: derived from ${source}, not cited`),
    ...reply.derived.flatMap(({ from }) =>
      from.filter((id) => !datasets.figures.has(id)).map((id) => `${asked}: derived from ${id}`),
    ),
    ...(text.length > MOST_CHARACTERS ? [`${asked}: ${text.length} characters`] : []),
    ...(reply.headline.length === 0 || /undefined|NaN|\[object|Infinity|\{|\}/.test(text)
      ? [`${asked}: ${text}`]
      : []),
  ];
}

/** Money, shares and large counts. Years, ordinals, footnotes and years of experience are no figures. */
function numbersIn(text: string): number[] {
  return [...text.matchAll(/[$£€](\d[\d,]*(?:\.\d+)?)|(\d[\d,]*(?:\.\d+)?)%|\b(\d{1,3}(?:,\d{3})+)\b/g)].map(
    (match) => Number((match[1] ?? match[2] ?? match[3] ?? '').replaceAll(',', '')),
  );
}
