/** A source's `table.csv` as a wage table: from the copy in `var/` where there is one, else from the file itself. */
import { type Fault, unreadable } from './fault.ts';
import { readTableCsv, type TableNames } from './read-table-csv.ts';
import { keyOfTable, readTableCache, writeTableCache } from './table-cache.ts';
import type { WageColumns } from './wage-columns.ts';
import { byCodeUnits } from './wage-row.ts';
import { createWageTable, type WageTable } from './wage-table.ts';

/**
 * Loads a table. Faults are added to `faults`; undefined is returned when there were any.
 * @param shown the file as faults name it
 * @param ids the occupations and places that the source's other files describe
 * @param cacheFolder where copies are kept; none are without it
 */
export function loadTable(
  path: string,
  shown: string,
  ids: TableNames,
  faults: Fault[],
  cacheFolder?: string,
): WageTable | undefined {
  const names = { roles: ids.roles.toSorted(byCodeUnits), places: ids.places.toSorted(byCodeUnits) };
  try {
    const columns = readColumns(path, shown, names, faults, cacheFolder);
    return columns && createWageTable(columns);
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    faults.push(unreadable(shown, cause));
    return undefined;
  }
}

function readColumns(
  path: string,
  shown: string,
  names: TableNames,
  faults: Fault[],
  cacheFolder: string | undefined,
): WageColumns | undefined {
  if (cacheFolder === undefined) return readTableCsv(path, shown, names, faults);
  const key = keyOfTable(path);
  const cached = readTableCache(cacheFolder, path, key, names);
  if (cached) return cached;
  const columns = readTableCsv(path, shown, names, faults);
  if (columns) writeTableCache(cacheFolder, path, key, columns);
  return columns;
}

/** Keeps a copy of a table that has just been written to this path, so that the next start need not read it. */
export function keepTable(path: string, { columns }: WageTable, cacheFolder: string): void {
  writeTableCache(cacheFolder, path, keyOfTable(path), columns);
}
