/** Rich text → Slack's. Its runs are words only: Slack reads neither markup nor mentions in them. */
import type { types } from '@slack/bolt';
import { footnotes } from '../../chat/plain-text.ts';
import { cut, harmless } from '../../chat/plain-words.ts';
import type { RichText } from '../../chat/reply.ts';

type Run = types.RichTextText;
type Section = types.RichTextSection;
type Part = Section | types.RichTextList;

/** Runs of one line, cut to so many characters in all; bold where they are strong, or throughout. */
export function toRuns(text: RichText, maxCharacters: number, bold = false): Run[] {
  const runs: Run[] = [];
  let room = maxCharacters;
  for (const span of text) {
    const said = cut(harmless(span.text + footnotes(span.cite)), room);
    if (said === '' || room <= 0) continue;
    room -= said.length;
    runs.push({ type: 'text', text: said, ...(bold || span.strong ? { style: { bold: true } } : {}) });
  }
  return runs;
}

export function section(runs: readonly Run[]): Section {
  return { type: 'rich_text_section', elements: [...runs] };
}

export function bullets(items: readonly (readonly Run[])[]): types.RichTextList {
  return { type: 'rich_text_list', style: 'bullet', elements: items.map(section) };
}

export function richTextBlock(parts: readonly Part[]): types.RichTextBlock {
  return { type: 'rich_text', elements: [...parts] };
}

/** Small grey lines. */
export function smallPrint(lines: readonly string[], maxCharacters: number): types.ContextBlock {
  return {
    type: 'context',
    elements: [{ type: 'plain_text', text: cut(harmless(lines.join('\n')), maxCharacters), emoji: false }],
  };
}
