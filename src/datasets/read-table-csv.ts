/**
 * `table.csv` → typed arrays, in one pass over the file. The format is ours and plain (no quotes, ordered rows), so that
 * a quarter of a million rows take a second; every rule it breaks is told with its row.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import type { Fault } from './fault.ts';
import { LEVELS, type Level } from './levels.ts';
import {
  emptyColumns,
  grown,
  MOST_AMOUNT,
  MOST_ROWS,
  shrunk,
  type WageColumns,
  writeRow,
} from './wage-columns.ts';
import { EMPTY, NOT_AVAILABLE, WAGE_COLUMNS, type WageCell } from './wage-row.ts';

export const TABLE_HEADER = `role,place,level,unit,${WAGE_COLUMNS.join(',')},count,employment`;

/** The ids that rows may name, in order. */
export interface TableNames {
  readonly roles: readonly string[];
  readonly places: readonly string[];
}

const FIELDS = TABLE_HEADER.split(',');
const CHUNK_BYTES = 1024 * 1024;
const FAULTS_TOLD = 20;
const UNIT = /^[A-Z]{3}\/(?:year|hour)$/;
const AMOUNT = /^\d{1,10}(?:\.\d{1,2})?\+?$/;

/**
 * Reads the file. Faults are added to `faults`, the first of them; undefined is returned when there were any.
 * @param shown the file as faults name it
 */
export function readTableCsv(
  path: string,
  shown: string,
  names: TableNames,
  faults: Fault[],
): WageColumns | undefined {
  const before = faults.length;
  const reader = rowReader(shown, names);
  let line = 0;
  for (const text of linesOf(path)) {
    line += 1;
    if (line === 1) {
      if (text.replace(/^\u00ef\u00bb\u00bf/, '') === TABLE_HEADER) continue;
      faults.push({
        file: shown,
        row: 1,
        problem: 'the columns are not those of a table',
        cure: `Write: ${TABLE_HEADER}`,
      });
      return undefined;
    }
    const fault = text === '' ? undefined : reader.read(text, line);
    if (fault) faults.push(fault);
    if (faults.length - before >= FAULTS_TOLD) return undefined;
    if (line > MOST_ROWS) {
      faults.push({ file: shown, row: line, problem: 'too many rows', cure: 'Split the source.' });
      return undefined;
    }
  }
  return faults.length > before ? undefined : reader.columns();
}

function rowReader(shown: string, names: TableNames) {
  let columns: WageColumns = emptyColumns(4_096);
  let rows = 0;
  const roleNumbers = new Map(names.roles.map((id, i) => [id, i]));
  const placeNumbers = new Map(names.places.map((id, i) => [id, i]));
  const units: string[] = [];
  let last: readonly [number, number, number, string] = [-1, -1, -1, ''];
  const cells: WageCell[] = WAGE_COLUMNS.map(() => EMPTY);
  return {
    read(text: string, line: number): Fault | undefined {
      const fault = (field: string, problem: string, cure: string): Fault => ({
        file: shown,
        row: line,
        field,
        problem,
        cure,
      });
      const fields = text.split(',');
      if (fields.length !== FIELDS.length) {
        return fault(
          '',
          `${fields.length} columns instead of ${FIELDS.length}`,
          'Give every row the same columns, without quotes.',
        );
      }
      const [role = '', place = '', level = '', unit = ''] = fields;
      const roleNumber = roleNumbers.get(role);
      const placeNumber = placeNumbers.get(place);
      if (roleNumber === undefined)
        return fault('role', `no occupation is called "${role}"`, 'Add it to roles.csv, or correct the id.');
      if (placeNumber === undefined)
        return fault('place', `no place is called "${place}"`, 'Add it to places.csv, or correct the id.');
      const levelNumber = level === '' ? 0 : LEVELS.indexOf(level as Level) + 1;
      if (level !== '' && levelNumber === 0)
        return fault('level', `"${level}" is no level`, `Write one of: ${LEVELS.join(', ')}, or nothing.`);
      if (!units.includes(unit)) {
        if (!UNIT.test(unit))
          return fault(
            'unit',
            `"${unit}" is no unit of pay`,
            'Write a currency and a period: USD/year or EUR/hour.',
          );
        units.push(unit);
      }
      const key = [roleNumber, placeNumber, levelNumber, unit] as const;
      if (compare(last, key) >= 0) {
        return fault(
          'role',
          compare(last, key) === 0 ? 'a second row for the same cell' : 'the row is not in order',
          'Order the rows by role, place, level and unit, each once.',
        );
      }
      last = key;
      let below = 0;
      for (let i = 0; i < cells.length; i++) {
        const cell = cellOf(fields[i + 4] ?? '');
        if (!cell)
          return fault(
            FIELDS[i + 4] ?? '',
            `"${fields[i + 4]}" is no amount`,
            'Write digits, with + behind them where top-coded; * or nothing.',
          );
        cells[i] = cell;
        if (i === 0 || !('amount' in cell)) continue;
        if (cell.amount < below)
          return fault(
            FIELDS[i + 4] ?? '',
            `${cell.amount} is below a lower percentile`,
            'Correct the row, or take it out.',
          );
        below = cell.amount;
      }
      const count = countOf(fields[10] ?? '');
      const employment = countOf(fields[11] ?? '');
      if (count === false)
        return fault('count', `"${fields[10]}" is no count`, 'Write a whole number or nothing.');
      if (employment === false)
        return fault('employment', `"${fields[11]}" is no count`, 'Write a whole number or nothing.');
      if (rows === columns.rows) columns = grown(columns);
      columns.role[rows] = roleNumber;
      columns.place[rows] = placeNumber;
      columns.unit[rows] = units.indexOf(unit);
      writeRow(columns, rows, {
        role,
        place,
        unit,
        cells,
        ...(levelNumber === 0 ? {} : { level: level as Level }),
        ...(count === undefined ? {} : { count }),
        ...(employment === undefined ? {} : { employment }),
      });
      rows += 1;
      return undefined;
    },
    columns: (): WageColumns => shrunk(columns, rows, { ...names, units }),
  };
}

function compare(
  a: readonly [number, number, number, string],
  b: readonly [number, number, number, string],
): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || (a[3] < b[3] ? -1 : a[3] > b[3] ? 1 : 0);
}

function cellOf(text: string): WageCell | undefined {
  if (text === '') return EMPTY;
  if (text === '*') return NOT_AVAILABLE;
  if (!AMOUNT.test(text)) return undefined;
  const amount = Number.parseFloat(text);
  if (amount <= 0 || amount > MOST_AMOUNT) return undefined;
  return { kind: text.endsWith('+') ? 'top-coded' : 'value', amount };
}

/** False where it is no count, undefined where there is none. */
function countOf(text: string): number | undefined | false {
  if (text === '') return undefined;
  return /^\d{1,9}$/.test(text) ? Number(text) : false;
}

/** Lines without their ends; never the whole file at once. */
function* linesOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    let rest = '';
    for (let bytes = readSync(file, chunk); bytes > 0; bytes = readSync(file, chunk)) {
      const lines = (rest + chunk.toString('latin1', 0, bytes)).split('\n');
      rest = lines.pop() ?? '';
      // A row has two hundred characters at most.
      if (rest.length > CHUNK_BYTES) rest = rest.slice(0, CHUNK_BYTES);
      for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
    }
    if (rest !== '') yield rest.endsWith('\r') ? rest.slice(0, -1) : rest;
  } finally {
    closeSync(file);
  }
}
