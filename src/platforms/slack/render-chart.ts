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
  if (bars.length < FEWEST_BARS) return undefined;
  if (!bars.every(({ low, high }) => Number.isFinite(low) && Number.isFinite(high))) return undefined;
  const isRange = ({ low, high }: Chart['bars'][number]) => low !== high;
  const { categories, series } = bars.every(isRange) ? sideBySide(bars) : oneByOne(bars, unitInWords(unit));
  return {
    type: 'data_visualization',
    title: cut(harmless(title).trim(), MAX_CHART_TITLE_CHARACTERS) || unitInWords(unit),
    chart: { type: 'bar', series, axis_config: { categories, y_label: unitInWords(unit) } },
  };
}

type Drawn = { readonly categories: string[]; readonly series: ChartBlock['chart']['series'] };

/** Ranges as two bars side by side, as each has both ends. */
function sideBySide(bars: Chart['bars']): Drawn {
  const drawn = bars.slice(0, MAX_CHART_POINTS);
  const categories = shortLabels(drawn.map(({ label }) => label));
  const points = (end: 'low' | 'high') =>
    drawn.map((bar, i) => ({ label: categories[i] ?? '', value: bar[end] }));
  const openEnded = drawn.some((bar) => bar.openEnded);
  return {
    categories,
    series: [
      { name: 'From', data: points('low') },
      { name: openEnded ? 'To, or more' : 'To', data: points('high') },
    ],
  };
}

/** Single values as one bar each; a range among them as two that say which end they are. */
function oneByOne(bars: Chart['bars'], name: string): Drawn {
  const ends = bars.flatMap(({ label, low, high, openEnded }) =>
    low === high
      ? [{ label, end: '', value: low }]
      : [
          { label, end: ' from', value: low },
          { label, end: openEnded ? ' to+' : ' to', value: high },
        ],
  );
  const drawn = ends.slice(0, MAX_CHART_POINTS);
  const longest = Math.max(...drawn.map(({ end }) => end.length));
  const labels = [...new Set(drawn.map(({ label }) => label))];
  const short = shortLabels(labels, MAX_CHART_LABEL_CHARACTERS - longest);
  const known = new Map(labels.map((label, i) => [label, short[i] ?? '']));
  const points = drawn.map(({ label, end, value }) => ({ label: `${known.get(label)}${end}`, value }));
  const categories = points.map(({ label }) => label);
  return new Set(categories).size === categories.length
    ? { categories, series: [{ name, data: points }] }
    : sideBySide(bars);
}

/**
 * Labels that fit and differ: first without what all of them begin with, then cut, then told apart by a number.
 * @example shortLabels(['US, 10th percentile', 'US, 25th percentile']) // ['10th percentile', '25th percentile']
 */
function shortLabels(labels: readonly string[], maxCharacters = MAX_CHART_LABEL_CHARACTERS): string[] {
  const plain = labels.map((label) => harmless(label).trim());
  const start = commonStart(plain);
  const taken = new Set<string>();
  return plain.map((label) => {
    const rest = label.slice(start.length) || label;
    const short = cut(rest, maxCharacters) || '–';
    let name = short;
    for (let nth = 2; taken.has(name); nth += 1) {
      const mark = ` ${nth}`;
      name = cut(rest, maxCharacters - mark.length) + mark;
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
