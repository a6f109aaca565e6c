/** Where everything in a chart goes, before anything is drawn. Lengths are pixels at 1×, from the top left. */

import { formatBar, unitInWords } from '../../../chat/format-number.ts';
import type { Chart } from '../../../chat/reply.ts';
import { drawable, fitText, widthOf } from './fit-text.ts';
import { CHART_WIDTH, MAX_BARS, MIN_BAR_ROOM, MIN_BAR_ROOM_BESIDE_LABELS, MIN_BARS } from './limits.ts';

export interface PlannedText {
  readonly text: string;
  readonly x: number;
  /** The middle of the line. */
  readonly y: number;
}

export interface PlannedBar {
  readonly label: PlannedText;
  readonly number: PlannedText;
  readonly zero: number;
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly openEnded: boolean;
}

export interface ChartPlan {
  readonly height: number;
  readonly title: PlannedText;
  readonly unit: PlannedText;
  readonly bars: readonly PlannedBar[];
  /** What is written below where bars were left out. */
  readonly more?: PlannedText;
}

export const FONT_SIZE = 14;
export const TITLE_SIZE = 18;
export const BAR_HEIGHT = 16;
/** How far the tip of an open top reaches beyond its number. */
export const TIP = 9;

const PADDING = 20;
const GAP = 8;
const FIRST_BAR = 76;
const ROW_BESIDE_LABEL = 29;
const ROW_BELOW_LABEL = 48;
const LABEL_ABOVE = 20;
const INNER_WIDTH = CHART_WIDTH - 2 * PADDING;
/** A bar of nothing is seen as small, not as missing. */
const THINNEST = 3;

/** The plan, or none where there is nothing to compare, a value cannot be drawn or its number is too long. */
export function planChart({ title, unit, bars }: Chart): ChartPlan | undefined {
  const shown = bars.slice(0, MAX_BARS);
  if (shown.length < MIN_BARS) return undefined;
  if (!shown.every(({ low, high }) => Number.isFinite(low) && Number.isFinite(high))) return undefined;

  const labels = shown.map(({ label }, i) => drawable(label) || `No. ${i + 1}`);
  const numbers = shown.map((bar) => formatBar(bar, unit));
  const labelWidth = widest(labels);
  const tip = shown.some(({ openEnded }) => openEnded) ? TIP : 0;
  const room = INNER_WIDTH - widest(numbers) - GAP - tip;
  if (room < MIN_BAR_ROOM) return undefined;

  const beside = room - labelWidth - GAP >= MIN_BAR_ROOM_BESIDE_LABELS;
  const left = PADDING + (beside ? labelWidth + GAP : 0);
  const place = createScale(shown, left, PADDING + room);
  const row = beside ? ROW_BESIDE_LABEL : ROW_BELOW_LABEL;
  const planned = shown.map((bar, i): PlannedBar => {
    const top = FIRST_BAR + i * row + (beside ? 0 : LABEL_ABOVE);
    const middle = top + BAR_HEIGHT / 2;
    const zero = place(0);
    const ends = [bar.low === bar.high ? zero : place(bar.low), place(bar.high)];
    const from = Math.min(...ends);
    const to = Math.max(...ends, from + THINNEST);
    return {
      label: {
        text: fitText(labels[i] ?? '', FONT_SIZE, INNER_WIDTH),
        x: PADDING,
        y: beside ? middle : top - LABEL_ABOVE / 2 - 2,
      },
      number: { text: numbers[i] ?? '', x: to + (bar.openEnded ? TIP : 0) + GAP, y: middle },
      zero,
      from,
      to,
      top,
      openEnded: bar.openEnded,
    };
  });
  const bottom = (planned.at(-1)?.top ?? 0) + BAR_HEIGHT + PADDING;
  const leftOut = bars.length - shown.length;
  return {
    height: bottom + (leftOut > 0 ? FONT_SIZE + GAP : 0),
    title: {
      text: fitText(drawable(title), TITLE_SIZE, INNER_WIDTH),
      x: PADDING,
      y: PADDING + TITLE_SIZE / 2,
    },
    unit: { text: unitInWords(unit), x: PADDING, y: PADDING + TITLE_SIZE + GAP + FONT_SIZE / 2 },
    bars: planned,
    ...(leftOut > 0 ? { more: { text: `and ${leftOut} more`, x: PADDING, y: bottom } } : {}),
  };
}

/** Value → pixels, on one axis that has zero on it. */
function createScale(bars: Chart['bars'], left: number, right: number): (value: number) => number {
  const values = bars.flatMap(({ low, high }) => [low, high]);
  const bottom = Math.min(0, ...values);
  const span = Math.max(0, ...values) - bottom;
  return (value) => left + (span > 0 ? ((value - bottom) / span) * (right - left) : 0);
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => widthOf(text, FONT_SIZE)));
}
