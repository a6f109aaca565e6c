/**
 * Words into Discord's markdown, so that they stay words: nothing in them is bold, a link, a heading or a mention.
 * That nobody is notified is decided by `allowed_mentions` alone; this is so that nothing looks as if somebody were.
 */
import { footnotes } from '../../chat/plain-text.ts';
import { cut, harmless } from '../../chat/plain-words.ts';
import type { RichText } from '../../chat/reply.ts';

const MARKS = /[\\*_~`|<>[\]]/g;
/** What begins a heading, a list or a quote where it begins a line. */
const LINE_MARK = /^(\s*)([#+>-]|\d+(?=[.)](?:\s|$)))/;
const WORD_JOINER = '\u2060';

/** One line of words. @example toMarkdown('a *b*\n# c') // 'a \\*b\\* # c' */
export function toMarkdown(text: string): string {
  return harmless(text)
    .replace(/\s+/g, ' ')
    .replace(MARKS, (mark) => `\\${mark}`)
    .replace(LINE_MARK, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}${WORD_JOINER}` : `${space}\\${mark}`,
    )
    .replaceAll('://', `:${WORD_JOINER}//`);
}

/** Rich text in one line, at most so many characters of words; strong runs bold, or all of it. */
export function richTextToMarkdown(text: RichText, maxCharacters: number, bold = false): string {
  let room = maxCharacters;
  let line = '';
  for (const { text: words, strong, cite } of text) {
    if (room <= 0) break;
    const said = cut(words, room);
    room -= said.length;
    line += bold || strong ? embolden(said) : toMarkdown(said);
    line += toMarkdown(footnotes(cite));
  }
  return line;
}

/** Small grey lines, whole ones only, as many as fit. */
export function smallPrint(lines: readonly string[], maxCharacters: number): string {
  return fitLines(
    lines.map((line) => `-# ${toMarkdown(line)}`),
    maxCharacters,
  );
}

/** As many whole lines as fit, and the beginning of the next: it is seen that there is more. */
export function fitLines(lines: readonly string[], maxCharacters: number): string {
  const fitting: string[] = [];
  let room = maxCharacters;
  for (const line of lines) {
    if (room < 2) break;
    if (line.length > room) {
      fitting.push(cut(line, room));
      break;
    }
    fitting.push(line);
    room -= line.length + 1;
  }
  return fitting.join('\n');
}

/** Marks of bold stand against the words: a space at either end would undo them. */
function embolden(words: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(words) ?? [];
  return inner === '' ? words : `${before}**${toMarkdown(inner)}**${after}`;
}
