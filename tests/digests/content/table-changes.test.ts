/** What a digest tells when big tables come, are replaced, corrected or taken away: the moves with both sources, once. */
import { describe, expect, it } from 'vitest';
import { replyToPlainText } from '../../../src/chat/plain-text.ts';
import { createDatasets, type Datasets } from '../../../src/datasets/datasets.ts';
import type { Source } from '../../../src/datasets/records.ts';
import { createWageTableBuilder } from '../../../src/datasets/wage-table-builder.ts';
import { composeDigest, type Digest } from '../../../src/digests/content/compose-digest.ts';
import { versionOf, writeFigures } from '../../../src/digests/content/figures-kept.ts';
import { engine } from '../../engine.ts';
import {
  datasetsWith,
  engineWith,
  OFFICIAL_2024,
  OFFICIAL_2025,
  official,
  ROWS_2024,
  SURVEY_2024,
} from './official-tables.ts';
import { faultsOf, isDigest, tellRound } from './rounds.ts';

const documents = engine.datasets;
const only2024 = datasetsWith(OFFICIAL_2024);
const only2025 = datasetsWith(OFFICIAL_2025);
const bothEngine = engineWith(OFFICIAL_2024, OFFICIAL_2025);
const both = bothEngine.datasets;
/** In the middle of a round. */
const TOLD = ['place/us', 'skill/kafka'];

/** The digest over `now` of a channel whose last one was made over `then`. */
function digestAfter(then: Datasets, now: Datasets, told: readonly string[] = TOLD): Digest {
  const digest = isDigest(composeDigest({ seed: 's1', told, before: writeFigures(then) }, now));
  expect(faultsOf(digest.reply, now).filter((fault) => fault !== 'no chart')).toEqual([]);
  return digest;
}

function textAfter(then: Datasets, now: Datasets, told?: readonly string[]): string {
  return replyToPlainText(digestAfter(then, now, told).reply).replace(/ ?\[\d\]/g, '');
}

/** The table of 2024 with one row put otherwise. */
function with2024(pattern: RegExp, replacement: string): Datasets {
  return datasetsWith(
    official(
      2024,
      ROWS_2024.map((row) => row.replace(pattern, replacement)),
    ),
  );
}

describe('a newer vintage of a table', () => {
  it('is the news of a digest to itself: what moved, old → new, with both sources', () => {
    const { reply } = digestAfter(only2024, both);
    const text = replyToPlainText(reply);
    expect(text).toMatch(
      /^New: the office's tables of May 2025, after May 2024\. US median: \$133,080 \[2\] → \$135,980 a year, up 2\.2% \[1\]\./,
    );
    expect(text).toContain('Backend pay is up in 5 of 7 states and territories');
    expect(text).toContain('Up most: Massachusetts $150,520 → $165,210, up 9.8%; Maine');
    expect(text).toContain('Down most: Vermont $130,720 → $125,280, down 4.2%');
    expect(text).toContain('Among the biggest states: California $170,910');
    expect(text).toContain('Metros stay those of May 2024');
    expect(text).toContain('a small change may be no more than another sample');
    expect(text).not.toContain('Spotlight');
    expect(reply.citations.map(({ source }) => source)).toEqual(['stats-2025', 'stats-2024']);
    expect(reply.chart?.bars.map(({ low }) => low)).toEqual([133_080, 135_980]);
  });

  it('offers to ask on, in words that are answered', () => {
    const { reply } = digestAfter(only2024, both);
    expect(reply.followUps[0]).toBe('us since last year');
    for (const text of reply.followUps) expect(bothEngine.ask({ text }).outcome).toBe('answer');
  });

  it('is told once: neither in the next digest nor in a spotlight of this round', () => {
    const { tells } = digestAfter(only2024, both);
    expect(tells).toEqual(['since/stats-2025/us', 'since/stats-2025/states']);
    const next = isDigest(
      composeDigest({ seed: 's1', told: [...TOLD, ...tells], before: writeFigures(both) }, both),
    );
    expect(replyToPlainText(next.reply)).not.toMatch(/^New|Changed since/);
  });

  it('is held against what was kept where it has taken the older one’s place', () => {
    const { reply } = digestAfter(only2024, only2025);
    const text = replyToPlainText(reply);
    expect(text).toMatch(/US median: \$133,080 \[2\] → \$135,980 a year, up 2\.2% \[1\]/);
    expect(text).toContain('Vermont $130,720');
    expect(text).not.toContain('No longer a source');
    expect(reply.citations).toMatchObject([
      { source: 'stats-2025', vintage: 'May 2025' },
      { source: 'stats-2024', vintage: 'May 2024', title: 'Wage tables, May 2024 (The statistics office)' },
    ]);
    for (const text of reply.followUps) expect(bothEngine.ask({ text }).outcome).toBe('answer');
  });

  it('comes even where all is told', () => {
    const all = tellRound(both, { seed: 's1' }).flatMap(({ tells }) => tells);
    expect(textAfter(only2024, both, all)).toMatch(/^New: the office's tables of May 2025/);
  });
});

describe('a table that is new', () => {
  it('is told in a sentence with words to ask, beside the spotlight', () => {
    const text = textAfter(documents, both);
    expect(text).toContain(
      "• New source: the office's tables of May 2025 (The statistics office), with May 2024: 7 occupations; backend pay in 17 places; US median $135,980. Ask: “top metros”, “top states”.",
    );
    expect(text).toMatch(/Spotlight|Negotiating|disagree|Not the same/);
    expect(digestAfter(documents, both).reply.followUps[0]).toBe('top metros');
  });

  it('names a place to ask about where it has no ranking', () => {
    expect(textAfter(documents, datasetsWith(SURVEY_2024))).toContain(
      "• New source: the board's salaries of 2024 (A board): 1 occupation; US median $180,000. Ask: “backend pay in us”.",
    );
  });

  it('is told as such where only an older vintage has come', () => {
    expect(textAfter(only2025, both)).toContain("New source: the office's tables of May 2024");
  });
});

describe('a table that was corrected', () => {
  it('is told by what most readers look at, the nation first', () => {
    const before = with2024(/^(backend,us,.*),133080,/, '$1,130000,');
    expect(textAfter(before, only2024)).toContain(
      "• Corrected in the office's tables of May 2024: the US, median $130,000 → $133,080, up 2.4%.",
    );
  });

  it('is told where other backend figures alone are different', () => {
    const before = with2024(/^(backend,fresno,),USD\/year,,\d+/, '$1,USD/year,,60000');
    expect(textAfter(before, only2024)).toContain('some backend figures, none of them a nation');
  });

  it('is not told where it is other occupations that changed', () => {
    const before = with2024(/^nurses,.*\n?/, '');
    const other = with2024(/^(nurses,us,),USD\/year,,\d+/, '$1,USD/year,,40000');
    expect(versionOf(other)).toBe(versionOf(only2024));
    expect(versionOf(other)).not.toBe(versionOf(documents));
    expect(before.sources.size).toBe(only2024.sources.size);
  });
});

describe('a table that is not there any more', () => {
  it('is told with what there is instead', () => {
    expect(textAfter(both, only2024)).toContain(
      "• No longer a source: the office's tables of May 2025, The statistics office; pay is from the office's tables of May 2024 now.",
    );
    expect(textAfter(only2024, documents)).toContain(
      "• No longer a source: the office's tables of May 2024, The statistics office.",
    );
  });
});

describe('what is kept of big tables', () => {
  it('is nothing where there are none', () => {
    expect(writeFigures(documents)).not.toContain('"table"');
  });

  it('is told apart from what an earlier version kept, which knew nothing of tables', () => {
    const old = JSON.parse(writeFigures(only2024)) as { sources: { figures: object[]; table?: object }[] };
    const before = JSON.stringify({
      ...old,
      sources: old.sources.map(({ table, ...source }) => (table ? { ...source, figures: [] } : source)),
    });
    const { reply } = isDigest(composeDigest({ seed: 's1', told: TOLD, before }, only2024));
    expect(replyToPlainText(reply)).not.toContain('Changed since');
    const newer = isDigest(composeDigest({ seed: 's1', told: TOLD, before }, both));
    expect(replyToPlainText(newer.reply)).toMatch(/^New: the office's tables of May 2025, after May 2024/);
  });

  it('is a few hundred figures of a table with three hundred thousand rows, and its digests are as short', () => {
    const big = hugeTable(300_000);
    const kept = JSON.parse(writeFigures(big)) as { sources: { figures: object[] }[] };
    expect(Math.max(...kept.sources.map(({ figures }) => figures.length))).toBeLessThan(200);
    expect(writeFigures(big).length).toBeLessThan(50_000);
    const wrong = tellRound(big, { seed: 's1' }).flatMap(({ reply }) =>
      faultsOf(reply, big).filter((fault) => fault !== 'no chart' && !fault.endsWith('questions')),
    );
    expect(wrong).toEqual([]);
  });
});

/** All of it backend developers', as no real one is: towns in numbers. */
function hugeTable(rows: number): Datasets {
  const source: Source = {
    id: 'huge',
    title: 'Huge tables',
    publisher: 'An office',
    short: 'the huge tables',
    vintage: 'May 2025',
    covers: 'All.',
    counts: 'everybody',
    ladder: [],
    defects: [],
    official: true,
    series: 'huge',
    year: 2025,
    top_code: {},
  };
  const towns = 60_000;
  const places = Array.from({ length: towns }, (_, i) => ({
    id: `town-${i}`,
    name: `Town ${i}`,
    kind: 'metro' as const,
    currency: 'USD',
    aliases: [],
  }));
  const builder = createWageTableBuilder();
  for (let i = 0; i < rows; i++) {
    const cells = [0, 1, 2, 3, 4, 5].map((n) => ({
      kind: 'value' as const,
      amount: 50_000 + 10_000 * n + (i % 9_973),
    }));
    const level = ([undefined, 'entry', 'mid', 'senior', 'staff'] as const)[Math.floor(i / towns)];
    builder.add(
      { role: 'backend', place: `town-${i % towns}`, ...(level ? { level } : {}), unit: 'USD/year', cells },
      i,
    );
  }
  return createDatasets(
    [
      {
        source,
        figures: [],
        statements: [],
        ladder: [],
        skills: [],
        places,
        roles: [{ id: 'backend', name: 'Software Developers', aliases: [] }],
        ambiguous: [],
        table: builder.finish().table,
        origins: [],
        folder: 'huge',
      },
    ],
    [],
  );
}
