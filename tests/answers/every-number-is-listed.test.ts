/**
 * The first promise, over everything that can be asked: no number without its source, whatever slots are combined.
 */
import { describe, expect, it } from 'vitest';
import { COMPUTED, createAnswerer } from '../../src/answers/answer.ts';
import { replyToPlainText } from '../../src/chat/plain-text.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { LEVELS } from '../../src/datasets/levels.ts';
import type { Request, Slots } from '../../src/understanding/request.ts';
import { engine } from '../engine.ts';

const MOST_CHARACTERS = 2_000;
const { datasets, intents } = engine;
const answer = createAnswerer(intents, datasets);

const nothing: Slots = {
  levels: [],
  otherLevels: [],
  places: [],
  percentiles: [],
  amounts: [],
  percents: [],
  skills: [],
  specialisations: [],
  roles: [],
  companies: [],
  sources: [],
};

const places = [...datasets.places.values()].map(({ id, name, kind, within }) => ({
  id,
  name,
  kind,
  covered: true,
  ...(within ? { within } : {}),
}));
const elsewhere = {
  id: 'toronto',
  name: 'Toronto',
  kind: 'city',
  covered: false,
  within: 'canada',
  country: 'canada',
};
const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: id }));
const roles = [...new Set([...datasets.figures.values()].map(({ role }) => role))];

/** Every value that each slot can have, one of them no value. */
const choices: readonly (readonly Partial<Slots>[])[] = [
  [
    {},
    ...LEVELS.map((level) => ({ levels: [level] })),
    { levels: ['entry', 'senior'] },
    { otherLevels: [{ id: 'intern', name: 'interns' }] },
  ],
  [
    {},
    ...[0, 2, 2.5, 5, 8, 10, 12, 40].map((n) => ({ years: { from: n, to: n } })),
    { years: { from: 5, to: 7 } },
  ],
  [
    {},
    ...places.map((place) => ({ places: [place] })),
    { places: [elsewhere] },
    { places: places.slice(1, 5) },
    { places: places.filter(({ id }) => ['london', 'berlin', 'san-francisco'].includes(id)) },
  ],
  [
    {},
    ...[10, 25, 50, 60, 75, 90, 99].map((n) => ({ percentiles: [n] })),
    { statistic: 'median' },
    { statistic: 'mean' },
    { statistic: 'middle-half' },
  ],
  [{}, { period: 'hour' }, { period: 'month' }, { period: 'year' }, { period: 'day' }],
  [
    {},
    ...[...datasets.skills.values()].map((skill) => ({ skills: named([skill.id]) })),
    { skills: named(['scala']) },
    { skills: named(['go', 'rust', 'kafka']) },
  ],
  [
    {},
    ...['cloud', 'security', 'distributed-systems', 'api', 'data-engineering', 'machine-learning'].map(
      (id) => ({ specialisations: named([id]) }),
    ),
  ],
  [{}, ...roles.map((id) => ({ roles: named([id]) })), { roles: named(['nurse']) }],
  [
    {},
    { amounts: [{ low: 150_000, high: 150_000, typed: '150k' }] },
    { amounts: [{ low: 60, high: 60, typed: '$60/hr', period: 'hour', currency: 'USD' }] },
    { amounts: [{ low: 85_000, high: 95_000, typed: '£85-95k', currency: 'GBP' }] },
    { amounts: [{ low: 1, high: 900_000_000, typed: '1-900000000' }] },
  ],
  [
    {},
    ...[...datasets.sources.keys()].map((id) => ({ sources: named([id]) })),
    { sources: named([...datasets.sources.keys()]) },
  ],
  [{}, { companies: named(['google']) }, { calendarYear: 2019 }, { rank: 3 }],
];
const topics = [
  [],
  ['state'],
  ['metro', 'lowest'],
  ['technology'],
  ['experience'],
  ['reaching'],
  ['demand'],
  ['contract-work'],
  ['source'],
  ['equity'],
  ['research'],
];

describe('every number in a reply', () => {
  it('is a figure with a cited source or derived, for every pair of slot values and every intent', () => {
    let asked = 0;
    const wrong: string[] = [];
    for (const [i, some] of choices.entries()) {
      for (const more of choices.slice(i + 1)) {
        for (const one of some) {
          for (const other of more) {
            const intent = intents[asked % intents.length]?.intent ?? 'pay';
            for (const name of ['pay', 'compare', intent]) {
              asked += 1;
              const slots: Slots = { ...nothing, ...one, ...other };
              wrong.push(...faultsOf(name, slots, topics[asked % topics.length] ?? []));
            }
          }
        }
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(asked).toBeGreaterThan(5_000);
  });

  it('is so for every level, place, percentile and period together', () => {
    const [levels = [], , at = [], percentiles = [], periods = []] = choices;
    let asked = 0;
    const wrong: string[] = [];
    for (const level of levels) {
      for (const place of at) {
        for (const percentile of percentiles) {
          for (const period of periods) {
            asked += 1;
            const slots: Slots = { ...nothing, ...level, ...place, ...percentile, ...period };
            wrong.push(...faultsOf(asked % 3 === 0 ? 'estimate' : 'pay', slots, []));
          }
        }
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(asked).toBe(levels.length * at.length * percentiles.length * periods.length);
  });

  it('is so for each computed intent with each single slot value', () => {
    const wrong = Object.keys(COMPUTED).flatMap((intent) =>
      choices
        .flat()
        .flatMap((slots) => topics.flatMap((words) => faultsOf(intent, { ...nothing, ...slots }, words))),
    );
    expect(wrong.slice(0, 10)).toEqual([]);
  });

  it('is so for every phrasing of every intent', () => {
    const wrong = intents.flatMap(({ phrasings }) =>
      phrasings.flatMap((text) => faults(text, engine.ask({ text }), text)),
    );
    expect(wrong.slice(0, 10)).toEqual([]);
  });
});

function faultsOf(intent: string, slots: Slots, words: readonly string[]): string[] {
  const request: Request = {
    intent,
    slots,
    topics: new Set(words),
    uncovered: words.includes('contract-work') ? ['contract work'] : [],
    statements: [],
    confidence: 1,
    ignored: [],
    corrections: [],
  };
  const typed = slots.amounts.map(({ low, high }) => `${low} ${high}`).join(' ');
  return faults(`${intent} ${JSON.stringify(slots)}`, answer({ kind: 'matched', request }), typed);
}

function faults(asked: string, reply: Reply, typed: string): string[] {
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
