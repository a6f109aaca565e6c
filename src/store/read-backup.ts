/** Reads the file of a backup and believes none of it: what is not as a backup has it is refused with its line. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { linesOf } from './backup-file.ts';
import {
  anyHeaderSchema,
  closingSchema,
  FORMAT_VERSION,
  type Header,
  headerSchema,
  rowLineSchema,
} from './backup-format.ts';
import { isTable, parseJson, parseRow, type Row, type TableName } from './backup-tables.ts';
import { migrations } from './migrations.ts';
import { StoreError } from './store-error.ts';

const FIRST_WORDS = '{"salaryBotBackup":';

export interface RowOfTable {
  readonly table: TableName;
  readonly row: Row;
}

/**
 * All rows of a backup. Only who reads to the end knows that the file is whole.
 * @throws StoreError with the cure
 */
export async function* readBackup(name: string): AsyncGenerator<RowOfTable> {
  const file = resolve(name);
  const hash = createHash('sha256');
  const counts: Record<string, number> = {};
  let header: Header | undefined;
  let number = 0;
  let ended = false;
  for await (const line of linesOf(file)) {
    number += 1;
    if (ended) throw damaged(file, `there is more behind its closing line, in line ${number}`);
    const said = parseJson(line);
    if (!header) {
      // Cut within its first line, it is not JSON any more.
      if (said === undefined && line.startsWith(FIRST_WORDS)) throw damaged(file, 'its end is missing');
      header = parseHeader(file, said);
    } else if (Array.isArray(said)) {
      const row = parseRowLine(file, number, said);
      counts[row.table] = (counts[row.table] ?? 0) + 1;
      yield row;
    } else {
      const { end, sha256 } = parseLine(closingSchema, file, number, said);
      // The checksum stands for the counts as well; they are for who reads the file.
      ended = sha256 === hash.digest('hex') && end === number - 2 && areAsAnnounced(header, counts);
      if (!ended) throw damaged(file, 'it was changed since it was written');
      continue;
    }
    hash.update(`${line}\n`);
  }
  if (!header) throw notABackup(file);
  if (!ended) throw damaged(file, 'its end is missing');
}

function parseHeader(file: string, said: unknown): Header {
  const any = anyHeaderSchema.safeParse(said);
  if (!any.success) throw notABackup(file);
  const { data: header } = headerSchema.safeParse(said);
  const isNewer =
    any.data.salaryBotBackup > FORMAT_VERSION || header?.migrations.some((step) => !(step in migrations));
  if (isNewer) {
    throw new StoreError(
      `${file} was written by a newer version of salary-bot. Restore it with that version or a later one.`,
    );
  }
  if (!header) throw damaged(file, 'its first line is not as a backup has it');
  return header;
}

function parseRowLine(file: string, number: number, said: unknown): RowOfTable {
  const [table, given] = parseLine(rowLineSchema, file, number, said);
  if (!isTable(table)) throw damaged(file, `line ${number} names a table that is not known`);
  const parsed = parseRow(table, given);
  if ('fault' in parsed) throw damaged(file, `line ${number} is not a row of ${table} (${parsed.fault})`);
  return { table, row: parsed.row };
}

function parseLine<T extends z.ZodType>(schema: T, file: string, number: number, said: unknown): z.infer<T> {
  const parsed = schema.safeParse(said);
  if (!parsed.success) throw damaged(file, `line ${number} is not as a backup has it`);
  return parsed.data;
}

function areAsAnnounced({ rows }: Header, counts: Readonly<Record<string, number>>): boolean {
  const tables = new Set([...Object.keys(rows), ...Object.keys(counts)]);
  return [...tables].every((table) => (rows[table] ?? 0) === (counts[table] ?? 0));
}

function notABackup(file: string): StoreError {
  return new StoreError(`${file} is not a backup of salary-bot. Name a file that store backup has written.`);
}

function damaged(file: string, how: string): StoreError {
  return new StoreError(`${file} is damaged: ${how}. Use another backup; nothing was restored.`);
}
