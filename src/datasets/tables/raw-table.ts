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
  /** The line that the header stands on. */
  readonly headerLine: number;
  /** What stands below the header, in order, many rows at a time. Can be gone through once. */
  readonly batches: AsyncIterable<readonly RawRow[]>;
  /** Of a workbook: the sheet that is read, and the others that might have been. */
  readonly sheet?: { readonly name: string; readonly others: readonly string[] };
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
