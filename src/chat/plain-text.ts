/**
 * A reply as plain text: the contract's `text`, and what a platform falls back on where it can show nothing
 * richer. Reads well aloud: no columns to be lined up by eye.
 */
import type { Block, Citation, Reply, RichText } from './reply.ts';

/** One line of text with its footnotes: `$165,000 [1]`. */
export function richTextToPlain(text: RichText): string {
  return text.map((span) => span.text + footnotes(span.cite)).join('');
}

/** Footnote numbers as they stand behind a figure, a space in front: ` [1][2]`. */
export function footnotes(cite: readonly number[] | undefined): string {
  return cite && cite.length > 0 ? ` ${cite.map((n) => `[${n}]`).join('')}` : '';
}

/** A source line without its footnote number. */
export function citationToPlain({ title, section, vintage }: Citation): string {
  const said = section === '' ? title : `${title}: ${section}`;
  return `${said} (${vintage})`;
}

/** The whole reply: headline, blocks, notes, sources. Follow-ups are offered beside the text, not in it. */
export function replyToPlainText(reply: Reply): string {
  const parts = [
    richTextToPlain(reply.headline),
    ...reply.blocks.map(blockToPlain),
    reply.notes.map((note) => `Note: ${richTextToPlain(note)}`).join('\n'),
    reply.citations.length === 0
      ? ''
      : ['Sources', ...reply.citations.map((c, i) => `[${i + 1}] ${citationToPlain(c)}`)].join('\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function blockToPlain(block: Block): string {
  switch (block.kind) {
    case 'text':
      return richTextToPlain(block.text);
    case 'list':
      return withTitle(
        block.title,
        block.items.map((item) => `• ${richTextToPlain(item)}`),
      );
    case 'table':
      return withTitle(
        block.title,
        block.rows.map((row) => tableRowToPlain(row)),
      );
  }
}

function tableRowToPlain([label = [], ...cells]: readonly RichText[]): string {
  const values = cells.map(richTextToPlain).filter((cell) => cell !== '');
  return `• ${richTextToPlain(label)}: ${values.join(', ')}`;
}

function withTitle(title: RichText | undefined, lines: readonly string[]): string {
  return [...(title ? [richTextToPlain(title)] : []), ...lines].join('\n');
}
