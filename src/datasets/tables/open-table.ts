/** A file on disk → a table of text, by what the file is. Bounded, and read as a stream. */
import { createReadStream, type Stats, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InvalidFilesError, unreadable } from '../fault.ts';
import { readAll, withOpened } from '../opened-file.ts';
import { csvRows } from './csv-rows.ts';
import { withHeader } from './find-header.ts';
import { cannotRead, LIMITS, type RawTable } from './raw-table.ts';
import { openSheet } from './xlsx-rows.ts';

/** How much of a file has been read; both in bytes. */
export type OnProgress = (read: number, all: number) => void;

/**
 * Opens a table: CSV, CSV packed by gzip, or an Excel workbook. What it is, is seen by its first bytes, not by its name.
 * @param sheet of a workbook
 * @throws InvalidFilesError where it is no file, too large, or no table
 */
export async function openTable(path: string, onProgress: OnProgress, sheet?: string): Promise<RawTable> {
  const name = basename(path);
  const stats = statOf(path);
  if (!stats?.isFile()) {
    cannotRead(path, undefined, stats ? 'it is no file' : 'no such file', 'Correct the path.');
  }
  if (stats.size > LIMITS.bytes) {
    cannotRead(name, undefined, 'the file is too large', 'Files of up to two gigabytes can be read.');
  }
  const start = firstBytes(path);
  if (start.subarray(0, 4).equals(OLD_EXCEL)) {
    cannotRead(
      name,
      undefined,
      'it is a workbook of an old Excel (.xls), or one with a password',
      'Save it as .xlsx without a password, or as CSV UTF-8.',
    );
  }
  for (const [begins, what, cure] of NO_TABLES) {
    if (begins.test(start.toString('latin1'))) cannotRead(name, undefined, what, cure);
  }
  if (start.subarray(0, 4).equals(ZIP)) {
    const opened = await openSheet(path, name, sheet, onProgress);
    return withHeader({ name, sheet: opened.sheet }, opened.rows);
  }
  if (sheet !== undefined)
    cannotRead(name, undefined, 'it is no workbook, and has no sheets', 'Leave --sheet out.');
  const bytes = measured(createReadStream(path, { highWaterMark: 256 * 1024 }), stats.size, onProgress);
  const packed = start[0] === 0x1f && start[1] === 0x8b;
  return withHeader({ name }, csvRows(packed ? unpacked(bytes, name) : bytes, name));
}

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

const AS_TABLE = 'Save the table as CSV UTF-8 or as an Excel workbook (.xlsx).';
/** Files that are taken for tables now and then, by how they begin. */
const NO_TABLES: readonly (readonly [RegExp, string, string])[] = [
  [
    /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head)/i,
    'it is a web page, not the table',
    'Open the address in a browser, and save the table itself.',
  ],
  [/^(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{/, 'it is JSON', AS_TABLE],
  [/^%PDF/, 'it is a PDF', AS_TABLE],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8)/, 'it is a picture', AS_TABLE],
];

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    throw new InvalidFilesError([unreadable(path, cause)]);
  }
}

function firstBytes(path: string): Buffer {
  const start = Buffer.alloc(64);
  const bytes = withOpened(path, (file) => readAll(file, start, 0));
  return start.subarray(0, bytes);
}

async function* measured(
  chunks: AsyncIterable<Buffer>,
  all: number,
  onProgress: OnProgress,
): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.length;
    onProgress(read, all);
    yield chunk;
  }
}

async function* unpacked(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    for await (const chunk of Readable.from(chunks).pipe(createGunzip()) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > LIMITS.bytes)
        cannotRead(name, undefined, 'unpacked, it is larger than two gigabytes', 'Unpack and split it.');
      yield chunk;
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))) throw error;
    cannotRead(name, undefined, 'it cannot be unpacked: the file is damaged', 'Fetch it once more.');
  }
}
