/** A round of digests with official tables loaded: what it tells of them, with source and vintage. */
import { describe, expect, it } from 'vitest';
import { replyToPlainText } from '../../../src/chat/plain-text.ts';
import { composeDigest, type Digest } from '../../../src/digests/content/compose-digest.ts';
import { engine as documents } from '../../engine.ts';
import {
  engineWith,
  OFFICIAL_2024,
  OFFICIAL_2025,
  official,
  ROWS_2024,
  SURVEY_2024,
} from './official-tables.ts';
import { isDigest, tellRound } from './rounds.ts';
import { followsTheRules } from './rules-of-rounds.ts';

const engine = engineWith(OFFICIAL_2024, OFFICIAL_2025, SURVEY_2024);
const { datasets } = engine;
const seeds = ['s1', 's2', 'b3f0c1de-7a64-4d7e-9a3c-0f6a4a1f3a10'];
const HIGH_CALIFORNIA = 'backend,california,,USD/year,,130000,180000,230000,235000,239200+,,';
const round = tellRound(datasets, { seed: 's1' });

/** What a digest says, without the numbers of its footnotes. */
const textOf = ({ reply }: Digest): string => replyToPlainText(reply).replace(/ ?\[\d\]/g, '');

function told(id: string): string {
  const digest = round.find(({ tells }) => tells[0] === id);
  if (!digest) throw new Error(`${id} is not told`);
  return textOf(digest);
}

describe('a round with official tables', () => {
  followsTheRules(engine, { seeds, typical: 800, toldBefore: 100 });

  it.each(seeds)('opens with the nation of the newest vintage (%s)', (seed) => {
    const [first] = tellRound(datasets, { seed }, 1);
    expect(first?.tells).toEqual(['place/us', 'headline/stats-2025/us/backend/p50']);
  });

  it('tells of tables as a whole in its first months', () => {
    const whole = [
      'ranking/metros',
      'ranking/states',
      'occupations/us',
      'since/stats-2025/us',
      'survey/board/us',
    ];
    const ids = round.map(({ tells: [id = ''] }) => id);
    for (const id of whole) expect(ids.indexOf(id)).toBeGreaterThan(0);
    for (const id of whole) expect(ids.indexOf(id)).toBeLessThan(ids.length / 3);
  });

  it('stays the same for the same files', () => {
    const again = engineWith(SURVEY_2024, OFFICIAL_2025, OFFICIAL_2024).datasets;
    expect(tellRound(again, { seed: 's1' })).toEqual(round);
  });
});

describe('a place in an official table', () => {
  it('is told by its median, its rank, its percentiles and what moved, each with its vintage', () => {
    const text = told('place/texas');
    expect(text).toContain(
      'Texas: $132,150 a year (median, software developers, all levels, May 2025), the 5th highest of 7 states and territories.',
    );
    expect(text).toContain('Percentiles: 10th $79,290, 25th $105,720, 75th $158,580, 90th $198,230.');
    expect(text).toContain('Since May 2024: up 1.3% from $130,500.');
    expect(text).toContain('Percentages between figures are our arithmetic.');
  });

  it('has what a guide says beside it, held against the tables of the guide’s own year', () => {
    expect(told('place/california')).toContain(
      'The ResumeGeni guide (May 2024): $170,910 (mean or median), the same as the official median of May 2024.',
    );
    expect(told('place/seattle')).toContain(
      'The ResumeGeni guide (May 2024): $165,000 (mean), 2.6% below the official median.',
    );
  });

  it('is told of the older vintage where the newer has none, beside the wider places of that vintage', () => {
    const text = told('place/seattle');
    expect(text).toContain(
      'Seattle metro: $169,340 a year (median, software developers, all levels, May 2024)',
    );
    expect(text).toContain('For scale, medians: Washington state $166,910, US $133,080.');
  });

  it('has its best paid metros', () => {
    expect(told('place/california')).toContain(
      'Best paid metros: San Jose $208,270, Los Angeles $155,330, Fresno $126,290 (May 2024).',
    );
  });

  it('has none of them where they pay less than the whole, as people work elsewhere', () => {
    const low = engineWith(
      official(2024, [...ROWS_2024.filter((row) => !/^backend,(california),/.test(row)), HIGH_CALIFORNIA]),
    ).datasets;
    const digest = tellRound(low, { seed: 's1' }).find(({ tells }) => tells[0] === 'place/california');
    expect(digest && textOf(digest)).toContain('California: $230,000');
    expect(digest && textOf(digest)).not.toContain('Best paid metros');
  });

  it('says what is top-coded', () => {
    expect(told('place/san-jose')).toContain(
      'Note: $239,200+: the source gives no exact value this high, only that it is at least this.',
    );
  });

  it('is told apart from another of the same name', () => {
    expect(told('place/portland')).toMatch(/^Portland, Oregon metro: \$149,010/);
  });
});

describe('a whole table', () => {
  it('is ranked by its medians, with the nation for scale', () => {
    expect(told('ranking/metros')).toContain(
      'Best paid of 9 metros: San Jose, $208,270 a year (median, software developers, all levels, May 2024).',
    );
    expect(told('ranking/metros')).toContain('• All of the US: $133,080');
    expect(told('ranking/states')).toContain('Best paid of 7 states and territories: California, $174,410');
    expect(told('ranking/california/metros')).toContain('• Chico: $118,300\n• All of California: $170,910');
  });

  it('is held against the vintage before it', () => {
    const nation = told('since/stats-2025/us');
    expect(nation).toContain(
      'US median since May 2024: $133,080 → $135,980 a year, up 2.2% (software developers, May 2025).',
    );
    expect(nation).toContain('• 90th percentile: $211,450 → $214,670, up 1.5%');
    const states = told('since/stats-2025/states');
    expect(states).toContain('Backend pay is up in 5 of 7 states and territories');
    expect(states).toContain('Up most: Massachusetts $150,520 → $165,210, up 9.8%; Maine');
    expect(states).toContain('Down most: Vermont $130,720 → $125,280, down 4.2%; Washington state');
    expect(states).toContain('Among the biggest: California $170,910 → $174,410, up 2%');
  });

  it('shows the occupations beside backend developers', () => {
    expect(told('occupations/us')).toContain(
      'Software Developers, among whom backend developers are counted: $133,080 a year, the 2nd highest median of 5 like jobs (US, May 2024).',
    );
    expect(told('occupations/us')).not.toMatch(/Nurses|All Other/);
  });

  it('says how far a guide is from it', () => {
    const text = told('disagreement/apart/resumegeni-2026');
    expect(text).toMatch(/differ in \d of \d places, most in San Jose: \$180,000 against \$208,270/);
    expect(text).toContain('A mean and a median are not the same measure');
  });

  it('stands beside a survey, which says how many and who they are', () => {
    const text = told('survey/board/us');
    expect(text).toContain(
      "US, the board's salaries of 2024: $180,000 a year (median of 82 salaries), 35.3% above the official $133,080.",
    );
    expect(text).toContain('Anybody can report a salary; nobody checks it.');
    expect(text).toContain('• Senior: $190,400');
  });
});

describe('documents beside tables', () => {
  it('keep their spotlights of levels, skills and advice as they are', () => {
    const plain = tellRound(documents.datasets, { seed: 's1' });
    const ids = new Set(round.map(({ tells: [id] }) => id));
    const missing = plain.map(({ tells: [id = ''] }) => id).filter((id) => !ids.has(id));
    expect(missing).toEqual([]);
  });

  it('are headed by medians of places that have no spotlight, where they have no figure', () => {
    const small = engineWith(OFFICIAL_2024).datasets;
    const heads = tellRound(small, { seed: 's1' }).flatMap(({ tells }) => tells.slice(1));
    expect(heads.filter((id) => id.startsWith('headline/stats-2024/us/'))).toEqual([
      'headline/stats-2024/us/backend/p50',
    ]);
  });

  it('have a digest where all is told and nothing changed neither', () => {
    const all = round.flatMap(({ tells }) => tells);
    expect(composeDigest({ seed: 's1', told: all }, datasets)).toEqual({ kind: 'nothing-new' });
    expect(isDigest(composeDigest({ seed: 's1', told: all.slice(1) }, datasets)).tells[0]).toBe('place/us');
  });
});
