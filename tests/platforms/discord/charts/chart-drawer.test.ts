/** Charts are drawn, once each, a few at a time, and never make a reply fail. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Log } from '../../../../src/chat/log.ts';
import type { Chart } from '../../../../src/chat/reply.ts';
import { createChartDrawer } from '../../../../src/platforms/discord/charts/chart-drawer.ts';
import {
  CHART_WIDTH,
  DRAWN_AT_ONCE,
  MAX_WAITING,
  PIXEL_RATIO,
} from '../../../../src/platforms/discord/charts/limits.ts';
import { PALETTE } from '../../../../src/platforms/discord/charts/palette.ts';
import { type PlannedText, planChart } from '../../../../src/platforms/discord/charts/plan-chart.ts';
import { SILENT } from '../../../silent-log.ts';
import { bar, drawableCharts, manyBars, oddCharts, sanFrancisco, seattle } from './charts-to-draw.ts';
import { type Picture, readPng } from './read-png.ts';

const drawer = createChartDrawer();
const draw = (chart: Chart) =>
  drawer.draw(chart, {
    ...SILENT,
    warn: (fault) => expect.fail(JSON.stringify(fault)),
  });

async function picture(chart: Chart) {
  const drawn = await draw(chart);
  if (!drawn) throw new Error('no picture');
  return readPng(drawn.png);
}

/** A drawer whose pictures are finished by hand. */
function handDrawer() {
  const begun: { svg: string; finish: (png: Uint8Array) => void; fail: (error: Error) => void }[] = [];
  const reports: unknown[] = [];
  const drawer = createChartDrawer({
    paint: (svg) => new Promise((finish, fail) => begun.push({ svg, finish, fail })),
  });
  const log = { ...SILENT, warn: (fault: object) => reports.push(fault) };
  return { begun, reports, ...drawer, draw: (chart: Chart, to: Log = log) => drawer.draw(chart, to) };
}

function named(title: string): Chart {
  return { ...seattle, title };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const PNG = new Uint8Array(8);

describe('a drawn chart', () => {
  it('is a PNG at twice the size of a phone-wide card', async () => {
    const drawn = await draw(seattle);
    const signature = Buffer.from(drawn?.png.subarray(0, 8) ?? []).toString('hex');
    expect(signature).toBe('89504e470d0a1a0a');
    expect((await picture(seattle)).width).toBe(CHART_WIDTH * PIXEL_RATIO);
  });

  it('grows with its bars', async () => {
    const heights = await Promise.all(
      [2, 5, 20].map(async (count) => (await picture(manyBars(count))).height),
    );
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    expect(new Set(heights).size).toBe(3);
  });

  it('has an opaque card with rounded corners', async () => {
    const { at, width, height } = await picture(seattle);
    expect(at(0, 0)).toBe('none');
    expect(at(width - 1, height - 1)).toBe('none');
    expect(at(width / 2, 8)).toBe(PALETTE.card);
  });

  it('has its title, its labels and its numbers drawn', async () => {
    const plan = planChart(seattle);
    const words = [plan?.title, ...(plan?.bars ?? []).flatMap(({ label, number }) => [label, number])];
    const one = await picture(seattle);
    expect(words.map((word) => word && hasWordAt(one, word))).toEqual(words.map(() => true));
  });

  it('differs where a label does', async () => {
    const elsewhere = { ...seattle, bars: seattle.bars.map((one) => ({ ...one, label: 'Elsewhere' })) };
    const [one, other] = await Promise.all([picture(seattle), picture(elsewhere)]);
    expect(one.pixels.equals(other.pixels)).toBe(false);
  });

  it('has a word for a label that the font cannot write', async () => {
    const [one, other] = await Promise.all(
      ['東京', 'No. 1'].map((label) => picture({ ...seattle, bars: [bar(label, 5), bar('Osaka', 6)] })),
    );
    expect(one?.pixels.equals(other?.pixels ?? Buffer.alloc(0))).toBe(true);
  });

  it('comes with a name and its numbers in words', async () => {
    expect(await draw(seattle)).toMatchObject({
      name: 'seattle.png',
      altText: 'Bar chart: Seattle, USD a year. Seattle metro $165,000; Senior, US $133,080–$169,000.',
    });
  });
});

describe('no picture', () => {
  it.each([
    ['no bars', []],
    ['one bar', [bar('Alone', 1)]],
    ['a value that is no number', [bar('a', Number.NaN), bar('b', 1)]],
    ['an endless value', [bar('a', 1, Number.POSITIVE_INFINITY), bar('b', 1)]],
    ['a number too long for the card', [bar('a', 1e308), bar('b', 1)]],
  ])('is drawn of %s', async (_, bars) => {
    expect(await draw({ ...seattle, bars })).toBeUndefined();
  });

  it('comes of a failure, which is reported, and the next try draws again', async () => {
    const { begun, reports, draw } = handDrawer();
    const failed = draw(seattle);
    await settle();
    begun[0]?.fail(new Error('out of ink'));
    expect(await failed).toBeUndefined();
    expect(reports).toMatchObject([{ message: 'out of ink' }]);
    const again = draw(seattle);
    await settle();
    begun[1]?.finish(PNG);
    expect((await again)?.png).toBe(PNG);
  });

  it('comes of one failure to all who wait for it, and each is told in their own log', async () => {
    const { begun, reports, draw } = handDrawer();
    const others: unknown[] = [];
    const both = [draw(seattle), draw(seattle, { ...SILENT, warn: (fault) => others.push(fault) })];
    await settle();
    expect(begun).toHaveLength(1);
    begun[0]?.fail(new Error('out of ink'));
    expect(await Promise.all(both)).toEqual([undefined, undefined]);
    expect(reports).toMatchObject([{ message: 'out of ink' }]);
    expect(others).toEqual(reports);
  });

  it('comes of a currency that there is not, which is reported', async () => {
    const { reports, draw } = handDrawer();
    expect(await draw({ ...seattle, unit: 'nonsense/year' })).toBeUndefined();
    expect(reports).toHaveLength(1);
  });
});

describe('drawing', () => {
  it('happens once for equal charts, at the same time and later', async () => {
    const { begun, draw } = handDrawer();
    const both = Promise.all([draw(seattle), draw(structuredClone(seattle))]);
    await settle();
    begun[0]?.finish(PNG);
    const [one, other] = await both;
    expect(one).toBe(other);
    expect(await draw(seattle)).toBe(one);
    expect(begun).toHaveLength(1);
  });

  it('is known to be done, without waiting', async () => {
    const { begun, draw, known } = handDrawer();
    const drawing = draw(seattle);
    await settle();
    expect(known(seattle)).toBeUndefined();
    begun[0]?.finish(PNG);
    await drawing;
    expect(known(structuredClone(seattle))?.png).toBe(PNG);
    expect(known(sanFrancisco)).toBeUndefined();
  });

  it('happens anew for a chart that differs in anything', async () => {
    const { begun, draw } = handDrawer();
    void draw(seattle);
    void draw(named('Tacoma'));
    await settle();
    expect(begun).toHaveLength(2);
  });

  it('happens a few at a time, in the order asked for, and not at all for more than may wait', async () => {
    const { begun, draw } = handDrawer();
    const room = DRAWN_AT_ONCE + MAX_WAITING;
    const waiting = Array.from({ length: room }, (_, i) => draw(named(`Town ${i}`)));
    expect(await draw(named('One too many'))).toBeUndefined();
    for (let done = 0; done < room; done += 1) {
      await settle();
      expect(begun).toHaveLength(Math.min(room, done + DRAWN_AT_ONCE));
      expect(begun[done]?.svg).toContain(`>Town ${done}<`);
      begun[done]?.finish(PNG);
    }
    expect((await Promise.all(waiting)).every((drawn) => drawn?.png === PNG)).toBe(true);
    const later = draw(named('One too many'));
    await settle();
    begun.at(-1)?.finish(PNG);
    expect(await later).toBeDefined();
  });

  it('goes on after a failure', async () => {
    const { begun, draw } = handDrawer();
    const all = Array.from({ length: DRAWN_AT_ONCE + 1 }, (_, i) => draw(named(`Town ${i}`)));
    await settle();
    for (const { fail } of begun) fail(new Error('out of ink'));
    await settle();
    begun.at(-1)?.finish(PNG);
    expect((await Promise.all(all)).at(-1)?.png).toBe(PNG);
  });

  it('never rejects, whatever is in the chart', async () => {
    const odd = createChartDrawer();
    await fc.assert(
      fc.asyncProperty(fc.oneof(oddCharts, drawableCharts), async (chart) => {
        const drawn = await odd.draw(chart, SILENT);
        if (drawn) expect(readPng(drawn.png).height).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

/** Whether anything is written where a word begins. */
function hasWordAt({ at }: Picture, { x, y }: PlannedText): boolean {
  const reach = 8;
  for (let across = 0; across < 2 * reach; across += 1)
    for (let down = -reach; down < reach; down += 1)
      if (at(Math.round(x + across) * PIXEL_RATIO, Math.round(y + down) * PIXEL_RATIO) === PALETTE.text)
        return true;
  return false;
}
