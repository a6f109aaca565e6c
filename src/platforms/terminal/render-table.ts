/** A table as aligned columns, its bars beside the figures where there is room; as stacked rows where there is not. */
import stringWidth from 'string-width';
import { footnotes, richTextToPlain } from '../../chat/plain-text.ts';
import type { Chart, RichText, Table } from '../../chat/reply.ts';
import { cleanText } from './clean-text.ts';
import { type Bar, createBarDrawer } from './draw-bar.ts';
import { MAX_BAR_COLUMNS, MIN_BAR_COLUMNS } from './limits.ts';
import { type Colours, glue, styleBar, styleRichText, unglue, wrapLines } from './style-text.ts';

const GAP = '  ';

/** A cell with its last footnotes apart: figures align by their digits, whichever of them are footnoted. */
interface Cell {
  readonly styled: string;
  readonly columns: number;
  readonly marks: string;
}

interface Column {
  readonly name: string;
  readonly align: 'left' | 'right';
  readonly columns: number;
  readonly markColumns: number;
}

/** Whether the table shows all that the chart does, so that its bars can be drawn beside the rows. */
export function carriesChart(table: Table, { bars }: Chart): boolean {
  const labels = table.rows.map(rowLabel);
  return bars.every(({ label }) => labels.filter((other) => other === label).length === 1);
}

/** The table in lines. @param chart one that the table carries */
export function renderTable(
  table: Table,
  width: number,
  colours: Colours,
  chart: Chart | undefined,
): string[] {
  const rows = table.rows.map((row) => row.map((text) => toCell(text, colours)));
  const names = table.columns.map(({ name }) => cleanText(name));
  const columns = [measure(table, rows, names), measure(table, rows, [])].find(
    (measured) => totalColumns(measured) <= width,
  );
  if (!columns) return table.rows.flatMap((row) => stackRow(row, width, colours));
  const room = Math.min(MAX_BAR_COLUMNS, width - totalColumns(columns) - GAP.length);
  const draw = chart && room >= MIN_BAR_COLUMNS ? createBarDrawer(chart.bars, room) : undefined;
  const bars = new Map<string, Bar>(draw ? chart?.bars.map((bar) => [bar.label, bar]) : []);
  const header = columns.map((column) => alignCell(nameCell(column.name), column)).join(GAP);
  const body = rows.map((row, i) => {
    const bar = bars.get(rowLabel(table.rows[i] ?? []));
    const cells = columns.map((column, at) => alignCell(row[at] ?? nameCell(''), column));
    return [...cells, ...(draw && bar ? [styleBar(draw(bar), colours)] : [])].join(GAP).trimEnd();
  });
  return [...(header.trim() === '' ? [] : [colours.dim(header.trimEnd())]), ...body];
}

function stackRow([label = [], ...cells]: readonly RichText[], width: number, colours: Colours): string[] {
  const style = (text: RichText) => styleRichText(text, colours, String, colours.bold);
  const values = cells
    .map(style)
    .filter((value) => value !== '')
    .map((value) => (stringWidth(value) <= width - 2 * GAP.length ? glue(value) : value));
  return [
    ...wrapLines(style(label), width),
    ...(values.length === 0 ? [] : wrapLines(values.join(` ${colours.dim('·')} `), width, GAP)),
  ];
}

/** @param names none: where the names alone make a table too wide, it does without them */
function measure({ columns }: Table, rows: readonly (readonly Cell[])[], names: readonly string[]): Column[] {
  const count = Math.max(columns.length, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, i) => {
    const cells = rows.flatMap((row) => row[i] ?? []);
    const name = names[i] ?? '';
    return {
      name,
      align: columns[i]?.align ?? 'left',
      columns: Math.max(stringWidth(name), ...cells.map((cell) => cell.columns)),
      markColumns: Math.max(0, ...cells.map(({ marks }) => stringWidth(marks))),
    };
  });
}

function totalColumns(columns: readonly Column[]): number {
  const gaps = GAP.length * Math.max(0, columns.length - 1);
  return columns.reduce((sum, column) => sum + column.columns + column.markColumns, gaps);
}

function toCell(text: RichText, colours: Colours): Cell {
  const last = text.at(-1);
  const { cite, ...unmarked } = last ?? { text: '' };
  const styled = unglue(styleRichText([...text.slice(0, -1), unmarked], colours, String, colours.bold));
  const marks = footnotes(cite);
  return { styled, columns: stringWidth(styled), marks: marks === '' ? '' : colours.dim(marks) };
}

function nameCell(name: string): Cell {
  return { styled: name, columns: stringWidth(name), marks: '' };
}

/** Marks have a column of their own beside figures, so that the digits line up; words they follow. */
function alignCell({ styled, columns, marks }: Cell, column: Column): string {
  const blank = ' '.repeat(column.columns - columns);
  const afterMarks = ' '.repeat(column.markColumns - stringWidth(marks));
  return column.align === 'right' ? blank + styled + marks + afterMarks : styled + marks + blank + afterMarks;
}

function rowLabel([label = []]: readonly RichText[]): string {
  return richTextToPlain(label.map(({ text }) => ({ text })));
}
