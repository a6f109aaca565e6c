/** What a chart's file is called, and the chart in words for those who do not see it. */

import { formatBar, unitInWords } from '../../../chat/format-number.ts';
import { cut, harmless } from '../../../chat/plain-words.ts';
import type { Chart } from '../../../chat/reply.ts';
import { MAX_ALT_TEXT_CHARACTERS } from '../limits.ts';
import { MAX_BARS, MAX_FILE_NAME_CHARACTERS, MAX_TITLE_CHARACTERS } from './limits.ts';

/**
 * All that is drawn, in words. Where that is too long the labels are cut, never a number.
 * @example describeChart(chart) // 'Bar chart: Seattle, USD a year. Seattle metro $165,000; Senior, US $133,080–$169,000.'
 */
export function describeChart({ title, unit, bars }: Chart): string {
  const shown = bars.slice(0, MAX_BARS);
  const labels = shown.map(({ label }) => plain(label));
  const say = (maxLabelCharacters: number): string => {
    const said = shown.map((bar, i) =>
      `${cut(labels[i] ?? '', maxLabelCharacters)} ${formatBar(bar, unit)}`.trim(),
    );
    if (bars.length > shown.length) said.push(`and ${bars.length - shown.length} more`);
    const about = [cut(plain(title), MAX_TITLE_CHARACTERS), unitInWords(unit)].filter(Boolean).join(', ');
    return `Bar chart: ${about}. ${said.join('; ')}.`;
  };
  const whole = say(Number.POSITIVE_INFINITY);
  if (whole.length <= MAX_ALT_TEXT_CHARACTERS) return whole;
  const room = MAX_ALT_TEXT_CHARACTERS - say(1).length;
  return say(1 + Math.max(0, Math.floor(room / shown.length)));
}

/** A file's name of plain letters and digits. @example nameChart('New York and Boston') // 'new-york-and-boston.png' */
export function nameChart(title: string): string {
  const words = title
    .slice(0, MAX_FILE_NAME_CHARACTERS)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_FILE_NAME_CHARACTERS)
    .replace(/^-|-$/g, '');
  return `${words || 'chart'}.png`;
}

/** One line without what controls how others are read. */
function plain(text: string): string {
  return harmless(text.replace(/[\p{Cc}\s]+/gu, ' ').replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')).trim();
}
