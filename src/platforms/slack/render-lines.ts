/** Lines about digests → a message: channels by their names, commands as they are typed here. They notify nobody. */
import type { types } from '@slack/bolt';
import type { Line } from '../../chat/digest-desk.ts';
import { cut, harmless } from '../../chat/plain-words.ts';
import { escapeMarkup } from './escape-markup.ts';
import { MAX_FALLBACK_CHARACTERS, MAX_MESSAGE_CHARACTERS, MAX_TEXT_CHARACTERS } from './limits.ts';
import type { Message } from './message.ts';
import { richTextBlock } from './rich-text.ts';

type Part = Line[number];
type Element = types.RichTextElement;

/** Anything else in place of an id would have Slack refuse the whole message. */
const CHANNEL_ID = /^[CDG][A-Z0-9]+$/;

const MORE: Line = ['There is more to this than fits here.'];

/** The lines as a message within Slack's limits. */
export function renderLines(lines: readonly Line[]): Message & { readonly blocks: types.RichTextBlock[] } {
  return {
    text: cut(lines.map(lineToText).join('\n'), MAX_FALLBACK_CHARACTERS),
    blocks: toBlocks(fitting(lines)),
  };
}

/** What stands behind "digest", as it is typed here. */
export function digestCommand(line: string): string {
  return `/salary digest ${line}`.trim();
}

function lineToText(line: Line): string {
  return line.map(partToText).join('');
}

function partToText(part: Part): string {
  if (typeof part === 'string') return escapeMarkup(part);
  if ('command' in part) return escapeMarkup(digestCommand(part.command));
  return CHANNEL_ID.test(part.channel) ? `<#${part.channel}>` : escapeMarkup(`#${part.channel}`);
}

function toElement(part: Part): Element {
  if (typeof part === 'string') return text(part);
  if ('command' in part) return { ...text(digestCommand(part.command)), style: { bold: true } };
  const { channel } = part;
  return CHANNEL_ID.test(channel) ? { type: 'channel', channel_id: channel } : text(`#${channel}`);
}

function text(words: string): types.RichTextText {
  return { type: 'text', text: cut(harmless(words), MAX_TEXT_CHARACTERS) };
}

/** As many lines as a message has room for, and a word where that is not all. */
function fitting(lines: readonly Line[]): readonly Line[] {
  let room = MAX_MESSAGE_CHARACTERS;
  const shown = lines.filter((line) => {
    room -= sizeOf(line);
    return room >= 0;
  });
  return shown.length === lines.length ? lines : [...shown, MORE];
}

function toBlocks(lines: readonly Line[]): types.RichTextBlock[] {
  const groups: Line[][] = [];
  let room = 0;
  for (const line of lines) {
    const size = sizeOf(line);
    if (room < size || groups.length === 0) {
      groups.push([]);
      room = MAX_TEXT_CHARACTERS;
    }
    room -= size;
    groups.at(-1)?.push(line);
  }
  return groups
    .map((group) => group.flatMap(toElements))
    .filter((elements) => elements.length > 0)
    .map((elements) => richTextBlock([{ type: 'rich_text_section', elements }]));
}

/** Slack takes no empty run; lines that follow one another are parted by a break. */
function toElements(line: Line, at: number): Element[] {
  const elements = line.map(toElement).filter((one) => one.type !== 'text' || one.text !== '');
  return at === 0 ? elements : [text('\n'), ...elements];
}

function sizeOf(line: Line): number {
  return line.reduce((size, part) => size + partToText(part).length, 1);
}
