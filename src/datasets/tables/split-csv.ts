/**
 * Text in pieces → rows of cells. The bot's own files are read by a parser that checks everything; foreign tables have a
 * quarter of a million rows and all sorts of slips, and are read here four times as fast and forgivingly: a quote
 * within a cell is a letter.
 */
import type { RawRow } from './raw-table.ts';

export interface CsvSplitter {
  /** The rows that are whole once this piece has come. */
  push(text: string): RawRow[];
  /** The last row, where no line end stands behind it. */
  end(): RawRow[];
  /** The row that is being read, where one is: it has begun on this line, and is so long by now. */
  unfinished(): { readonly line: number; readonly length: number; readonly quoted: boolean };
}

/** A row that goes on for longer has a quote that nobody closes: it is looked for no more. */
const MOST_LINES = 1_000;

export function createCsvSplitter(delimiter: string): CsvSplitter {
  let rest = '';
  /** Lines of a row with a quote that is still open. */
  let open = '';
  let line = 0;
  let began = 1;
  const take = (text: string, rows: RawRow[]): void => {
    line += 1;
    if (open === '') began = line;
    else if (line - began > MOST_LINES || !text.includes('"')) {
      open += `\n${text}`;
      return;
    }
    const whole = open === '' ? text : `${open}\n${text}`;
    const cells = whole.includes('"') ? quotedCells(whole, delimiter) : whole.split(delimiter);
    if (cells === undefined) {
      open = whole;
      return;
    }
    open = '';
    if (whole !== '') rows.push({ line: began, cells });
  };
  return {
    push(text) {
      const rows: RawRow[] = [];
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const one of lines) take(one.endsWith('\r') ? one.slice(0, -1) : one, rows);
      return rows;
    },
    end() {
      const rows: RawRow[] = [];
      if (rest !== '') take(rest.endsWith('\r') ? rest.slice(0, -1) : rest, rows);
      rest = '';
      return rows;
    },
    unfinished: () => ({
      line: open === '' ? line + 1 : began,
      length: open.length + rest.length,
      quoted: open !== '',
    }),
  };
}

/** Undefined where a quote is still open at the end. */
function quotedCells(text: string, delimiter: string): string[] | undefined {
  const cells: string[] = [];
  for (let at = 0; ; ) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0) return undefined;
        cell += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
    }
    const end = text.indexOf(delimiter, at);
    cells.push(cell + text.slice(at, end < 0 ? undefined : end));
    if (end < 0) return cells;
    at = end + 1;
  }
}
