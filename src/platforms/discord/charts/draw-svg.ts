/** A planned chart → SVG. */
import { escapeXml } from './fit-text.ts';
import { CHART_WIDTH } from './limits.ts';
import { PALETTE } from './palette.ts';
import {
  BAR_HEIGHT,
  type ChartPlan,
  FONT_SIZE,
  type PlannedBar,
  type PlannedText,
  TIP,
  TITLE_SIZE,
} from './plan-chart.ts';

const CARD_RADIUS = 12;
const BAR_RADIUS = 3;
const LEAD_HEIGHT = 2;
/** From the middle of a line down to where its letters stand, in parts of the font's size. */
const BASELINE = 0.36;

export function drawSvg({ height, title, unit, bars, more }: ChartPlan): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CHART_WIDTH}" height="${height}" font-family="Inter">`,
    `<rect x="0.5" y="0.5" width="${CHART_WIDTH - 1}" height="${height - 1}" rx="${CARD_RADIUS}"` +
      ` fill="${PALETTE.card}" stroke="${PALETTE.edge}"/>`,
    write(title, PALETTE.text, TITLE_SIZE, 600),
    write(unit, PALETTE.quietText),
    ...bars.flatMap(drawBar),
    ...(more ? [write(more, PALETTE.quietText)] : []),
    '</svg>',
  ].join('');
}

function drawBar(bar: PlannedBar): string[] {
  return [
    write(bar.label, PALETTE.text),
    drawLead(bar),
    `<path d="${outline(bar)}" fill="${PALETTE.bar}"/>`,
    write(bar.number, PALETTE.text, FONT_SIZE, 600),
  ];
}

/** A range floats; the line says how far from zero. */
function drawLead({ zero, from, top }: PlannedBar): string {
  if (from <= zero) return '';
  const y = top + (BAR_HEIGHT - LEAD_HEIGHT) / 2;
  return `<rect x="${px(zero)}" y="${y}" width="${px(from - zero)}" height="${LEAD_HEIGHT}" fill="${PALETTE.lead}"/>`;
}

/** Rounded at its ends; an open top ends in a tip. */
function outline({ from, to, top, openEnded }: PlannedBar): string {
  const r = Math.min(BAR_RADIUS, (to - from) / 2);
  const bottom = top + BAR_HEIGHT;
  const right = openEnded
    ? `H${px(to)}L${px(to + TIP)} ${top + BAR_HEIGHT / 2}L${px(to)} ${bottom}`
    : `H${px(to - r)}Q${px(to)} ${top} ${px(to)} ${top + r}V${bottom - r}Q${px(to)} ${bottom} ${px(to - r)} ${bottom}`;
  const left = `H${px(from + r)}Q${px(from)} ${bottom} ${px(from)} ${bottom - r}V${top + r}`;
  return `M${px(from + r)} ${top}${right}${left}Q${px(from)} ${top} ${px(from + r)} ${top}Z`;
}

function write({ text, x, y }: PlannedText, colour: string, size = FONT_SIZE, weight = 400): string {
  const baseline = px(y + size * BASELINE);
  return `<text x="${px(x)}" y="${baseline}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escapeXml(text)}</text>`;
}

function px(length: number): string {
  return String(Math.round(length * 100) / 100);
}
