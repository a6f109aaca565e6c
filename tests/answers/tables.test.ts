/** With an official table loaded: its places and occupations are answered, beside the guides and joined with them. */
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/ask.ts';
import { replyToPlainText } from '../../src/chat/plain-text.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { engineWithTables } from './table-engine.ts';

const one = engineWithTables(2024);
const two = engineWithTables(2024, 2025);

function ask(text: string, engine: Engine = one): string {
  const reply = engine.ask({ text });
  return `${reply.outcome}: ${replyToPlainText(reply)}`.replace(/ ?\[\d\]/g, '');
}

describe('names that a table brings', () => {
  it('make a place covered that no document has', () => {
    expect(ask('fresno')).toMatch(/^answer: Fresno: \$126,290 \(median, the office's tables of May 2024\)/);
    expect(ask('fresno ca')).toContain('$126,290');
  });

  it('make an occupation answered, also under the plain names that the vocabulary knows', () => {
    expect(ask('registered nurse seattle')).toMatch(/^answer: Registered Nurses, Seattle: \$100,000/);
    expect(ask('nurse salary seattle')).toContain('$100,000');
    expect(ask('data scientists in fresno')).toContain('$89,680');
  });

  it('are answered by their codes, and areas by theirs', () => {
    expect(ask('29-1141 in seattle')).toMatch(/^answer: Registered Nurses, Seattle: \$100,000/);
    expect(ask('15-1252 in texas')).toMatch(/^answer: Texas: \$130,500/);
    expect(ask('cbsa 23420')).toMatch(/^answer: Fresno: \$126,290/);
    expect(ask('what is soc 15-1252')).not.toMatch(/US backend developers/);
  });

  it('are heard beside pay though they are everyday words too', () => {
    expect(ask('chef salary texas')).toMatch(/^answer: Chefs and Head Cooks, Texas: \$50,000/);
    expect(ask('how do i run chef on a server')).not.toMatch(/Chefs/);
  });

  it('are offered where they go by other names there', () => {
    const reply = one.ask({ text: 'truck driver pay' });
    expect(ask('truck driver pay')).toContain(
      'The tables have them under other names: “Light Truck Drivers”.',
    );
    expect(reply.followUps[0]).toBe('light truck drivers salary');
    expect(ask(reply.followUps[0] ?? '')).toMatch(/^answer: Light Truck Drivers, US: \$44,000/);
  });

  it('leave occupations without data declined', () => {
    expect(ask('plumber pay seattle')).toMatch(/^no-data: No source has a figure for plumbers/);
    expect(ask('registered nurse texas')).toMatch(/^no-data/);
  });

  it('are asked back where several places share one', () => {
    expect(ask('springfield')).toMatch(/^clarify: Which one do you mean: .*\$80,000.*\$81,000/);
    expect(ask('senior springfield il')).toMatch(/^answer: Senior in Springfield, IL/);
    expect(ask('pay in springfield, missouri')).toContain('$80,000');
  });

  it.each([
    'mobile developer pay',
    'rest api vs graphql for mobile clients',
    'reading list for seniors',
    'what is your pricing model',
    'did internships in college help my pay',
  ])('do not hijack "%s"', (text) => {
    const { slots } = one.ask({ text });
    expect(['mobile', 'reading-pa', 'fairbanks-ak']).not.toContain(slots.place);
    expect(slots.role).not.toBe('models');
  });

  it('are heard where a place stands', () => {
    expect(ask('backend pay in mobile')).toContain('$99,000');
    expect(ask('backend pay in Reading, PA')).toContain('$90,000');
  });
});

describe('pay in a place that a table has', () => {
  it('names the official figure first, the guide beside it and how far they are apart', () => {
    expect(ask('seattle')).toContain(
      "Seattle: $169,340 (median, the office's tables of May 2024). The ResumeGeni guide: $165,000 (mean), 2.6% or $4,340 below, by our arithmetic.",
    );
  });

  it('says where both say the same', () => {
    expect(ask('california')).toContain('The ResumeGeni guide: $170,910 (mean or median), the same.');
  });

  it('gives the percentile that was asked for, or one between two', () => {
    expect(ask('75th percentile fresno')).toContain('Fresno: $156,750 at the 75th percentile');
    expect(ask('60th percentile fresno')).toContain('about $138,500 a year at the 60th percentile');
  });

  it('joins a level with a place, naming both sources and the mapping', () => {
    const reply = one.ask({ text: 'senior seattle' });
    expect(ask('senior seattle')).toContain(
      "Senior in Seattle: $169,340–$211,590, worked out by us.\n\nWorked out: the ResumeGeni guide counts the 50th to 75th percentile as senior; Seattle's percentiles are from the office's tables of May 2024.",
    );
    expect(reply.derived.slice(0, 2)).toMatchObject([
      { value: 169_340, from: ['stats-2024/seattle/backend/p50', 'resumegeni-2026/level/senior'] },
      { value: 211_590, from: ['stats-2024/seattle/backend/p75', 'resumegeni-2026/level/senior'] },
    ]);
    expect(reply.citations.map(({ source }) => source)).toEqual(['stats-2024', 'resumegeni-2026']);
  });

  it('keeps what is not available and what is top-coded apart', () => {
    expect(ask('pay in mobile')).toMatch(
      /mark the 10th percentile and 90th percentile for Mobile as not available/,
    );
    expect(ask('p90 san jose')).toContain('$239,200+ at the 90th percentile');
    expect(ask('p90 san jose')).toContain('is top-coded: the source gives no exact value this high');
    expect(ask('staff san jose')).toContain('$222,550–$239,200+');
    expect(ask('p90 san jose hourly')).toContain('$115.00+');
  });

  it('says that a sample is small', () => {
    expect(ask('seattle')).toContain('A small sample');
  });

  it('says that there is nothing where a covered place lacks the figure', () => {
    expect(ask('fairbanks')).toMatch(
      /^no-data: Fairbanks, AK: the office's tables of May 2024 have no figure/,
    );
    expect(ask('data scientists seattle')).toMatch(
      /^no-data: No source has a figure for data scientists in Seattle/,
    );
  });
});

describe('several places of a table', () => {
  it('are set side by side, with how far they are apart', () => {
    expect(ask('compare seattle with fresno')).toContain(
      "Seattle: $169,340; Fresno: $126,290 (median, the office's tables of May 2024). Seattle is 34.1% or $43,050 above Fresno, by our arithmetic.",
    );
    expect(ask('senior seattle vs fresno')).toContain(
      'Senior: Seattle $169,340–$211,590; Fresno $126,290–$156,750',
    );
  });

  it('are ranked by their median, with the guide’s own order beside it', () => {
    const text = ask('top metros');
    expect(text).toMatch(
      /^answer: Best paid metro: San Jose \$208,270, then Seattle \$169,340 and Fresno \$126,290/,
    );
    expect(text).toContain(
      'The ResumeGeni guide has its own order of metros (mean): San Jose metro $180,000',
    );
  });

  it('place an offer among their own percentiles', () => {
    const text = ask('is 150k good for a senior in seattle');
    expect(text).toContain('at about the 35th percentile of backend pay in Seattle');
    expect(text).toContain('Senior in Seattle, worked out');
  });
});

describe('two vintages of one series', () => {
  it('are answered from the newer, and from the older where only that has the place', () => {
    expect(ask('texas', two)).toContain("$132,150 (median, the office's tables of May 2025)");
    expect(ask('fresno', two)).toContain('May 2024 is the newest that has');
  });

  it('are answered from the year that was named', () => {
    expect(ask('texas 2024', two)).toContain("$130,500 (median, the office's tables of May 2024)");
  });

  it.each(['texas since last year', 'how did backend pay in texas change since last year?', 'texas yoy'])(
    'tell what changed: %s',
    (text) => {
      expect(ask(text, two)).toContain(
        'Texas: $132,150 (median, May 2025), 1.3% or $1,650 up from $130,500 in May 2024.',
      );
    },
  );

  it('are compared where two of them are named, or nothing but the change is asked for', () => {
    expect(ask('compare texas 2024 and 2025', two)).toMatch(
      /^answer: Texas: \$132,150 .*up from \$130,500 in May 2024/,
    );
    expect(ask('what changed since last year?', two)).toMatch(/^answer: US backend developers: \$135,980/);
  });

  it('are of one year where places stand side by side', () => {
    expect(ask('compare texas with fresno', two)).toContain(
      "Texas: $130,500; Fresno: $126,290 (median, the office's tables of May 2024)",
    );
  });

  it('say where no source has the year that was named', () => {
    expect(ask('backend pay in texas in 2021', two)).toMatch(/^no-data: No source has a figure for 2021/);
  });

  it('rank by the newest that has nearly all places, and by an older one where it lacks many', () => {
    expect(ask('top states', two)).toContain("the office's tables of May 2024");
  });

  it('say where there is nothing to compare with', () => {
    expect(ask('fresno since last year', two)).toMatch(/^no-data: No source has two years of Fresno/);
    expect(ask('california since last year')).not.toMatch(/^answer/);
  });
});

const QUESTIONS = [
  'seattle',
  'senior seattle',
  'staff san jose hourly',
  'bay area',
  'backend',
  'senior',
  'median',
  'p90',
  '60th percentile seattle',
  'fresno monthly',
  'middle half in fresno',
  'mean in seattle',
  'data scientists',
  'data scientists vs backend in fresno',
  'registered nurse seattle',
  'compare seattle with fresno',
  'senior seattle vs fresno',
  'london vs fresno',
  'fresno vs toronto',
  'mid vs senior seattle',
  'top metros',
  'top states',
  'metros in california',
  'lowest paid state',
  'where does texas rank among states',
  'is 150k good in fresno',
  '60 an hour in fresno',
  'is 300k good in san jose',
  'springfield',
  'texas since last year',
  'texas 2024',
  'fresno since last year',
  'pay in mobile',
  'what do you cover',
  'where do your numbers come from',
  'estimate senior seattle',
  '5 years in seattle',
  'senior rust fresno',
  'whose number is $126,290',
  'fairbanks',
  'alaska',
];

describe('every reply with tables', () => {
  it.each(QUESTIONS)('is short, and lists and cites each number: %s', (text) => {
    for (const engine of [one, two]) {
      const reply = engine.ask({ text });
      const said = replyToPlainText(reply);
      expect(said.length).toBeLessThanOrEqual(2_000);
      expect(said).not.toMatch(/undefined|NaN|\[object|Infinity/);
      expect(unlisted(reply, said, text)).toEqual([]);
      const cited = new Set(reply.citations.map(({ source }) => source));
      for (const { source } of reply.figures) expect(cited).toContain(source);
      for (const { from } of reply.derived)
        for (const id of from) {
          expect(engine.datasets.figures.has(id)).toBe(true);
          expect(cited).toContain(id.split('/')[0]);
        }
    }
  });
});

function unlisted({ figures, derived }: Reply, said: string, typed: string): number[] {
  const listed = new Set([
    ...figures.flatMap(({ low, high }) => [low, high]),
    ...derived.map(({ value }) => value),
    ...numbersIn(typed),
  ]);
  return numbersIn(said).filter(
    (n) =>
      !listed.has(n) &&
      !listed.has(n / 1000) &&
      !typed.includes(String(n / 1000)) &&
      !typed.includes(String(n)),
  );
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/[$£€](\d[\d,]*(?:\.\d+)?)|(\d[\d,]*(?:\.\d+)?)%|\b(\d{1,3}(?:,\d{3})+)\b/g)].map(
    (match) => Number((match[1] ?? match[2] ?? match[3] ?? '').replaceAll(',', '')),
  );
}

describe('a guide and an official table', () => {
  it('are held against each other, the widest differences first', () => {
    const text = ask('compare the resumegeni guide with the wage tables');
    expect(text).toMatch(/^answer: \d+ figures of the ResumeGeni guide can be held against/);
    expect(text).toContain('most of all San Jose metro: $180,000 against $208,270');
  });

  it('are linked to from the list of sources, which names a series once', () => {
    const reply = two.ask({ text: 'what sources do you use' });
    expect(ask('what sources do you use', two)).toContain('May 2024 and May 2025');
    expect(ask(reply.followUps[0] ?? '', two)).toMatch(/^answer: \d+ figures of the ResumeGeni guide/);
  });
});

describe('what is said beside', () => {
  it('is not about another place than the one whose pay a table has', () => {
    expect(ask('what does a backend developer make in fresno')).not.toContain('The guide does not print it');
  });

  it('names each figure by no more than tells it from the others, in the table as in the chart', () => {
    const { blocks, chart } = one.ask({ text: 'fresno' });
    const [table] = blocks.filter(({ kind }) => kind === 'table');
    if (table?.kind !== 'table') throw new Error('there is no table');
    expect(table.columns.map(({ name }) => name)).toEqual(['What', 'A year']);
    const labels = table.rows.map(([label]) => (label ?? []).map(({ text }) => text).join(''));
    expect(labels).toEqual([
      '10th percentile',
      '25th percentile',
      'Median',
      '75th percentile',
      '90th percentile',
    ]);
    expect(chart?.bars.map(({ label }) => label)).toEqual(labels);
  });
});
