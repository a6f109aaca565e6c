/** A chart that no table carries: a label, a bar and the number in each row. */
import stringWidth from 'string-width';
import type { Chart, Unit } from '../../chat/reply.ts';
import { cleanText } from './clean-text.ts';
import { type Bar, createBarDrawer } from './draw-bar.ts';
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

function formatBar({ low, high, openEnded }: Bar, unit: Unit): string {
  const ends = low === high ? [low] : [low, high];
  return ends.map((value) => formatValue(value, unit)).join('–') + (openEnded ? '+' : '');
}

function formatValue(value: number, unit: Unit): string {
  const [currency, period] = unit.split('/');
  const cents = period === 'hour' ? 2 : 0;
  const said =
    currency && period
      ? value.toLocaleString('en-US', {
          style: 'currency',
          currency,
          minimumFractionDigits: cents,
          maximumFractionDigits: cents,
        })
      : value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  return unit === 'percent' ? `${said}%` : said;
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => stringWidth(text)));
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}
