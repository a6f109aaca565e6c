/** One bar of a chart in block characters, an eighth of a column fine. */
import type { Chart } from '../../chat/reply.ts';

export type Bar = Chart['bars'][number];

export interface DrawnBar {
  /** Dots from zero to where a range begins; nothing before a single value. */
  readonly lead: string;
  readonly body: string;
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;
const RIGHT_HALF = '▐';
const LEAD = '·';
const OPEN_TOP = '▸';

/**
 * Draws bars on one axis from zero to the highest of them, at most `columns` wide: a single value from zero, a
 * range where it lies, an open top with an arrow.
 */
export function createBarDrawer(bars: readonly Bar[], columns: number): (bar: Bar) => DrawnBar {
  const top = Math.max(0, ...bars.map(({ high }) => finite(high)));
  const room = bars.some(({ openEnded }) => openEnded) ? columns - 1 : columns;
  const place = (value: number) => (top > 0 ? (Math.min(Math.max(finite(value), 0), top) / top) * room : 0);
  return ({ low, high, openEnded }) => {
    const { lead, body } =
      low === high ? { lead: '', body: blocks(place(high)) } : between(place(low), place(high));
    return { lead, body: body + (openEnded ? OPEN_TOP : '') };
  };
}

/** Half a column fine at its foot: there are no finer characters that are filled on the right. */
function between(start: number, end: number): DrawnBar {
  const lastHalf = Math.max(1, Math.ceil(end) * 2 - 1);
  const halves = Math.min(Math.round(start * 2), lastHalf);
  const whole = Math.floor(halves / 2);
  const lead = LEAD.repeat(whole);
  if (halves % 2 === 0) return { lead, body: blocks(end - whole) };
  const rest = end - whole - 1;
  return { lead, body: RIGHT_HALF + (rest > 0 ? blocks(rest) : '') };
}

/** Never nothing: a small value is seen as small, not as missing. */
function blocks(columns: number): string {
  const eighths = Math.max(1, Math.round(columns * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
