/** What the desk says, as Discord shows it: words that stay words, channels by their names, commands as they are typed. */

import type { Line } from '../../chat/digest-desk.ts';
import { cut } from '../../chat/plain-words.ts';
import { toMarkdown } from './markdown.ts';

/** @example renderLine(['To go on: ', { command: 'resume 2' }]) // 'To go on: **\/digest resume number:2**' */
export function renderLine(line: Line): string {
  return line
    .map((part) => {
      if (typeof part === 'string') return toMarkdown(part);
      if ('command' in part) return `**${toMarkdown(`/digest ${withOptions(part.command)}`)}**`;
      return /^\d+$/.test(part.channel) ? `<#${part.channel}>` : toMarkdown(part.channel);
    })
    .join('');
}

/** @example withOptions('change 2 weekdays 8:30') // 'change number:2 when:weekdays 8:30' */
function withOptions(command: string): string {
  const [, subcommand = '', number, when] =
    /^(\S+)(?:\s+(\d+)(?!\S))?(?:\s+(.+))?$/s.exec(command.trim()) ?? [];
  return [
    subcommand,
    ...(number === undefined ? [] : [`number:${number}`]),
    ...(when === undefined ? [] : [`when:${when}`]),
  ].join(' ');
}

/** Whole lines in as few messages as hold them. */
export function fillMessages(lines: readonly string[], maxCharacters: number): string[] {
  const messages: string[] = [];
  for (const line of lines) {
    const last = messages.at(-1);
    const longer = last === undefined ? undefined : `${last}\n${line}`;
    if (longer !== undefined && longer.length <= maxCharacters) messages[messages.length - 1] = longer;
    else messages.push(cut(line, maxCharacters));
  }
  return messages;
}
