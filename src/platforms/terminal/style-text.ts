/** Rich text → a styled string, and that string → lines of a given width. All text on its way out passes here. */
import pc from 'picocolors';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { footnotes } from '../../chat/plain-text.ts';
import type { RichText } from '../../chat/reply.ts';
import { cleanText } from './clean-text.ts';
import type { DrawnBar } from './draw-bar.ts';

export type Colours = ReturnType<typeof pc.createColors>;
export type Style = (text: string) => string;

/** Holds a figure and its footnote together while lines are broken; a plain space once they are. */
const GLUE = '\u00a0';

/** Colours that do something, or with `colour` false styles that return the text as it is. */
export function createColours(colour: boolean): Colours {
  return pc.createColors(colour);
}

/** Rich text in one style, its strong runs in another, footnote marks dim. */
export function styleRichText(text: RichText, colours: Colours, plain: Style, strong: Style): string {
  return text
    .map(({ text: words, strong: isStrong, cite }) => {
      const said = cleanText(words);
      const marks = glue(footnotes(cite));
      return (
        (said === '' ? '' : (isStrong ? strong : plain)(said)) + (marks === '' ? '' : colours.dim(marks))
      );
    })
    .join('');
}

/**
 * Breaks a styled string into lines no wider than `width`, the first one behind `lead` (a bullet, a number), the
 * others indented as far.
 */
export function wrapLines(styled: string, width: number, lead = ''): string[] {
  const indent = stringWidth(lead);
  return wrapAnsi(styled, width - indent, { hard: true })
    .split('\n')
    .map((line, i) => ((i === 0 ? lead : ' '.repeat(indent)) + unglue(line)).trimEnd());
}

/** Keeps a text on one line where lines are broken; see `unglue`. */
export function glue(text: string): string {
  return text.replaceAll(' ', GLUE);
}

/** A bar in colour, its lead dim. */
export function styleBar({ lead, body }: DrawnBar, colours: Colours): string {
  return (lead === '' ? '' : colours.dim(lead)) + colours.cyan(body);
}

/** A styled string that is not broken into lines. */
export function unglue(styled: string): string {
  return styled.replaceAll(GLUE, ' ');
}
