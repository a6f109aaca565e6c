/**
 * Reply → a message: the answer, its figures, what to know about them, where they come from, what can be asked next.
 * Whatever the reply, the message is within Slack's limits.
 */
import type { types } from '@slack/bolt';
import { citationToPlain, replyToPlainText, richTextToPlain } from '../../chat/plain-text.ts';
import { cut, harmless } from '../../chat/plain-words.ts';
import { renderOnce } from '../../chat/render-once.ts';
import type { Block, Reply, RichText } from '../../chat/reply.ts';
import { escapeMarkup } from './escape-markup.ts';
import {
  MAX_BLOCKS,
  MAX_ECHO_CHARACTERS,
  MAX_FALLBACK_CHARACTERS,
  MAX_HEADER_CHARACTERS,
  MAX_LIST_ITEMS,
  MAX_MESSAGE_CHARACTERS,
  MAX_TEXT_CHARACTERS,
} from './limits.ts';
import type { Message, MessageBlock, Refusable } from './message.ts';
import {
  plain,
  renderFeedback,
  renderFollowUps,
  renderPlainFeedback,
  renderShare,
} from './render-buttons.ts';
import { renderChart } from './render-chart.ts';
import { renderTable, rowToLine } from './render-table.ts';
import { bullets, richTextBlock, section, smallPrint, toRuns } from './rich-text.ts';

/** How a reply is shown, and where. */
export interface Showing {
  /** The question, where it does not stand above the answer anyway. */
  readonly asked?: string;
  /** What it is, where nobody asked. */
  readonly title?: string;
  /** Whose name it is posted in, as they are called; their name is shown, never a mention. */
  readonly sharedBy?: string;
  /** The question to share it by: only the asker sees the reply, and may show it to the others. */
  readonly shareable?: string;
  /** A modal or the Home tab, which know neither tables nor charts nor feedback. */
  readonly inView?: boolean;
  /** What the workspace has refused. */
  readonly without?: ReadonlySet<Refusable>;
}

/** Blocks kept for what stands around the facts. */
const BLOCKS_AROUND = 10;

/** The reply as a message. */
export function renderReply(reply: Reply, showing: Showing = {}): Message {
  return rendered(reply, showing);
}

// Nobody's name is kept with what was asked.
const rendered = renderOnce(render, ({ without = [], ...showing }) =>
  showing.sharedBy === undefined ? JSON.stringify([showing, ...without]) : undefined,
);

function render(reply: Reply, showing: Showing): Message {
  const { inView = false, without } = showing;
  const takes = (kind: Refusable) => !inView && !without?.has(kind);
  const chart = reply.chart && takes('data_visualization') ? renderChart(reply.chart) : undefined;
  return {
    text: cut(escapeMarkup(spoken(reply, showing)), MAX_FALLBACK_CHARACTERS),
    blocks: [
      ...renderAsked(showing),
      ...renderHeadline(reply.headline),
      ...renderFacts(reply.blocks, takes('table')),
      ...(chart ? [chart] : []),
      ...renderNotes(reply),
      ...renderSources(reply),
      ...renderNext(reply, showing),
      ...(inView || reply.intent === 'fault' ? [] : [feedback(reply, takes('context_actions'))]),
    ],
  };
}

function spoken(reply: Reply, { title, sharedBy }: Showing): string {
  return [title, replyToPlainText(reply), sharedBy === undefined ? undefined : `Shared by @${sharedBy}`]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

function renderAsked({ title, asked, sharedBy }: Showing): MessageBlock[] {
  const question = asked === undefined ? '' : cut(oneLine(asked), MAX_ECHO_CHARACTERS);
  const lines = [
    ...(title === undefined || title.trim() === '' ? [] : [oneLine(title)]),
    ...(question === '' ? [] : [`› ${question}`]),
    ...(sharedBy === undefined ? [] : [`shared by @${oneLine(sharedBy)}`]),
  ];
  return lines.length === 0 ? [] : [smallPrint([lines.join('   ')], MAX_TEXT_CHARACTERS)];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function renderHeadline(headline: RichText): MessageBlock[] {
  const said = harmless(richTextToPlain(headline)).trim();
  if (said === '') return [];
  return said.length <= MAX_HEADER_CHARACTERS
    ? [{ type: 'header', text: plain(said) }]
    : [richTextBlock([section(toRuns(headline, MAX_TEXT_CHARACTERS, true))])];
}

/** One table as a table, as Slack takes one in a message; every other as lines. What is too much is left out, and said. */
function renderFacts(blocks: readonly Block[], table: boolean): MessageBlock[] {
  const rendered: MessageBlock[] = [];
  let room = MAX_MESSAGE_CHARACTERS;
  let tableLeft = table;
  for (const block of blocks) {
    const asTable = block.kind === 'table' && tableLeft && block.columns.length > 0;
    const next = asTable ? renderAsTable(block) : renderAsLines(block);
    const size = JSON.stringify(next).length;
    if (size > room || rendered.length + next.length > MAX_BLOCKS - BLOCKS_AROUND) {
      rendered.push(
        smallPrint(['There is more to this than fits here: ask about a part of it.'], MAX_TEXT_CHARACTERS),
      );
      break;
    }
    room -= size;
    if (asTable) tableLeft = false;
    rendered.push(...next);
  }
  return rendered;
}

function renderAsTable(table: Extract<Block, { kind: 'table' }>): MessageBlock[] {
  return [...title(table.title), renderTable(table)];
}

function renderAsLines(block: Block): MessageBlock[] {
  switch (block.kind) {
    case 'text':
      return lines([section(toRuns(block.text, MAX_TEXT_CHARACTERS))]);
    case 'list':
      return [...title(block.title), ...lines(listOf(block.items))];
    case 'table':
      return [...title(block.title), ...lines(listOf(block.rows.map(rowToLine)))];
  }
}

function listOf(items: readonly RichText[]): (types.RichTextSection | types.RichTextList)[] {
  const each = Math.floor(MAX_TEXT_CHARACTERS / Math.max(1, Math.min(items.length, MAX_LIST_ITEMS)));
  const shown = items
    .slice(0, MAX_LIST_ITEMS)
    .map((item) => toRuns(item, Math.max(each, 40)))
    .filter((runs) => runs.length > 0);
  return shown.length === 0 ? [] : [bullets(shown)];
}

function lines(parts: (types.RichTextSection | types.RichTextList)[]): MessageBlock[] {
  const said = parts.filter(({ elements }) => elements.length > 0);
  return said.length === 0 ? [] : [richTextBlock(said)];
}

function title(text: RichText | undefined): MessageBlock[] {
  return text ? lines([section(toRuns(text, MAX_TEXT_CHARACTERS, true))]) : [];
}

function renderNotes({ notes }: Reply): MessageBlock[] {
  const said = notes.map(richTextToPlain).filter((note) => note !== '');
  return said.length === 0
    ? []
    : [
        smallPrint(
          said.map((note) => `• ${note}`),
          MAX_TEXT_CHARACTERS,
        ),
      ];
}

function renderSources({ citations }: Reply): MessageBlock[] {
  if (citations.length === 0) return [];
  const sources = citations.map((citation, i) => `[${i + 1}] ${citationToPlain(citation)}`);
  return [smallPrint(['Sources', ...sources], MAX_TEXT_CHARACTERS)];
}

function renderNext(reply: Reply, { shareable }: Showing): MessageBlock[] {
  const buttons = [
    ...renderFollowUps(reply.followUps),
    ...(shareable === undefined || reply.outcome === 'declined'
      ? []
      : renderShare(shareable, reply.slots.amount !== undefined)),
  ];
  return buttons.length === 0 ? [] : [{ type: 'actions', elements: buttons }];
}

function feedback(reply: Reply, native: boolean): MessageBlock {
  return native ? renderFeedback(reply) : renderPlainFeedback(reply);
}
