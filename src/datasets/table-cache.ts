/**
 * A table's typed arrays as one file in `var/`, so that a start does not parse a quarter of a million rows again. It is
 * only ever a copy: one that is missing, stale or damaged is passed over and written anew.
 */

import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { TableNames } from './read-table-csv.ts';
import { ARRAYS, emptyColumns, type WageColumns } from './wage-columns.ts';

/** Raise it whenever what is written changes. */
const VERSION = 1;
const MAGIC = 'WAGES';
const PREFIX_BYTES = 16;
const MOST_HEADER_BYTES = 16 * 1024 ** 2;

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
  return `${size}-${mtimeMs}-${createHash('sha1').update(readFileSync(path)).digest('hex')}`;
}

/** The copy of a table, where there is a sound one with this key and these names. */
export function readTableCache(
  folder: string,
  path: string,
  key: string,
  names: TableNames,
): WageColumns | undefined {
  try {
    const file = readFileSync(cacheFile(folder, path));
    if (file.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
    const body = PREFIX_BYTES + file.readUInt32LE(8);
    const header = headerSchema.parse(JSON.parse(file.toString('utf8', PREFIX_BYTES, body)));
    const data = file.subarray(body);
    if (header.key !== key || data.length !== header.bytes || crc32(data) !== header.crc) return undefined;
    if (!same(header.roles, names.roles) || !same(header.places, names.places)) return undefined;
    const columns = { ...emptyColumns(header.rows), ...names, units: header.units };
    let at = 0;
    for (const name of ARRAYS) {
      const array = columns[name];
      const bytes = new Uint8Array(array.buffer);
      if (at + bytes.length > data.length) return undefined;
      bytes.set(data.subarray(at, at + bytes.length));
      at += bytes.length;
    }
    return columns;
  } catch {
    return undefined;
  }
}

/** Writes a copy, whole or not at all. A folder that cannot be written to costs time at the next start, and no more. */
export function writeTableCache(folder: string, path: string, key: string, columns: WageColumns): void {
  const file = cacheFile(folder, path);
  const unfinished = `${file}.${process.pid}`;
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
    writeFileSync(unfinished, Buffer.concat([prefix, text, data]));
    renameSync(unfinished, file);
    forgetGone(folder);
  } catch {
    if (existsSync(unfinished)) rmSync(unfinished);
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
  const opened = openSync(file, 'r');
  try {
    const prefix = Buffer.alloc(PREFIX_BYTES);
    readSync(opened, prefix);
    const text = Buffer.alloc(Math.min(prefix.readUInt32LE(8), MOST_HEADER_BYTES));
    readSync(opened, text, 0, text.length, PREFIX_BYTES);
    return headerSchema.safeParse(JSON.parse(text.toString())).data?.path;
  } catch {
    return undefined;
  } finally {
    closeSync(opened);
  }
}

function cacheFile(folder: string, path: string): string {
  return join(folder, `table-${createHash('sha1').update(resolve(path)).digest('hex').slice(0, 16)}.bin`);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
