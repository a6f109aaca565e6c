/** A chart → Slack's bar chart. The numbers always stand in the reply's facts as well. */

import { unitInWords } from '../../chat/format-number.ts';
import { cut, harmless } from '../../chat/plain-words.ts';
import type { Chart } from '../../chat/reply.ts';
import { MAX_CHART_LABEL_CHARACTERS, MAX_CHART_POINTS, MAX_CHART_TITLE_CHARACTERS } from './limits.ts';
import type { ChartBlock } from './message.ts';

/** One bar compares nothing. */
const FEWEST_BARS = 2;

/** The chart block, or none where there is nothing to compare or a value cannot be drawn. */
export function renderChart({ title, unit, bars }: Chart): ChartBlock | undefined {
  const drawn = bars.slice(0, MAX_CHART_POINTS);
  if (drawn.length < FEWEST_BARS) return undefined;
  if (!drawn.every(({ low, high }) => Number.isFinite(low) && Number.isFinite(high))) return undefined;
  const labels = shortLabels(drawn.map(({ label }) => label));
  const points = (end: 'low' | 'high') =>
    drawn.map((bar, i) => ({ label: labels[i] ?? '', value: bar[end] }));
  const ranges = drawn.some(({ low, high }) => low !== high);
  const openEnded = drawn.some((bar) => bar.openEnded);
  return {
    type: 'data_visualization',
    title: cut(harmless(title).trim(), MAX_CHART_TITLE_CHARACTERS) || unitInWords(unit),
    chart: {
      type: 'bar',
      series: ranges
        ? [
            { name: 'From', data: points('low') },
            { name: openEnded ? 'To, or more' : 'To', data: points('high') },
          ]
        : [{ name: unitInWords(unit), data: points('high') }],
      axis_config: { categories: labels, y_label: unitInWords(unit) },
    },
  };
}

/**
 * Labels that fit and differ: first without what all of them begin with, then cut, then told apart by a number.
 * @example shortLabels(['US, 10th percentile', 'US, 25th percentile']) // ['10th percentile', '25th percentile']
 */
function shortLabels(labels: readonly string[]): string[] {
  const plain = labels.map((label) => harmless(label).trim());
  const start = commonStart(plain);
  const taken = new Set<string>();
  return plain.map((label) => {
    const rest = label.slice(start.length) || label;
    const short = cut(rest, MAX_CHART_LABEL_CHARACTERS) || '–';
    let name = short;
    for (let nth = 2; taken.has(name); nth += 1) {
      const mark = ` ${nth}`;
      name = cut(rest, MAX_CHART_LABEL_CHARACTERS - mark.length) + mark;
    }
    taken.add(name);
    return name;
  });
}

/** Whole words and their comma, such as "US, ", that every label begins with. */
function commonStart([first = '', ...others]: readonly string[]): string {
  const start = /^[^,]+, /.exec(first)?.[0] ?? '';
  return others.every((label) => label.startsWith(start) && label.length > start.length) ? start : '';
}
