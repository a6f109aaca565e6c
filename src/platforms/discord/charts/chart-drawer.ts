/**
 * A reply's chart as a picture. A reply never waits long for it nor depends on it: whatever goes wrong, there is
 * simply no picture, and the reply's text has the same numbers.
 */
import { createHash } from 'node:crypto';
import { describeFault } from '../../../chat/describe-fault.ts';
import type { Log } from '../../../chat/log.ts';
import type { Chart } from '../../../chat/reply.ts';
import { describeChart, nameChart } from './describe-chart.ts';
import { drawSvg } from './draw-svg.ts';
import { createDrawingQueue } from './drawing-queue.ts';
import { DRAWN_AT_ONCE, MAX_CACHE_BYTES, MAX_WAITING } from './limits.ts';
import { createPictureCache } from './picture-cache.ts';
import { planChart } from './plan-chart.ts';
import { rasterize } from './rasterize.ts';

export interface DrawnChart {
  readonly png: Uint8Array;
  /** The file's name, safe as an attachment's. */
  readonly name: string;
  /** The chart in words with all its numbers, within Discord's limit. */
  readonly altText: string;
}

export interface ChartDrawer {
  /**
   * The picture; none where there is nothing to compare, a value cannot be drawn, too many are waiting, or drawing
   * fails. Never rejects.
   * @param log where it says why drawing failed
   */
  draw(chart: Chart, log: Log): Promise<DrawnChart | undefined>;
  /** The picture at once, where it was drawn before and is still remembered. */
  known(chart: Chart): DrawnChart | undefined;
}

export interface ChartDrawerOptions {
  /** Told how many are drawn or wait to be, whenever that changes. */
  readonly onQueue?: (length: number) => void;
  /** SVG → PNG. */
  readonly paint?: (svg: string) => Promise<Uint8Array>;
}

/** Draws two charts at once, equal ones once, and remembers them. */
export function createChartDrawer({
  onQueue = () => {},
  paint = rasterize,
}: ChartDrawerOptions = {}): ChartDrawer {
  const queue = createDrawingQueue(DRAWN_AT_ONCE, MAX_WAITING);
  const cache = createPictureCache<DrawnChart>(MAX_CACHE_BYTES);
  const inFlight = new Map<string, Promise<DrawnChart | undefined>>();

  const drawNew = async (key: string, chart: Chart): Promise<DrawnChart | undefined> => {
    const plan = planChart(chart);
    const png = plan && (await queue.run(() => paint(drawSvg(plan))));
    if (!png) return undefined;
    const drawn = { png, name: nameChart(chart.title), altText: describeChart(chart) };
    cache.set(key, drawn);
    return drawn;
  };

  const drawOnce = (key: string, chart: Chart): Promise<DrawnChart | undefined> => {
    const drawing = drawNew(key, chart).finally(() => {
      inFlight.delete(key);
      onQueue(inFlight.size);
    });
    inFlight.set(key, drawing);
    onQueue(inFlight.size);
    return drawing;
  };

  return {
    async draw(chart, log) {
      const key = keyOf(chart);
      try {
        return cache.get(key) ?? (await (inFlight.get(key) ?? drawOnce(key, chart)));
      } catch (error) {
        log.warn(describeFault(error), 'a chart could not be drawn');
        return undefined;
      }
    },
    known: (chart) => cache.get(keyOf(chart)),
  };
}

function keyOf(chart: Chart): string {
  return createHash('sha256').update(JSON.stringify(chart)).digest('base64');
}
