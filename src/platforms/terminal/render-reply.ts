/** Reply → text for a terminal: the answer, its figures with bars, notes, sources, and what can be asked next. */
import { citationToPlain } from '../../chat/plain-text.ts';
import type { Block, Chart, Reply, RichText, Table } from '../../chat/reply.ts';
import { cleanText } from './clean-text.ts';
import { textColumns } from './limits.ts';
import { renderChart } from './render-chart.ts';
import { carriesChart, renderTable } from './render-table.ts';
import { type Colours, createColours, styleRichText, wrapLines } from './style-text.ts';

export interface Look {
  /** Columns of the terminal; the text is never wider than is good to read. */
  readonly width: number;
  /** Whether the output understands colours. */
  readonly colour: boolean;
}

/** The reply in lines that fit the terminal, without a line break at the end. No control character but colours. */
export function renderReply(reply: Reply, { width: columns, colour }: Look): string {
  const width = textColumns(columns);
  const colours = createColours(colour);
  const { chart } = reply;
  const carrier = chart && reply.blocks.find((block) => block.kind === 'table' && carriesChart(block, chart));
  const parts = [
    wrapLines(styleHeadline(reply.headline, colours), width),
    ...reply.blocks.map((block) => renderBlock(block, width, colours, block === carrier ? chart : undefined)),
    chart && !carrier ? renderChart(chart, width, colours) : [],
    reply.notes.flatMap((note) =>
      wrapLines(styleRichText(note, colours, colours.dim, colours.dim), width, colours.dim('· ')),
    ),
    renderSources(reply, width, colours),
    renderFollowUps(reply, width, colours),
  ];
  return parts
    .map((lines) => lines.join('\n'))
    .filter((part) => part.trim() !== '')
    .join('\n\n');
}

function styleHeadline(headline: RichText, colours: Colours): string {
  return styleRichText(headline, colours, colours.bold, (text) => colours.bold(colours.cyan(text)));
}

function renderBlock(block: Block, width: number, colours: Colours, chart: Chart | undefined): string[] {
  switch (block.kind) {
    case 'text':
      return wrapLines(styleRichText(block.text, colours, String, colours.bold), width);
    case 'list':
      return [
        ...renderTitle(block.title, width, colours),
        ...block.items.flatMap((item) =>
          wrapLines(styleRichText(item, colours, String, colours.bold), width, '• '),
        ),
      ];
    case 'table':
      return [...renderTitle(block.title, width, colours), ...renderTable(block, width, colours, chart)];
  }
}

function renderTitle(title: Table['title'], width: number, colours: Colours): string[] {
  return title ? wrapLines(styleRichText(title, colours, colours.bold, colours.bold), width) : [];
}

function renderSources({ citations }: Reply, width: number, colours: Colours): string[] {
  if (citations.length === 0) return [];
  const lines = citations.flatMap((citation, i) =>
    wrapLines(cleanText(citationToPlain(citation)), width, `[${i + 1}] `),
  );
  return ['Sources', ...lines].map((line) => colours.dim(line));
}

function renderFollowUps({ outcome, followUps }: Reply, width: number, colours: Colours): string[] {
  if (followUps.length === 0) return [];
  const heading = colours.dim(outcome === 'clarify' ? 'Which one?' : 'Next');
  const lines = followUps.flatMap((followUp, i) =>
    wrapLines(cleanText(followUp), width, ` ${colours.cyan(String(i + 1))}  `),
  );
  return [heading, ...lines];
}
