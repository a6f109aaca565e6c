/**
 * A table's typed arrays as one file in `var/`, so that a start does not parse a quarter of a million rows again. It is
 * only ever a copy: one that is missing, stale or damaged is passed over and written anew.
 */

import { createHash } from 'node:crypto';
import { existsSync, fstatSync, mkdirSync, readdirSync, readSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { readAll, replaceFile, withOpened } from './opened-file.ts';
import type { TableNames } from './read-table-csv.ts';
import { ARRAYS, BYTES_A_ROW, emptyColumns, type WageColumns } from './wage-columns.ts';

/** Raise it whenever what is written changes. */
const VERSION = 1;
const MAGIC = 'WAGES';
const PREFIX_BYTES = 16;
const MOST_HEADER_BYTES = 16 * 1024 ** 2;
const CHUNK_BYTES = 1024 ** 2;

const headerSchema = z.object({
  version: z.literal(VERSION),
  key: z.string(),
  path: z.string(),
  rows: z.number().int().min(0),
  roles: z.array(z.string()),
  places: z.array(z.string()),
  units: z.array(z.string()),
  bytes: z.number(),
  crc: z.number(),
});

/** What a cached copy was made from: another file, or a changed one, has another key. */
export function keyOfTable(path: string): string {
  const { size, mtimeMs } = statSync(path);
  const hash = createHash('sha1');
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  withOpened(path, (file) => {
    for (let bytes = readSync(file, chunk); bytes > 0; bytes = readSync(file, chunk))
      hash.update(chunk.subarray(0, bytes));
  });
  return `${size}-${mtimeMs}-${hash.digest('hex')}`;
}

/** The copy of a table, where there is a sound one with this key and these names. */
export function readTableCache(
  folder: string,
  path: string,
  key: string,
  names: TableNames,
): WageColumns | undefined {
  try {
    return withOpened(cacheFile(folder, path), (file) => {
      const { header, body } = readHeader(file);
      const isWhole = fstatSync(file).size - body === header.bytes;
      if (header.key !== key || !isWhole || header.bytes !== header.rows * BYTES_A_ROW) return undefined;
      if (!same(header.roles, names.roles) || !same(header.places, names.places)) return undefined;
      const columns = { ...emptyColumns(header.rows), ...names, units: header.units };
      let at = body;
      let crc = 0;
      // Straight into the arrays: the whole file beside them would be as large again.
      for (const name of ARRAYS) {
        const bytes = new Uint8Array(columns[name].buffer);
        if (readAll(file, bytes, at) < bytes.length) return undefined;
        crc = crc32(bytes, crc);
        at += bytes.length;
      }
      return crc === header.crc ? columns : undefined;
    });
  } catch {
    return undefined;
  }
}

/** Writes a copy, whole or not at all. A folder that cannot be written to costs time at the next start, and no more. */
export function writeTableCache(folder: string, path: string, key: string, columns: WageColumns): void {
  try {
    mkdirSync(folder, { recursive: true });
    const { rows, roles, places, units } = columns;
    const data = Buffer.concat(
      ARRAYS.map((name) => {
        const { buffer, byteOffset, byteLength } = columns[name];
        return Buffer.from(buffer, byteOffset, byteLength);
      }),
    );
    const header = {
      version: VERSION,
      key,
      path: resolve(path),
      rows,
      roles,
      places,
      units,
      bytes: data.length,
      crc: crc32(data),
    };
    const text = Buffer.from(JSON.stringify(header));
    const prefix = Buffer.alloc(PREFIX_BYTES);
    prefix.write(MAGIC, 'latin1');
    prefix.writeUInt32LE(text.length, 8);
    replaceFile(cacheFile(folder, path), Buffer.concat([prefix, text, data]));
    forgetGone(folder);
  } catch {
    // The next start parses the table again.
  }
}

/** Copies of tables that are no more. */
function forgetGone(folder: string): void {
  for (const name of readdirSync(folder).filter((entry) => /^table-\w+\.bin$/.test(entry))) {
    const path = pathIn(join(folder, name));
    if (path === undefined || !existsSync(path)) rmSync(join(folder, name), { force: true });
  }
}

function pathIn(file: string): string | undefined {
  try {
    return withOpened(file, readHeader).header.path;
  } catch {
    return undefined;
  }
}

/** @throws where it is none of ours */
function readHeader(file: number): { header: z.infer<typeof headerSchema>; body: number } {
  const prefix = Buffer.alloc(PREFIX_BYTES);
  readAll(file, prefix, 0);
  if (prefix.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error('no copy of a table');
  const text = Buffer.alloc(Math.min(prefix.readUInt32LE(8), MOST_HEADER_BYTES));
  readAll(file, text, PREFIX_BYTES);
  return { header: headerSchema.parse(JSON.parse(text.toString())), body: PREFIX_BYTES + text.length };
}

function cacheFile(folder: string, path: string): string {
  return join(folder, `table-${createHash('sha1').update(resolve(path)).digest('hex').slice(0, 16)}.bin`);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
