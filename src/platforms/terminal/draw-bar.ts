/** One bar of a chart in block characters, an eighth of a column fine. */
import type { Chart } from '../../chat/reply.ts';

export type Bar = Chart['bars'][number];

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;
const OPEN_TOP = '▸';

/** Draws bars on one axis from zero to the highest of them, at most `columns` wide. */
export function createBarDrawer(bars: readonly Bar[], columns: number): (bar: Bar) => string {
  const top = Math.max(0, ...bars.map(({ high }) => finite(high)));
  const room = bars.some(({ openEnded }) => openEnded) ? columns - 1 : columns;
  const place = (value: number) => (top > 0 ? (Math.min(Math.max(finite(value), 0), top) / top) * room : 0);
  return ({ low, high, openEnded }) =>
    (low === high ? fromZero(place(high)) : between(place(low), place(high))) + (openEnded ? OPEN_TOP : '');
}

/** @param end in columns */
function fromZero(end: number): string {
  const eighths = Math.max(1, Math.round(end * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}

/** A range stands where it is on the axis. Its foot is half a column fine: there are no finer characters for it. */
function between(start: number, end: number): string {
  const halves = Math.min(Math.round(start * 2), Math.max(0, Math.ceil(end) * 2 - 1));
  const blank = Math.floor(halves / 2);
  const foot = halves % 2 === 1 ? '▐' : '';
  return ' '.repeat(blank) + foot + (foot && end <= blank + 1 ? '' : fromZero(end - blank - foot.length));
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
