/** The chart in words has every number of the chart, written as in the reply. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBar, formatNumber, unitInWords } from '../../../../src/chat/format-number.ts';
import type { Unit } from '../../../../src/chat/reply.ts';
import { describeChart, nameChart } from '../../../../src/platforms/discord/charts/describe-chart.ts';
import { MAX_BARS } from '../../../../src/platforms/discord/charts/limits.ts';
import { planChart } from '../../../../src/platforms/discord/charts/plan-chart.ts';
import { bar, drawableCharts, manyBars, sanFrancisco } from './charts-to-draw.ts';

describe('a chart in words', () => {
  it('names the chart, its unit and every bar', () => {
    expect(describeChart(sanFrancisco)).toBe(
      'Bar chart: San Francisco, USD a year. San Francisco metro $161,000; ' +
        'Junior, San Francisco, base $110,000–$140,000; Staff, San Francisco, base $280,000–$400,000+.',
    );
  });

  it('says how many bars are not drawn', () => {
    expect(describeChart(manyBars(100))).toMatch(/; and 80 more\.$/);
  });

  it('has all numbers that are drawn and at most 1,024 characters, whatever is in the chart', () => {
    fc.assert(
      fc.property(drawableCharts, (chart) => {
        const plan = planChart(chart);
        fc.pre(plan !== undefined);
        const said = describeChart(chart);
        expect(said.length).toBeLessThanOrEqual(1_024);
        for (const { number } of plan.bars) expect(said).toContain(number.text);
        expect(said).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e]/u);
      }),
    );
  });

  it('cuts labels before numbers', () => {
    const said = describeChart(manyBars(MAX_BARS, (i) => `${i} ${'long '.repeat(100)}`));
    expect(said.length).toBeLessThanOrEqual(1_024);
    expect(said.match(/–\$250,000\+/g)).toHaveLength(MAX_BARS);
  });
});

describe('numbers', () => {
  it.each<[Unit, number]>([
    ['USD/year', 133_080],
    ['EUR/year', 79_999.6],
    ['USD/hour', 63.98],
    ['GBP/hour', 40],
    ['percent', 15],
    ['percent', 7.25],
    ['count', 1_693_800],
    ['years', 5.5],
    ['USD/year', -1_000],
  ])('are written as replies write them: %s, %d', (unit, value) => {
    expect(formatBar(bar('', value), unit)).toBe(formatNumber(value, unit));
  });

  it('are ranges, open at the top with a plus', () => {
    expect(formatBar(bar('', 133_080, 169_000), 'USD/year')).toBe('$133,080–$169,000');
    expect(formatBar(bar('', 280_000, 400_000, true), 'USD/year')).toBe('$280,000–$400,000+');
    expect(formatBar(bar('', 10, 15), 'percent')).toBe('10%–15%');
  });

  it('have their unit in words', () => {
    expect((['USD/year', 'USD/hour', 'percent'] as const).map(unitInWords)).toEqual([
      'USD a year',
      'USD an hour',
      'percent',
    ]);
  });
});

describe('a file name', () => {
  it.each([
    ['New York and Boston', 'new-york-and-boston.png'],
    ['São Paulo', 'sao-paulo.png'],
    ['../../etc/passwd', 'etc-passwd.png'],
    ['東京', 'chart.png'],
    ['', 'chart.png'],
  ])('of %j is %s', (title, name) => {
    expect(nameChart(title)).toBe(name);
  });

  it('is short and plain, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        expect(nameChart(title)).toMatch(/^[a-z0-9][a-z0-9-]{0,47}\.png$/);
      }),
    );
  });
});
