/** Cells of a wage table as figures, made when somebody asks for them. */
import { LEVEL_NAMES } from './levels.ts';
import type { Figure, Place, Role, Source } from './records.ts';
import { WAGE_COLUMNS, type WageCell, type WageColumn, type WageRow } from './wage-row.ts';
import type { WageTable } from './wage-table.ts';

export interface SourceTable {
  readonly source: Source;
  readonly table: WageTable;
  readonly roles: ReadonlyMap<string, Role>;
  readonly places: ReadonlyMap<string, Place>;
}

const STATISTICS: Readonly<Record<WageColumn, { readonly statistic: string; readonly percentile?: number }>> =
  {
    mean: { statistic: 'mean' },
    p10: { statistic: 'percentile', percentile: 10 },
    p25: { statistic: 'percentile', percentile: 25 },
    p50: { statistic: 'median', percentile: 50 },
    p75: { statistic: 'percentile', percentile: 75 },
    p90: { statistic: 'percentile', percentile: 90 },
  };

/** Every figure that a table has for an occupation in a place, by level, unit and statistic. */
export function figuresAt(from: SourceTable, role: string, place: string): Figure[] {
  return shownRows(from, role, place).flatMap((row) => figuresOfRow(from, row));
}

export function figuresOfRow(from: SourceTable, row: WageRow): Figure[] {
  const names = namesOf(from, row);
  return WAGE_COLUMNS.flatMap((column, i) => figureOf(names, row, column, row.cells[i]) ?? []);
}

export function figureOfColumn(from: SourceTable, row: WageRow, column: WageColumn): Figure | undefined {
  return figureOf(namesOf(from, row), row, column, row.cells[WAGE_COLUMNS.indexOf(column)]);
}

/** The rows behind them, which also say what is not available. */
export function rowsAt(table: WageTable, role: string, place: string): WageRow[] {
  const { from, to } = table.rowsOf(role, place);
  return Array.from({ length: to - from }, (_, i) => table.rowAt(from + i));
}

/** Those that may be shown: none that is made of fewer salaries than the source allows. */
export function shownRows({ table, source }: SourceTable, role: string, place: string): WageRow[] {
  const least = source.minimum_count ?? 0;
  return rowsAt(table, role, place).filter(({ count }) => count === undefined || count >= least);
}

/** The figure with an id such as `oews-2024/seattle/backend/p50`. */
export function figureById(from: SourceTable, id: string): Figure | undefined {
  const [source, place = '', role = ''] = id.split('/', 3);
  if (source !== from.source.id) return undefined;
  const statistic = id.slice(id.lastIndexOf('/') + 1);
  const column = WAGE_COLUMNS.find((one) => statistic === one || statistic.startsWith(`${one}-`));
  const row = column && shownRows(from, role, place).find((one) => idOf(namesOf(from, one), column) === id);
  return row && figureOfColumn(from, row, column);
}

/** What all figures of a row have in common of their ids and labels. */
interface RowNames {
  readonly source: string;
  readonly cell: string;
  readonly suffix: string;
  readonly label: string;
  readonly section: string;
}

function namesOf({ source, roles, places }: SourceTable, row: WageRow): RowNames {
  const role = roles.get(row.role);
  const place = places.get(row.place);
  const roleName = role?.name ?? row.role;
  const level = row.level === undefined ? '' : `/${row.level}`;
  const who = `${row.role === 'backend' ? '' : `${roleName}, `}${row.level ? `${LEVEL_NAMES[row.level]}, ` : ''}`;
  return {
    source: source.id,
    cell: `${source.id}/${row.place}/${row.role}${level}`,
    suffix: suffixOf(row.unit, place?.currency),
    label: `${who}${place?.name ?? row.place}`,
    section: role?.code === undefined ? roleName : `${role.name} (${role.code})`,
  };
}

function figureOf(
  names: RowNames,
  row: WageRow,
  column: WageColumn,
  cell: WageCell | undefined,
): Figure | undefined {
  if (cell === undefined || !('amount' in cell)) return undefined;
  const { statistic, percentile } = STATISTICS[column];
  const topCoded = cell.kind === 'top-coded';
  return {
    id: idOf(names, column),
    label: `${names.label}, ${statistic === 'percentile' ? `${percentile}th percentile` : statistic}`,
    source: names.source,
    role: row.role,
    place: row.place,
    low: cell.amount,
    high: cell.amount,
    openEnded: topCoded,
    unit: row.unit as Figure['unit'],
    statistic,
    topics: ['pay'],
    section: names.section,
    marks: [],
    ...(row.level === undefined ? {} : { level: row.level }),
    ...(percentile === undefined ? {} : { percentiles: [percentile] }),
    ...(row.count === undefined ? {} : { count: row.count }),
    ...(topCoded
      ? { topCoded, note: 'The source gives no exact value this high: it is at least this.' }
      : {}),
  };
}

/** `source/place/role[/level]/p50[-hourly][-usd]`: the currency where it is not the place's own. */
function idOf({ cell, suffix }: RowNames, column: WageColumn): string {
  return `${cell}/${column}${suffix}`;
}

function suffixOf(unit: string, own: string | undefined): string {
  const [currency = '', period] = unit.split('/');
  const hourly = period === 'hour' ? '-hourly' : '';
  return `${hourly}${currency === own ? '' : `-${currency.toLowerCase()}`}`;
}
