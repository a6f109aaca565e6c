/** Everything in a chart has its place within the card, and nothing runs into anything else. */
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chart } from '../../../../src/chat/reply.ts';
import { drawSvg } from '../../../../src/platforms/discord/charts/draw-svg.ts';
import { drawable, escapeXml, fitText, widthOf } from '../../../../src/platforms/discord/charts/fit-text.ts';
import { CHART_WIDTH, MAX_BARS } from '../../../../src/platforms/discord/charts/limits.ts';
import {
  BAR_HEIGHT,
  type ChartPlan,
  FONT_SIZE,
  planChart,
} from '../../../../src/platforms/discord/charts/plan-chart.ts';
import { bar, drawableCharts, manyBars, sanFrancisco, seattle } from './charts-to-draw.ts';

function plan(chart: Chart): ChartPlan {
  const planned = planChart(chart);
  if (!planned) throw new Error('no plan');
  return planned;
}

function chartOf(...bars: Chart['bars']): Chart {
  return { title: 'Pay', unit: 'USD/year', bars };
}

describe('bars', () => {
  it('of single values begin at zero and are as long as the value says', () => {
    const [one, other] = plan(chartOf(bar('a', 100), bar('b', 50))).bars;
    expect(one?.from).toBe(one?.zero);
    expect((other?.to ?? 0) - (other?.zero ?? 0)).toBeCloseTo(((one?.to ?? 0) - (one?.zero ?? 0)) / 2);
  });

  it('of ranges float from low to high, on the same axis', () => {
    const [single, range] = plan(chartOf(bar('a', 100), bar('b', 50, 100))).bars;
    expect(range?.to).toBe(single?.to);
    expect(range?.from).toBeCloseTo(((single?.from ?? 0) + (single?.to ?? 0)) / 2);
  });

  it('below zero lie on the other side of it', () => {
    const [gain, loss] = plan(chartOf(bar('a', 10), bar('b', -10))).bars;
    expect(loss?.to).toBe(loss?.zero);
    expect(loss?.zero).toBe(gain?.from);
  });

  it('of nothing are still seen', () => {
    for (const { from, to } of plan(chartOf(bar('a', 0), bar('b', 0))).bars) expect(to).toBeGreaterThan(from);
  });

  it('with an open top end in a tip, so that it does not take a colour or a plus to see it', () => {
    const tips = (chart: Chart) => drawSvg(plan(chart)).match(/H[\d.]+L[\d.]+ [\d.]+L/g)?.length ?? 0;
    expect([tips(seattle), tips(sanFrancisco)]).toEqual([0, 1]);
  });

  it('stand beside short labels and below long ones', () => {
    const [short] = plan(chartOf(bar('Boston metro', 1), bar('Austin metro', 2))).bars;
    expect(short?.label.y).toBe(short?.number.y);
    const [long] = plan(sanFrancisco).bars;
    expect(long?.label.y).toBeLessThan(long?.top ?? 0);
  });

  it('are at most twenty, and how many are left out is written below', () => {
    const { bars, more } = plan(manyBars(100));
    expect(bars).toHaveLength(MAX_BARS);
    expect(more?.text).toBe('and 80 more');
    expect(plan(manyBars(MAX_BARS)).more).toBeUndefined();
  });
});

describe('everything', () => {
  it('stays within the card and below what comes before it', () => {
    fc.assert(
      fc.property(drawableCharts, (chart) => {
        const planned = planChart(chart);
        fc.pre(planned !== undefined);
        let bottom = planned.unit.y;
        for (const { label, number, zero, from, to, top } of planned.bars) {
          expect(label.x + widthOf(label.text, FONT_SIZE)).toBeLessThanOrEqual(CHART_WIDTH);
          expect(number.x + widthOf(number.text, FONT_SIZE)).toBeLessThanOrEqual(CHART_WIDTH);
          expect(label.text).not.toBe('');
          expect(from).toBeGreaterThan(0);
          expect(zero).toBeGreaterThan(0);
          expect(number.x).toBeGreaterThan(to);
          expect(Math.min(label.y, top)).toBeGreaterThan(bottom);
          bottom = top + BAR_HEIGHT;
        }
        expect(planned.height).toBeGreaterThan(bottom);
      }),
    );
  });
});

describe('text', () => {
  it('keeps what the font has and says that something is left out', () => {
    expect(drawable('Senior 🚀, 東京')).toBe('Senior, …');
    expect(drawable('Łódź, Київ, Αθήνα, Đà Nẵng\n– 5%')).toBe('Łódź, Київ, Αθήνα, Đà Nẵng – 5%');
    expect(drawable('🚀')).toBe('');
    expect(drawable('\u202eabc\u0000\ud800')).toBe('abc');
  });

  it('is cut where it does not fit', () => {
    expect(fitText('Boston', FONT_SIZE, 200)).toBe('Boston');
    expect(fitText('Boston '.repeat(20), FONT_SIZE, 100)).toMatch(/^Boston.*\S…$/);
  });

  it('is never wider than reckoned', () => {
    const { resolve } = createRequire(import.meta.url);
    const fontFiles = [resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf')];
    const measure = (text: string): number => {
      const svg =
        `<svg xmlns="http://www.w3.org/2000/svg" width="9999" height="99"><text y="50" font-size="${FONT_SIZE}" ` +
        `font-family="Inter" font-weight="600">${escapeXml(text)}</text></svg>`;
      return new Resvg(svg, { font: { loadSystemFonts: false, fontFiles } }).getBBox()?.width ?? 0;
    };
    const letters = fc.oneof(
      fc.string({ minLength: 1, maxLength: 1 }),
      fc.constantFrom(...'äöüßÆœøéñŁłĐțžΩαЖщюїỄ–—…€£₹×−'),
    );
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 1, maxLength: 30 }).map(drawable), (text) => {
        expect(measure(text)).toBeLessThanOrEqual(widthOf(text, FONT_SIZE) + 1);
      }),
    );
  });

  it('is never markup', () => {
    fc.assert(
      fc.property(drawableCharts, (chart) => {
        const planned = planChart(chart);
        fc.pre(planned !== undefined);
        const tags = new Set([...drawSvg(planned).matchAll(/<\/?([^ >/]*)/g)].map(([, name]) => name));
        expect([...tags].filter((tag) => !['svg', 'rect', 'path', 'text'].includes(tag ?? ''))).toEqual([]);
      }),
    );
  });
});
