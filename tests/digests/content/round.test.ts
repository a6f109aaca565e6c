/** A round of digests over the project's own data: what each says, and that none says it twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replyToPlainText, richTextToPlain } from '../../../src/chat/plain-text.ts';
import { loadDatasets } from '../../../src/datasets/load-datasets.ts';
import { composeDigest } from '../../../src/digests/content/compose-digest.ts';
import { engine, project } from '../../engine.ts';
import { faultsOf, isDigest, tellRound, toText } from './rounds.ts';
import { followsTheRules } from './rules-of-rounds.ts';

const { datasets } = engine;
const WEEKS_A_YEAR = 52;
/** What is told where nothing changed is well below what may be told. */
const MOST_WITHOUT_CHANGES = 1_100;
const TYPICAL_WITHOUT_CHANGES = 750;
const seeds = ['s1', 's2', 'b3f0c1de-7a64-4d7e-9a3c-0f6a4a1f3a10', ''];
const round = tellRound(datasets, { seed: 's1' });
const spotlightsOf = (digests: typeof round): string[] => digests.map(({ tells }) => tells[0] ?? '');
const kindOf = (id: string): string => id.split('/')[0] ?? '';

describe('a round of digests', () => {
  followsTheRules(engine, {
    seeds,
    most: MOST_WITHOUT_CHANGES,
    typical: TYPICAL_WITHOUT_CHANGES,
    toldBefore: 200,
  });

  it('reads as the year in this file does', async () => {
    const year = round.slice(0, WEEKS_A_YEAR);
    expect(year).toHaveLength(WEEKS_A_YEAR);
    const text = year.map((digest, i) => `## ${i + 1}\n\n${toText(digest)}\n`).join('\n');
    await expect(`# A year of weekly digests\n\n${text}`).toMatchFileSnapshot('./a-year-of-digests.md');
  });

  it.each(seeds)('heads a year with figures (%s)', (seed) => {
    const withoutFigure = tellRound(datasets, { seed }, WEEKS_A_YEAR).filter(
      ({ reply }) => !reply.headline.some(({ strong }) => strong),
    );
    expect(withoutFigure).toEqual([]);
  });

  it.each(seeds)('opens with what the nation is paid, from the lowest decile to the highest (%s)', (seed) => {
    const [first] = tellRound(datasets, { seed }, 1);
    expect(first?.tells).toEqual(['place/us', 'headline/resumegeni-2026/national/p50']);
    expect(first?.reply.chart?.bars.map(({ low }) => low)).toEqual([
      79_850, 103_050, 133_080, 169_000, 211_450,
    ]);
  });

  it.each(seeds)('is headed by figures that stand by themselves, which no note takes back (%s)', (seed) => {
    const heads = tellRound(datasets, { seed }).flatMap(({ tells: [, head = ''] }) =>
      head === '' ? [] : (datasets.figures.get(head.replace('headline/', '')) ?? []),
    );
    const kinds = new Set(heads.map(({ statistic }) => statistic));
    for (const kind of ['ratio', 'difference', 'count', 'projection', 'example'])
      expect(kinds).not.toContain(kind);
    const compared = heads.filter(({ between, statistic }) => between && statistic !== 'growth');
    expect(compared).toEqual([]);
    expect(heads.filter(({ topics, place }) => topics.includes('pay') && !place)).toEqual([]);
    expect(heads.filter(({ note = '' }) => /comes out|do not fit/.test(note))).toEqual([]);
  });

  it('keeps to itself how a guide prints and marks its figures', () => {
    const texts = round.map(({ reply }) => replyToPlainText(reply)).join('\n');
    expect(texts).not.toMatch(
      /reference of its own|references|[Oo]ne row for both|As printed|says more than|top is open/,
    );
  });

  it('says that sources disagree only where they speak of one thing', () => {
    const titles = round.flatMap(({ reply }) =>
      reply.blocks.flatMap((block) =>
        block.kind === 'list' && block.title ? [richTextToPlain(block.title)] : [],
      ),
    );
    const named = (start: string) =>
      titles.flatMap((title) => (title.startsWith(start) ? [title.slice(start.length)] : [])).sort();
    expect(named('Not the same thing: ')).toEqual([
      'California and San Francisco',
      'Entry level',
      'San Francisco',
      'Ten years and more',
    ]);
    expect(named('Sources disagree: ')).toEqual([
      'Austin and Denver',
      'Backend against frontend',
      'Does the language matter',
      'Remote pay',
      'Typical pay',
      'What equity adds',
      'Where to look pay up',
      'Years to a level',
    ]);
  });

  it('draws shares only beside shares of the same kind', () => {
    const drawn = round.flatMap(({ reply }) => (reply.chart?.unit === 'percent' ? [reply.chart.bars] : []));
    const kinds = drawn.map((bars) =>
      bars.map(({ label }) => {
        const figure = [...datasets.figures.values()].find((one) => one.label === label);
        return `${figure?.statistic} ${figure?.topics.join()}`;
      }),
    );
    expect(kinds.length).toBeGreaterThan(0);
    expect(kinds.filter((of) => new Set(of).size > 1)).toEqual([]);
  });

  it('lets no two disagreements meet while anything else is left, whatever was told', () => {
    const ids = round.map(({ tells: [id = ''] }) => id);
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 30 }), (told) => {
        const rest: string[] = [...told];
        const order: string[] = [];
        for (;;) {
          const digest = composeDigest({ seed: 's1', told: rest }, datasets);
          if (digest.kind === 'nothing-new') break;
          order.push(kindOf(digest.tells[0] ?? ''));
          rest.push(...digest.tells);
        }
        const meet = order.findIndex((kind, i) => kind === 'disagreement' && kind === order[i - 1]);
        const others = meet < 0 ? [] : order.slice(meet).filter((kind) => kind !== 'disagreement');
        expect(others).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('tells every place with backend pay, level, skill, specialisation, negotiation point and disagreement', () => {
    const told = new Set(spotlightsOf(round));
    const backend = [...datasets.figures.values()].filter(
      ({ role, topics, place }) => role === 'backend' && topics.includes('pay') && place,
    );
    for (const { place, level } of backend)
      expect(told).toContain(level ? `levels-of/${place}` : `place/${place}`);
    for (const id of datasets.skills.keys()) expect(told).toContain(`skill/${id}`);
    for (const { id } of datasets.about('negotiation')) expect(told).toContain(`negotiation/${id}`);
    for (const { id } of datasets.about('specialisation')) expect(told).toContain(`specialisation/${id}`);
    for (const { id } of datasets.disagreements) expect(told).toContain(`disagreement/${id}`);
    for (const level of ['entry', 'mid', 'senior', 'staff']) expect(told).toContain(`level/${level}`);
  });

  it.each(seeds)(
    'mixes the kinds: every fourth is a disagreement, and two in a row are rarely of one kind (%s)',
    (seed) => {
      const kinds = spotlightsOf(tellRound(datasets, { seed })).map(kindOf);
      const at = kinds.flatMap((kind, i) => (kind === 'disagreement' ? [i] : []));
      expect(at.slice(1).map((place, i) => place - (at[i] ?? 0))).toEqual(at.slice(1).map(() => 4));
      const meeting = kinds.filter((kind, i) => kind !== 'place' && kind === kinds[i - 1]);
      expect(meeting.length).toBeLessThanOrEqual(kinds.length / 20);
    },
  );

  it('goes on elsewhere for another subscription, so that two channels read different things', () => {
    const afterOpener = Array.from({ length: 30 }, (_, i) =>
      spotlightsOf(tellRound(datasets, { seed: `channel ${i}` }, 3).slice(1)).join(),
    );
    expect(new Set(afterOpener).size).toBeGreaterThan(28);
    const [one, other] = ['s1', 's2'].map((seed) => spotlightsOf(tellRound(datasets, { seed })));
    expect(one?.filter((id, i) => id === other?.[i]).length).toBeLessThan(5);
  });

  it('comes to an end once every spotlight is told', () => {
    const told = round.flatMap(({ tells }) => tells);
    expect(composeDigest({ seed: 's1', told }, datasets)).toEqual({ kind: 'nothing-new' });
    expect(composeDigest({ seed: 'another', told }, datasets)).toEqual({ kind: 'nothing-new' });
  });

  it('says the same for the same input, also over data that were loaded anew', () => {
    expect(tellRound(loadDatasets([`${project}data`]), { seed: 's1' })).toEqual(round);
  });
});

describe('the most asked question', () => {
  const ask = (text: string, times: number) =>
    isDigest(composeDigest({ seed: 's1', told: [], mostAsked: { text, times } }, datasets)).reply;

  it('is told with how often it was asked, which is listed', () => {
    const reply = ask('senior\n  berlin', 1_234);
    expect(replyToPlainText(reply)).toContain(
      'Most asked in this workspace lately: “senior berlin”, 1,234 times.',
    );
    expect(reply.derived).toMatchObject([{ label: 'Times it was asked', value: 1_234 }]);
    expect(faultsOf(reply, datasets)).toEqual([]);
  });

  it('is told once in a round', () => {
    const mostAsked = { text: 'senior berlin', times: 5 };
    const first = isDigest(composeDigest({ seed: 's1', told: [], mostAsked }, datasets));
    expect(first.tells).toContain('asked/senior berlin');
    const second = isDigest(composeDigest({ seed: 's1', told: first.tells, mostAsked }, datasets));
    expect(replyToPlainText(second.reply)).not.toContain('Most asked');
    expect(second.tells).not.toContain('asked/senior berlin');
    const other = { text: 'top metros', times: 5 };
    const third = isDigest(composeDigest({ seed: 's1', told: first.tells, mostAsked: other }, datasets));
    expect(replyToPlainText(third.reply)).toContain('“top metros”');
  });

  it('is cut where it is long, and left out where it is empty', () => {
    expect(replyToPlainText(ask('x'.repeat(5_000), 3)).length).toBeLessThan(1_200);
    expect(replyToPlainText(ask(' \n ', 3))).not.toContain('Most asked');
    const empty = composeDigest({ seed: 's1', told: [], mostAsked: { text: ' ', times: 3 } }, datasets);
    expect(isDigest(empty).tells).not.toContain('asked/ ');
  });

  it('stands as it was typed, its numbers being the asker’s own', () => {
    const typed = 'is $150,000 good <@U1> *now*';
    const reply = ask(typed, 3);
    expect(replyToPlainText(reply)).toContain(typed);
    expect(faultsOf(reply, datasets, { typed })).toEqual([]);
  });
});
