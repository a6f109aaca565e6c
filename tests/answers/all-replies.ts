/** What the engine can say: every reply, with how it was asked for and what of it the asker typed. */
import { COMPUTED, createAnswerer } from '../../src/answers/answer.ts';
import type { Engine } from '../../src/ask.ts';
import { replyToPlainText } from '../../src/chat/plain-text.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { LEVELS } from '../../src/datasets/levels.ts';
import type { Request, Slots } from '../../src/understanding/request.ts';
import { engine } from '../engine.ts';
import { engineWithTables } from './table-engine.ts';

export interface Told {
  readonly asked: string;
  readonly reply: Reply;
  readonly typed: string;
}

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

/** All that an engine can say, by what it is told to. */
export function repliesOf(
  engine: Engine,
): Readonly<Record<'pairs' | 'cells' | 'intents' | 'phrasings', () => Generator<Told>>> {
  const { datasets, intents } = engine;
  const answer = createAnswerer(intents, datasets);
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

  /** Every pair of slot values, with pay, a comparison and each intent in turn. */
  function* repliesToPairs(): Generator<Told> {
    let asked = 0;
    for (const [i, some] of choices.entries()) {
      for (const more of choices.slice(i + 1)) {
        for (const one of some) {
          for (const other of more) {
            const intent = intents[asked % intents.length]?.intent ?? 'pay';
            for (const name of ['pay', 'compare', intent]) {
              asked += 1;
              const slots: Slots = { ...nothing, ...one, ...other };
              yield tell(name, slots, topics[asked % topics.length] ?? []);
            }
          }
        }
      }
    }
  }

  /** Every level, place, percentile and period together. */
  function* repliesToCells(): Generator<Told> {
    const [levels = [], , at = [], percentiles = [], periods = []] = choices;
    let asked = 0;
    for (const level of levels) {
      for (const place of at) {
        for (const percentile of percentiles) {
          for (const period of periods) {
            asked += 1;
            const slots: Slots = { ...nothing, ...level, ...place, ...percentile, ...period };
            yield tell(asked % 3 === 0 ? 'estimate' : 'pay', slots, []);
          }
        }
      }
    }
  }

  /** Each computed intent with each single slot value and each group of words. */
  function* repliesToIntents(): Generator<Told> {
    for (const intent of COMPUTED.keys()) {
      for (const slots of choices.flat()) {
        for (const words of topics) yield tell(intent, { ...nothing, ...slots }, words);
      }
    }
  }

  /** Every phrasing of every intent. */
  function* repliesToPhrasings(): Generator<Told> {
    for (const { phrasings } of intents) {
      for (const text of phrasings) yield { asked: text, reply: engine.ask({ text }), typed: text };
    }
  }

  function tell(intent: string, slots: Slots, words: readonly string[]): Told {
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
    return {
      asked: `${intent} ${JSON.stringify(slots)}`,
      reply: answer({ kind: 'matched', request }),
      typed,
    };
  }

  return {
    pairs: repliesToPairs,
    cells: repliesToCells,
    intents: repliesToIntents,
    phrasings: repliesToPhrasings,
  };
}

const { pairs, cells, intents, phrasings } = repliesOf(engine);

/** All of them, by what they are told to: a row for each table of tests. */
export const ALL_REPLIES: readonly (readonly [name: string, replies: () => Generator<Told>])[] = [
  ['to pairs of slots', pairs],
  ['to cells', cells],
  ['of each intent', intents],
  ['to phrasings', phrasings],
  ['to pairs of slots, with tables', repliesOf(engineWithTables(2024, 2025)).pairs],
];

/** The amounts of a reply that something shown leaves out. */
export function amountsMissing(reply: Reply, shown: string): string[] {
  const amounts = replyToPlainText(reply).match(/[$£€][\d,.]*\d/g) ?? [];
  return amounts.filter((amount) => !shown.includes(amount));
}
