/** A table as somebody's file holds it: a header and rows of text. What the cells mean is an importer's business. */
import { InvalidFilesError } from '../fault.ts';

export interface RawRow {
  /** The line of the file, or the row of the sheet, counted from one. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface RawTable {
  /** The file's name, without its folder. */
  readonly name: string;
  readonly header: readonly string[];
  /** What stands below the header, in order, many rows at a time. Can be gone through once. */
  readonly batches: AsyncIterable<readonly RawRow[]>;
}

/** Beyond these a file is no table of wages, and is refused before it fills the memory. */
export const LIMITS = {
  /** Of the file, and of what is unpacked of it. */
  bytes: 2 * 1024 ** 3,
  lineBytes: 1024 ** 2,
  columns: 500,
  rows: 5_000_000,
} as const;

/** The file cannot be read on: says where, why and what to do. */
export function cannotRead(file: string, row: number | undefined, problem: string, cure: string): never {
  throw new InvalidFilesError([{ file, ...(row === undefined ? {} : { row }), problem, cure }]);
}

/** Takes the header off the rows: the first row that has more than one cell filled in. */
export async function withHeader(
  name: string,
  batches: AsyncGenerator<readonly RawRow[]>,
): Promise<RawTable> {
  let above = 0;
  for (let next = await batches.next(); !next.done; next = await batches.next()) {
    const rows: readonly RawRow[] = next.value;
    const at = rows.findIndex(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1);
    above += at < 0 ? rows.length : at;
    if (above > MOST_ROWS_ABOVE) break;
    const found = rows[at];
    if (!found) continue;
    const header = found.cells.map((cell) => cell.trim());
    if (header.length > LIMITS.columns) {
      cannotRead(
        name,
        found.line,
        `the table has ${header.length} columns`,
        `Leave in those that matter; ${LIMITS.columns} can be read.`,
      );
    }
    return { name, header, batches: counted(name, rows.slice(at + 1), batches) };
  }
  return cannotRead(
    name,
    undefined,
    'no table was found in it',
    'The first line names the columns, at least two of them; the rows stand below.',
  );
}

/** Titles and remarks that some publishers put above the header. */
const MOST_ROWS_ABOVE = 20;

async function* counted(
  name: string,
  first: readonly RawRow[],
  rest: AsyncIterable<readonly RawRow[]>,
): AsyncGenerator<readonly RawRow[]> {
  let count = first.length;
  yield first;
  for await (const rows of rest) {
    count += rows.length;
    if (count > LIMITS.rows)
      cannotRead(name, rows[0]?.line, 'the table has too many rows', `${LIMITS.rows} can be read; split it.`);
    yield rows;
  }
}
