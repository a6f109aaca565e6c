/** A chart that no table carries: a label, a bar and the number in each row. */
import stringWidth from 'string-width';
import { formatBar } from '../../chat/format-number.ts';
import type { Chart } from '../../chat/reply.ts';
import { cleanText } from './clean-text.ts';
import { createBarDrawer } from './draw-bar.ts';
import { MAX_BAR_COLUMNS, MAX_CHART_LABEL_COLUMNS, MIN_BAR_COLUMNS } from './limits.ts';
import { type Colours, styleBar, wrapLines } from './style-text.ts';

const GAP = 2;
/** The chart in lines, or none where there is no room for it: the reply's text has the numbers as well. */
export function renderChart(chart: Chart, width: number, colours: Colours): string[] {
  const labels = chart.bars.map(({ label }) => wrapLines(cleanText(label), MAX_CHART_LABEL_COLUMNS));
  const numbers = chart.bars.map((bar) => formatBar(bar, chart.unit));
  const labelColumns = widest(labels.flat());
  const room = width - labelColumns - widest(numbers) - 2 * GAP;
  if (chart.bars.length === 0 || room < MIN_BAR_COLUMNS) return [];
  const columns = Math.min(room, MAX_BAR_COLUMNS);
  const draw = createBarDrawer(chart.bars, columns);
  const rows = chart.bars.flatMap((bar, i) => {
    const drawn = pad(styleBar(draw(bar), colours), columns + GAP);
    return (labels[i] ?? []).map((label, line) =>
      line === 0 ? pad(label, labelColumns + GAP) + drawn + numbers[i] : label,
    );
  });
  return [...wrapLines(colours.dim(cleanText(chart.title)), width), ...rows];
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => stringWidth(text)));
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}
