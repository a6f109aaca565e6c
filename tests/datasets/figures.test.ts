/** Every figure of the four documents, written down from their text by hand, against what `data/` holds. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadDatasets } from '../../src/datasets/load-datasets.ts';

const datasets = loadDatasets([fileURLToPath(new URL('../../data', import.meta.url))]);

interface Expected {
  readonly values: readonly [low: number, high?: number];
  readonly open?: true;
  readonly unit: string;
  readonly statistic: string;
  readonly section: string;
  /** The document's reference marks at the sentence, the row, or over the table; none where it gives none. */
  readonly marks: readonly number[];
  readonly more?: Readonly<Record<string, unknown>>;
}
type Row = readonly [id: string, low: number, high?: number | '+', top?: '+'];

/** Rows of one table of a document: what is common to them is said once. */
function table(source: string, common: Omit<Expected, 'values' | 'open'>, rows: readonly Row[]) {
  return rows.map(([id, low, high, top]): [string, Expected] => [
    `${source}/${id}`,
    {
      ...common,
      values: typeof high === 'number' ? [low, high] : [low],
      ...(high === '+' || top === '+' ? { open: true } : {}),
    },
  ]);
}

const guide = 'resumegeni-2026';
const deck = 'codedeck-2026';
const brief = 'top-pay-brief';
const benefits = 'Benefits and Total Compensation';
const experience = 'Salary by Experience Level';
const careers = 'Salary Growth and Career Progression';

const EXPECTED: readonly [string, Expected][] = [
  // The national distribution; the median is cited to another reference than the rest.
  ...table(
    guide,
    { unit: 'USD/year', statistic: 'percentile', section: 'National Salary Overview', marks: [1, 3] },
    [
      ['national/p10', 79_850],
      ['national/p25', 103_050],
      ['national/p75', 169_000],
      ['national/p90', 211_450],
    ],
  ),
  ...table(
    guide,
    { unit: 'USD/hour', statistic: 'percentile', section: 'National Salary Overview', marks: [1, 3] },
    [
      ['national/p10-hourly', 38.39],
      ['national/p25-hourly', 49.55],
      ['national/p75-hourly', 81.25],
      ['national/p90-hourly', 101.66],
    ],
  ),
  ...table(
    guide,
    { unit: 'USD/year', statistic: 'median', section: 'National Salary Overview', marks: [1] },
    [['national/p50', 133_080]],
  ),
  ...table(
    guide,
    { unit: 'USD/hour', statistic: 'median', section: 'National Salary Overview', marks: [1] },
    [['national/p50-hourly', 63.98]],
  ),
  ...table(
    guide,
    { unit: 'USD/year', statistic: 'percentile', section: 'National Salary Overview', marks: [3] },
    [['national/middle-half', 103_050, 169_000]],
  ),
  // Levels
  ...table(guide, { unit: 'USD/year', statistic: 'range', section: experience, marks: [3] }, [
    ['level/entry', 79_850, 103_050],
    ['level/mid', 103_050, 133_080],
    ['level/senior', 133_080, 169_000],
    ['level/staff', 169_000, 211_450, '+'],
  ]),
  // The table says "mean/median"; its own rows carry no marks, the text around it 4 and 6.
  ...table(
    guide,
    { unit: 'USD/year', statistic: 'mean or median', section: 'Top-Paying States', marks: [4, 6] },
    [
      ['state/california', 170_910],
      ['state/washington', 163_440],
      ['state/new-york', 152_780],
      ['state/massachusetts', 148_530],
      ['state/maryland', 145_200],
      ['state/new-jersey', 143_870],
      ['state/colorado', 141_220],
      ['state/virginia', 139_560],
      ['state/connecticut', 137_880],
      ['state/oregon', 136_240],
    ],
  ),
  ...table(guide, { unit: 'USD/year', statistic: 'mean', section: 'Top-Paying Metro Areas', marks: [8, 4] }, [
    ['metro/san-jose', 180_000],
    ['metro/seattle', 165_000],
    ['metro/san-francisco', 161_000],
    ['metro/new-york', 155_000],
    ['metro/boston', 150_000],
    ['metro/washington-dc', 148_000],
    ['metro/boulder', 146_000],
    ['metro/austin', 142_000],
    ['metro/raleigh', 138_000],
    ['metro/denver', 137_000],
  ]),
  // Other occupations
  ...table(
    guide,
    { unit: 'USD/year', statistic: 'median', section: 'Frequently Asked Questions', marks: [1] },
    [['role/web-developers', 90_930]],
  ),
  ...table(
    guide,
    { unit: 'USD/year', statistic: 'median', section: 'Salary by Specialization', marks: [1] },
    [['role/data-scientists', 112_590]],
  ),
  ...table(
    guide,
    { unit: 'USD/year', statistic: 'median', section: 'National Salary Overview', marks: [7] },
    [['role/all-occupations', 49_500]],
  ),
  // Differences
  ...table(guide, { unit: 'USD/year', statistic: 'difference', section: 'Key Takeaways', marks: [3, 10] }, [
    ['spread/p10-p90', 131_600],
  ]),
  ...table(
    guide,
    { unit: 'USD/year', statistic: 'difference', section: 'Frequently Asked Questions', marks: [1] },
    [['gap/backend-frontend', 42_150]],
  ),
  // Premiums
  ...table(guide, { unit: 'percent', statistic: 'premium', section: 'Top-Paying Metro Areas', marks: [8] }, [
    ['premium/san-jose', 35],
  ]),
  ...table(
    guide,
    { unit: 'percent', statistic: 'premium', section: 'National Salary Overview', marks: [7] },
    [['premium/all-occupations', 169]],
  ),
  ...table(guide, { unit: 'ratio', statistic: 'ratio', section: 'National Salary Overview', marks: [7] }, [
    ['ratio/hourly-all-occupations', 2.7],
  ]),
  ...table(
    guide,
    { unit: 'percent', statistic: 'premium', section: 'Salary by Specialization', marks: [5] },
    [
      ['premium/cloud', 10, 15],
      ['premium/security', 15, 20],
    ],
  ),
  ...table(
    guide,
    {
      unit: 'percent',
      statistic: 'premium',
      section: 'How to Negotiate Your Backend Developer Salary',
      marks: [5],
    },
    [['premium/cloud-certificates', 10, 15]],
  ),
  ...table(
    guide,
    {
      unit: 'USD/year',
      statistic: 'range',
      section: 'Salary by Specialization',
      marks: [3],
      more: { percentiles: [75], specialisation: 'distributed-systems' },
    },
    [['specialisation/distributed-systems', 169_000, '+']],
  ),
  // Benefits
  ...table(guide, { unit: 'percent', statistic: 'share of base', section: benefits, marks: [5] }, [
    ['benefit/equity', 20, 60],
    ['benefit/retirement-match', 4, 6],
  ]),
  ...table(guide, { unit: 'percent', statistic: 'share of base', section: benefits, marks: [9] }, [
    ['benefit/bonus', 10, 20],
    ['benefit/bonus-finance', 30, '+'],
  ]),
  ...table(guide, { unit: 'USD/year', statistic: 'range', section: benefits, marks: [5] }, [
    ['benefit/health-and-retirement', 15_000, 30_000],
  ]),
  ...table(guide, { unit: 'USD/year', statistic: 'range', section: benefits, marks: [9] }, [
    ['benefit/education', 2_000, 10_000],
  ]),
  ...table(
    guide,
    { unit: 'USD/year', statistic: 'example', section: benefits, marks: [], more: { level: 'senior' } },
    [
      ['total/example-base', 150_000],
      ['total/example', 220_000, '+'],
    ],
  ),
  ...table(
    guide,
    { unit: 'USD/year', statistic: 'example', section: experience, marks: [5], more: { level: 'staff' } },
    [['total/staff-big-tech', 300_000, '+']],
  ),
  // Outlook and growth
  ...table(
    guide,
    {
      unit: 'percent',
      statistic: 'projection',
      section: 'Key Takeaways',
      marks: [2],
      more: { period: '2024–2034' },
    },
    [['outlook/growth', 17]],
  ),
  ...table(
    guide,
    { unit: 'count', statistic: 'projection', section: careers, marks: [2], more: { period: '2024–2034' } },
    [['outlook/new-jobs', 331_000]],
  ),
  ...table(
    guide,
    { unit: 'count', statistic: 'count', section: 'Introduction', marks: [2], more: { qualifier: 'over' } },
    [['outlook/jobs', 1_790_000]],
  ),
  ...table(guide, { unit: 'percent', statistic: 'growth', section: careers, marks: [3] }, [
    ['growth/entry-to-senior', 60, 70],
  ]),
  ...table(guide, { unit: 'years', statistic: 'range', section: careers, marks: [3] }, [
    ['growth/entry-to-senior-years', 6, 8],
  ]),
  // The Code Deck: base pay in three cities, no marks anywhere
  ...(
    [
      ['london', 'GBP/year', [35, 55], [55, 85], [85, 140], [140, 200]],
      ['berlin', 'EUR/year', [40, 55], [55, 80], [80, 120], [110, 170]],
      ['san-francisco', 'USD/year', [110, 140], [140, 190], [190, 280], [280, 400]],
    ] as const
  ).flatMap(([place, unit, ...bands]) =>
    bands.flatMap(([low, high], i) => {
      const level = (['entry', 'mid', 'senior', 'staff'] as const)[i];
      return table(
        deck,
        {
          unit,
          statistic: 'base pay',
          section: 'Salary Benchmarks (2026)',
          marks: [],
          more: { level, place },
        },
        [
          level === 'staff'
            ? [`city/${place}/${level}`, low * 1000, high * 1000, '+']
            : [`city/${place}/${level}`, low * 1000, high * 1000],
        ],
      );
    }),
  ),
  ...table(deck, { unit: 'count', statistic: 'count', section: 'Introduction', marks: [] }, [
    ['count/live-roles', 9_095],
  ]),
  ...table(
    deck,
    {
      unit: 'percent',
      statistic: 'share',
      section: 'Introduction',
      marks: [],
      more: { words: 'nearly half' },
    },
    [['share/backend-roles', 50]],
  ),
  ...table(
    deck,
    {
      unit: 'ratio',
      statistic: 'ratio',
      section: 'Salary Benchmarks (2026)',
      marks: [],
      more: { words: 'double' },
    },
    [['equity/multiple', 2]],
  ),
  // The brief
  ...table(
    brief,
    {
      unit: 'USD/year',
      statistic: 'average',
      section: 'Salary Comparison: Experienced vs. Average',
      marks: [],
    },
    [
      ['average/10-plus-years', 155_000],
      ['average/all', 106_250],
    ],
  ),
  ...table(
    brief,
    {
      unit: 'percent',
      statistic: 'premium',
      section: 'Salary Comparison: Experienced vs. Average',
      marks: [],
    },
    [['premium/10-plus-years', 45.9]],
  ),
];

describe('the figures', () => {
  it.each(EXPECTED)('of %s are as the document prints them', (id, { values, open, marks, more, ...same }) => {
    const figure = datasets.figures.get(id);
    const [low, high = low] = values;
    expect(figure).toMatchObject({ low, high, openEnded: open ?? false, ...same, ...more });
    expect(marks).toEqual(expect.arrayContaining([...(figure?.marks ?? [])]));
    if (marks.length > 0) expect(figure?.marks).not.toEqual([]);
  });

  it('are these and no others', () => {
    expect([...datasets.figures.keys()].toSorted()).toEqual(EXPECTED.map(([id]) => id).toSorted());
  });

  it('have ids that no statement has', () => {
    expect([...datasets.statements.keys()].filter((id) => datasets.figures.has(id))).toEqual([]);
  });

  it('have percentiles in step with their yearly twins', () => {
    for (const p of [10, 25, 50, 75, 90]) {
      expect(datasets.figures.get(`${guide}/national/p${p}`)?.percentiles).toEqual([p]);
      expect(datasets.figures.get(`${guide}/national/p${p}-hourly`)?.percentiles).toEqual([p]);
    }
  });

  it('agree with one another where the documents say how they were worked out', () => {
    const low = (id: string): number => datasets.figures.get(`${guide}/${id}`)?.low ?? Number.NaN;
    expect(low('national/p90') - low('national/p10')).toBe(low('spread/p10-p90'));
    expect(low('national/p50') - low('role/web-developers')).toBe(low('gap/backend-frontend'));
    expect(Math.round((low('national/p50') / low('role/all-occupations') - 1) * 100)).toBe(
      low('premium/all-occupations'),
    );
    expect(Math.round((155_000 / 106_250 - 1) * 1000) / 10).toBe(
      datasets.figures.get(`${brief}/premium/10-plus-years`)?.low,
    );
  });
});

describe('the skills', () => {
  it.each([
    ['go', 'Go', 'Very high', 'Strong premium at senior+'],
    ['python', 'Python', 'Very high', 'Baseline, no premium'],
    ['rust', 'Rust', 'Growing', 'Highest premium (niche)'],
    ['kubernetes', 'Kubernetes', 'High', 'Moderate premium'],
    ['postgresql', 'PostgreSQL / distributed DBs', 'High', 'Moderate premium'],
    ['kafka', 'Kafka / event streaming', 'High', 'Strong premium'],
    ['grpc', 'gRPC / protocol design', 'Medium', 'Strong premium'],
    ['terraform', 'Terraform / IaC', 'Medium', 'Moderate premium'],
  ])('hold %s as the table prints it', (id, name, demand, impact) => {
    expect(datasets.skills.get(id)).toMatchObject({
      name,
      demand,
      impact,
      section: 'The Most Valuable Backend Skills in 2026',
      source: deck,
    });
  });

  it('are eight', () => {
    expect(datasets.skills.size).toBe(8);
  });
});

describe('the places', () => {
  it('are the country, ten states, ten metros, and two cities that are no metro of the guide', () => {
    const kinds = [...datasets.places.values()].map(({ kind }) => kind);
    const count = (wanted: string): number => kinds.filter((kind) => kind === wanted).length;
    expect(count('country')).toBe(1);
    expect(count('state')).toBe(10);
    expect(count('metro') + count('city')).toBe(12);
  });

  it('have pay in one currency each', () => {
    const units = (place: string): readonly string[] => [
      ...new Set(datasets.pay('backend', place).map(({ unit }) => unit.slice(0, 3))),
    ];
    for (const { id, currency } of datasets.places.values()) expect(units(id)).toEqual([currency]);
  });
});

describe('the sources', () => {
  it.each([
    ['resumegeni-2026', 'May 2024'],
    ['codedeck-2026', '2026'],
    ['careers-guide', 'undated'],
    ['top-pay-brief', 'undated'],
  ])('say when %s is from: %s', (id, vintage) => {
    expect(datasets.sources.get(id)?.vintage).toBe(vintage);
  });

  it('name only ids of their own in what they say', () => {
    for (const { id, text, source } of datasets.statements.values()) {
      for (const [, named = ''] of text.matchAll(/\{([^|}]+)/g)) {
        expect(named, id).toMatch(new RegExp(`^${source}/`));
        expect(datasets.figures.has(named), named).toBe(true);
      }
    }
  });
});
