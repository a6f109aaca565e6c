/** Imports a small file made for the purpose, with the names that the project knows. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidFilesError } from '../../../src/datasets/fault.ts';
import type { Imported, ImportRequest } from '../../../src/datasets/importers/importer.ts';
import { importerFor } from '../../../src/datasets/importers/importers.ts';
import { type Mapping, mappingSchema } from '../../../src/datasets/importers/mapping.ts';
import { openTable } from '../../../src/datasets/tables/open-table.ts';
import type { WageCell } from '../../../src/datasets/wage-row.ts';
import { knownNames } from '../../../src/known-names.ts';
import { loadVocabulary } from '../../../src/understanding/vocabulary.ts';
import { engine, project } from '../../engine.ts';

export const names = knownNames(engine.datasets, loadVocabulary(`${project}intents/vocabulary`, []));

/** @param content the file's text or bytes, or the path of a file that is there */
export async function importFile(
  content: string | Buffer | { readonly path: string },
  request: Partial<ImportRequest> = {},
  name = 'table.csv',
): Promise<Imported> {
  const folder = mkdtempSync(join(tmpdir(), 'salary-bot-'));
  try {
    const path = typeof content === 'object' && 'path' in content ? content.path : join(folder, name);
    if (typeof content === 'string' || Buffer.isBuffer(content)) writeFileSync(path, content);
    const table = await openTable(path, () => undefined);
    const importer = importerFor(table.header, request.mapping !== undefined);
    if (!importer) throw new Error('no importer knows these columns');
    return await importer.import(table, { names, ...request });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is said where the file is refused. */
export async function refusalOf(imported: Promise<unknown>): Promise<string> {
  try {
    await imported;
    return 'it was taken';
  } catch (error) {
    if (error instanceof InvalidFilesError) return error.message;
    throw error;
  }
}

/** A mapping with a source that is right. */
export function mapping(rest: Partial<Omit<Mapping, 'source'>> & Pick<Mapping, 'columns' | 'row'>): Mapping {
  return mappingSchema.parse({
    source: {
      id: 'survey',
      title: 'A survey',
      publisher: 'Somebody',
      short: 'the survey',
      vintage: '2026',
      covers: 'Pay.',
      counts: 'everybody',
    },
    ...rest,
  });
}

/** Every row of a draft's table as one line: `backend seattle senior USD/year 1 2 3`. */
export function rowsOf({ drafts }: Imported, at = 0): string[] {
  const table = drafts[at]?.table;
  return Array.from({ length: table?.columns.rows ?? 0 }, (_, i) => {
    const row = table?.rowAt(i);
    if (!row) return '';
    const cells = row.cells.map(textOf).join(' ');
    const more = [
      row.count === undefined ? [] : `n=${row.count}`,
      row.employment === undefined ? [] : `e=${row.employment}`,
    ];
    return [row.role, row.place, row.level ?? 'all', row.unit, cells, ...more.flat()].join(' ');
  });
}

function textOf(cell: WageCell): string {
  if ('amount' in cell) return `${cell.amount}${cell.kind === 'top-coded' ? '+' : ''}`;
  return cell.kind === 'empty' ? '-' : '*';
}

/** Why rows were left out, with their lines. */
export function droppedOf({ tally }: Imported): Record<string, readonly number[]> {
  return Object.fromEntries(tally.dropped.map(({ why, lines }) => [why, lines]));
}
