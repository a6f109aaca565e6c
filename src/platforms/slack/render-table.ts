/** A table → Slack's table block; or where Slack takes none, one line a row. */
import type { types } from '@slack/bolt';
import { richTextToPlain } from '../../chat/plain-text.ts';
import { cut, harmless } from '../../chat/plain-words.ts';
import type { RichText, Table } from '../../chat/reply.ts';
import { MAX_TABLE_CHARACTERS, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS } from './limits.ts';

/** A cell must not be empty. */
const BLANK = '–';

/** A table block within all of Slack's limits: rows, columns and characters beyond them are left out. */
export function renderTable({ columns, rows }: Table): types.TableBlock {
  const shown = columns.slice(0, MAX_TABLE_COLUMNS);
  const all = [
    shown.map(({ name }) => name),
    ...rows.map((row) => shown.map((_, i) => richTextToPlain(row[i] ?? []))),
  ].slice(0, MAX_TABLE_ROWS);
  const perCell = Math.floor(MAX_TABLE_CHARACTERS / (all.length * Math.max(1, shown.length)));
  return {
    type: 'table',
    rows: all.map((row) =>
      row.map((text) => ({ type: 'raw_text', text: cut(harmless(text.trim()), perCell) || BLANK })),
    ),
    // Words give way on a phone, figures stay whole.
    column_settings: shown.map(({ align }) => ({ align, is_wrapped: align === 'left' })),
  };
}

/** A row as one line: what it is about, then its figures. */
export function rowToLine([label = [], ...cells]: readonly RichText[]): RichText {
  const values = cells.filter((cell) => richTextToPlain(cell) !== '');
  return [
    ...label.map((span) => ({ ...span, strong: true as const })),
    ...values.flatMap((cell, i) => [{ text: i === 0 ? ': ' : ', ' }, ...cell]),
  ];
}
