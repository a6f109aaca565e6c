/** What changed since the last digest: each figure old → new with its source, a few in full and the rest counted. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replyToPlainText } from '../../../src/chat/plain-text.ts';
import type { Figure, Source } from '../../../src/datasets/records.ts';
import { composeDigest } from '../../../src/digests/content/compose-digest.ts';
import { writeFigures } from '../../../src/digests/content/figures-kept.ts';
import { allTold, asItWas, datasets, MEDIAN, only, SEATTLE, same, told } from './as-it-was.ts';
import { faultsOf, tellRound } from './rounds.ts';

/** Much changed at once, and what comes next has much to say. */
const WORDY = {
  up: ['resumegeni-2026/metro/seattle', 'resumegeni-2026/metro/boston'],
  gone: [
    'resumegeni-2026/premium/cloud-certificates',
    'resumegeni-2026/benefit/bonus-finance',
    'resumegeni-2026/benefit/retirement-match',
    'resumegeni-2026/benefit/education',
    'resumegeni-2026/total/example',
    'resumegeni-2026/total/staff-big-tech',
    'resumegeni-2026/outlook/growth',
    'resumegeni-2026/outlook/jobs',
    'resumegeni-2026/growth/entry-to-senior-years',
    'top-pay-brief/average/10-plus-years',
  ],
  vintage: false,
  told: [
    'place/oregon',
    'disagreement/san-francisco',
    'negotiation/careers-guide/negotiation/value',
    'disagreement/typical-pay',
    'place/california',
    'disagreement/where-to-look',
    'skill/kafka',
    'specialisation/resumegeni-2026/specialisation/cloud-text',
    'place/seattle',
    'levels-of/san-francisco',
    'place/raleigh',
    'negotiation/resumegeni-2026/negotiation/impact-example',
  ],
};

describe('a digest after the data changed', () => {
  it('tells a figure that went up as old → new, with its source', () => {
    const text = told(asItWas(only(MEDIAN, { low: 130_000, high: 130_000 })));
    expect(text).toContain(
      'Changed since the last digest\n• US median, all levels: $130,000 → $133,080 [1] a year.',
    );
    expect(text).toContain('Spotlight:');
  });

  it('tells a figure that went down, and which statistic it is', () => {
    const text = told(asItWas(only(SEATTLE, { low: 170_500, high: 170_500 })));
    expect(text).toContain('• Seattle metro: $170,500 → $165,000 [1] a year (mean, all levels).');
  });

  it('tells a range by both ends, and an open top', () => {
    const text = told(asItWas(only('resumegeni-2026/level/staff', { high: 200_000, openEnded: false })));
    expect(text).toContain('$169,000–$200,000 → $169,000–$211,450+');
  });

  it('says when a number now is of another statistic', () => {
    const text = told(asItWas(only(SEATTLE, { statistic: 'median', low: 160_000, high: 160_000 })));
    expect(text).toContain(
      'Seattle metro: $160,000 (median, all levels) → $165,000 [1] a year (mean, all levels).',
    );
  });

  it('tells a new figure, and one that is gone', () => {
    const gone: Figure = {
      ...isDefined(datasets.figures.get(SEATTLE)),
      id: 'resumegeni-2026/metro/tampa',
      label: 'Tampa metro',
      place: 'tampa',
      low: 120_000,
      high: 120_000,
    };
    const text = told(asItWas((figure) => (figure.id === SEATTLE ? undefined : figure), { more: [gone] }));
    expect(text).toContain('• New: Seattle metro: $165,000 [1] a year (mean, all levels).');
    expect(text).toContain('• No longer given: Tampa metro: $120,000 [1] a year (mean, all levels).');
  });

  it('tells that a source is from another month', () => {
    const source = (one: Source): Source =>
      one.id === 'resumegeni-2026' ? { ...one, vintage: 'May 2023' } : one;
    expect(told(asItWas(same, { source }))).toContain(
      '• The ResumeGeni guide: now from May 2024, before that from May 2023 [1].',
    );
  });

  it('tells a new source by its name and how many figures it has, not figure by figure', () => {
    const source = (one: Source) => (one.id === 'codedeck-2026' ? undefined : one);
    const text = told(
      asItWas((figure) => (figure.source === 'codedeck-2026' ? undefined : figure), { source }),
    );
    expect(text).toContain(
      'New source: Backend Engineer Career Path: Roles, Skills, and Salaries in 2026 (2026), with 15 figures [2].',
    );
    expect(text).not.toContain('New: ');
  });

  it('tells a source that is gone, whose figures nobody can look up any more', () => {
    const old: Source = {
      ...isDefined(datasets.sources.get('top-pay-brief')),
      id: 'old',
      title: 'An old survey',
      vintage: '2019',
    };
    const more = [...datasets.figures.values()]
      .filter(({ source }) => source === 'top-pay-brief')
      .map((figure) => ({ ...figure, id: figure.id.replace('top-pay-brief', 'old'), source: 'old' }));
    const then = {
      ...datasets,
      sources: new Map([...datasets.sources, ['old', old]]),
      figures: new Map([...datasets.figures, ...more.map((one) => [one.id, one] as const)]),
    };
    expect(told(writeFigures(then))).toContain('• No longer a source: An old survey (2019), with 3 figures.');
  });

  it('puts the nation’s median first, shows a few and counts the rest', () => {
    const text = told(asItWas((figure) => ({ ...figure, low: figure.low * 2, high: figure.high * 2 })));
    expect(text).toContain('Changed since the last digest\n• US median, all levels: $266,160 → $133,080');
    const shown = text.split('\n').filter((line) => line.includes('→')).length;
    const figures = [...datasets.figures.values()].filter(({ role }) => role === 'backend').length;
    expect(shown).toBeLessThanOrEqual(4);
    expect(text).toContain(`Also: ${figures - shown} other figures changed.`);
  });

  it('puts what moved most first among places', () => {
    const text = told(
      asItWas((figure) => {
        if (figure.id === SEATTLE) return { ...figure, low: 164_000, high: 164_000 };
        return figure.id.endsWith('metro/denver') ? { ...figure, low: 100_000, high: 100_000 } : figure;
      }),
    );
    expect(text.indexOf('Denver metro: $100,000')).toBeLessThan(text.indexOf('Seattle metro: $164,000'));
    expect(text).toContain('Denver metro: $100,000');
  });

  it('leaves other occupations’ figures alone', () => {
    expect(told(asItWas(only('resumegeni-2026/role/web-developers', { low: 1, high: 1 })))).not.toContain(
      'Changed since',
    );
  });

  it('tells no changes where nothing is known of before', () => {
    for (const text of [
      '',
      'nonsense',
      '{}',
      '[]',
      '{"format":2,"sources":[]}',
      '{"format":1,"sources":[{"id":"a"}]}',
    ])
      expect(told(text)).not.toContain('Changed since');
  });

  it('stays short and whole whatever changed', () => {
    const ids = [...datasets.figures.keys()];
    const anyChange = fc.record({
      up: fc.subarray(ids),
      gone: fc.subarray(ids),
      vintage: fc.boolean(),
      told: fc.subarray(allTold),
    });
    fc.assert(
      fc.property(anyChange, ({ up, gone, vintage, told: ids }) => {
        const [changed, missing] = [new Set(up), new Set(gone)];
        const then = asItWas(
          (figure) =>
            missing.has(figure.id)
              ? undefined
              : changed.has(figure.id)
                ? { ...figure, low: 2 * figure.low, high: 2 * figure.high }
                : figure,
          { source: (one) => (vintage ? { ...one, vintage: 'May 2001' } : one) },
        );
        const mostAsked = {
          text: 'how much does a senior backend developer make in a big city? '.repeat(3),
          times: 12,
        };
        const digest = composeDigest({ seed: 's', told: ids, before: then, mostAsked }, datasets);
        if (digest.kind === 'digest') expect(faultsOf(digest.reply, datasets)).toEqual([]);
      }),
      { numRuns: 100, examples: [[WORDY]] },
    );
  });

  it('stays short however much its sources say', () => {
    const more = ' and so on, at some length, as guides do'.repeat(40);
    const wordy = {
      ...datasets,
      statements: new Map(
        [...datasets.statements].map(([id, one]) => [id, { ...one, text: one.text + more }]),
      ),
      about: (topic: string) => datasets.about(topic).map((one) => ({ ...one, text: one.text + more })),
      disagreements: datasets.disagreements.map((one) => ({ ...one, why: one.why + more })),
      figures: new Map([...datasets.figures].map(([id, one]) => [id, { ...one, note: more }])),
    };
    const before = asItWas((figure) => ({ ...figure, low: 2 * figure.low, high: 2 * figure.high }));
    const mostAsked = { text: 'how much? '.repeat(30), times: 12 };
    const round = tellRound(wordy, { seed: 's', before, mostAsked });
    expect(round.length).toBeGreaterThan(60);
    const lengths = round.map(({ reply }) => replyToPlainText(reply).length);
    expect(lengths.filter((length) => length > 1_250)).toEqual([]);
  });
});

function isDefined<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('there is none');
  return value;
}
