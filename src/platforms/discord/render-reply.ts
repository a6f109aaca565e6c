/**
 * Reply → a message made of components: the answer, its figures, the chart, what to know about them, where they come
 * from, what can be asked next. Components rather than embeds: the chart stands where it belongs and has a description
 * for those who cannot see it, small print is small, and no permission to embed links is needed.
 */
import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord.js';
import { citationToPlain, richTextToPlain } from '../../chat/plain-text.ts';
import { cut } from '../../chat/plain-words.ts';
import { renderOnce } from '../../chat/render-once.ts';
import type { Block, Reply, RichText, Table } from '../../chat/reply.ts';
import {
  MAX_ALT_TEXT_CHARACTERS,
  MAX_ASKED_CHARACTERS,
  MAX_FACT_BLOCKS,
  MAX_HEADLINE_CHARACTERS,
  MAX_NOTES_CHARACTERS,
  MAX_SOURCES_CHARACTERS,
  MAX_TEXT_CHARACTERS,
} from './limits.ts';
import { fitLines, richTextToMarkdown, smallPrint, toMarkdown } from './markdown.ts';
import { renderButtons } from './render-buttons.ts';

/** A drawn chart, with what it shows in words. */
export interface Picture {
  readonly png: Uint8Array;
  readonly name: string;
  readonly altText: string;
}

/** How a reply is shown. */
export interface Showing {
  /** Stands above it all. */
  readonly title?: string;
  /** What the message is known again by among others: the number of its outermost component. */
  readonly id?: number;
  /** The question, where it does not stand above the answer anyway. */
  readonly asked?: string;
  /** Whose name it is posted in, as they are called; no mention. */
  readonly sharedBy?: string;
  /** The question to share it by: only the asker sees the reply, and may show it to the others. */
  readonly shareable?: string;
  readonly picture?: Picture | undefined;
}

export interface Message {
  readonly components: APIMessageTopLevelComponent[];
  readonly files: { readonly name: string; readonly attachment: Buffer }[];
}

const MORE = '-# There is more to this than fits here: ask about a part of it.';

/** The reply as a message, within Discord's limits whatever the reply. */
export function renderReply(reply: Reply, showing: Showing = {}): Message {
  return rendered(reply, showing);
}

// Nobody's name is kept with what was asked. The picture is that of the reply's chart.
const rendered = renderOnce(render, ({ picture, ...showing }) =>
  showing.sharedBy === undefined ? JSON.stringify([showing, picture?.name, picture?.altText]) : undefined,
);

function render(reply: Reply, showing: Showing): Message {
  const { picture, shareable, id } = showing;
  const title = showing.title === undefined ? '' : smallPrint([showing.title], MAX_ASKED_CHARACTERS);
  const asked = renderAsked(showing);
  const headline = renderHeadline(reply.headline);
  const notes = smallPrint(
    reply.notes.map((note) => `• ${richTextToPlain(note)}`),
    MAX_NOTES_CHARACTERS,
  );
  const sources = smallPrint(
    reply.citations.map((citation, i) => `[${i + 1}] ${citationToPlain(citation)}`),
    MAX_SOURCES_CHARACTERS,
  );
  const around = [title, asked, headline, notes, sources].join('').length;
  const facts = renderFacts(reply.blocks, MAX_TEXT_CHARACTERS - around - MORE.length);
  const smallParts = [notes, sources].filter((part) => part !== '');
  const inside: APIComponentInContainer[] = [
    ...texts([title, asked, headline, ...facts]),
    ...(picture ? [gallery(picture)] : []),
    ...(smallParts.length > 0
      ? [{ type: ComponentType.Separator, spacing: SeparatorSpacingSize.Small } as const]
      : []),
    ...texts(smallParts),
  ];
  return {
    components: [
      ...(inside.length > 0
        ? [
            {
              type: ComponentType.Container,
              ...(id === undefined ? {} : { id }),
              components: inside,
            } as const,
          ]
        : []),
      ...renderButtons(reply, shareable),
    ],
    files: picture ? [{ name: picture.name, attachment: Buffer.from(picture.png) }] : [],
  };
}

function renderAsked({ asked, sharedBy }: Showing): string {
  const question =
    asked === undefined || asked.trim() === '' ? '' : `› ${cut(asked.trim(), MAX_ASKED_CHARACTERS)}`;
  const by = sharedBy === undefined ? '' : `shared by ${cut(sharedBy, MAX_ASKED_CHARACTERS)}`;
  const said = [question, by].filter((part) => part !== '').join('   ');
  return said === '' ? '' : smallPrint([said], 4 * MAX_ASKED_CHARACTERS);
}

function renderHeadline(headline: RichText): string {
  const said = richTextToMarkdown(headline, MAX_HEADLINE_CHARACTERS).trim();
  return said === '' ? '' : `### ${said}`;
}

/** A text for each block, as many as fit; what is left out is said. */
function renderFacts(blocks: readonly Block[], maxCharacters: number): string[] {
  const rendered: string[] = [];
  let room = maxCharacters;
  for (const block of blocks.slice(0, MAX_FACT_BLOCKS)) {
    const lines = linesOf(block).filter((line) => line !== '');
    const whole = lines.join('\n');
    const fitting = whole.length <= room ? whole : fitLines(lines, Math.max(0, room));
    if (fitting !== '') rendered.push(fitting);
    room -= fitting.length;
    if (fitting.length < whole.length) return [...rendered, MORE];
  }
  return blocks.length > MAX_FACT_BLOCKS ? [...rendered, MORE] : rendered;
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return [richTextToMarkdown(block.text, MAX_TEXT_CHARACTERS)];
    case 'list':
      return [
        titleOf(block.title),
        ...block.items.map((item) => bullet(richTextToMarkdown(item, MAX_TEXT_CHARACTERS))),
      ];
    case 'table':
      return [titleOf(block.title), columnsOf(block), ...block.rows.map(rowOf)];
  }
}

function titleOf(title: RichText | undefined): string {
  return title ? richTextToMarkdown(title, MAX_HEADLINE_CHARACTERS, true) : '';
}

/** What the figures in the rows are: a phone has no room for columns. */
function columnsOf({ columns }: Table): string {
  const names = columns
    .slice(1)
    .map(({ name }) => name.trim())
    .filter((name) => name !== '');
  return names.length === 0 ? '' : `-# ${names.map(toMarkdown).join(' · ')}`;
}

function rowOf([label = [], ...cells]: readonly RichText[]): string {
  const values = cells
    .filter((cell) => richTextToPlain(cell) !== '')
    .map((cell) => richTextToMarkdown(cell, MAX_TEXT_CHARACTERS));
  const name = richTextToMarkdown(label, MAX_TEXT_CHARACTERS, true);
  return name === '' && values.length === 0 ? '' : bullet(`${name}  ${values.join(' · ')}`);
}

function bullet(line: string): string {
  return line.trim() === '' ? '' : `- ${line.trim()}`;
}

function texts(parts: readonly string[]): { type: ComponentType.TextDisplay; content: string }[] {
  return parts
    .filter((part) => part.trim() !== '')
    .map((content) => ({ type: ComponentType.TextDisplay, content }));
}

function gallery({ name, altText }: Picture): APIComponentInContainer {
  return {
    type: ComponentType.MediaGallery,
    items: [{ media: { url: `attachment://${name}` }, description: cut(altText, MAX_ALT_TEXT_CHARACTERS) }],
  };
}
