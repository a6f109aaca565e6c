/** Cells of a wage table as figures, made when somebody asks for them. */
import { LEVEL_NAMES, type Level } from './levels.ts';
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
  return WAGE_COLUMNS.flatMap((column, i) => figureOf(from, row, column, row.cells[i]) ?? []);
}

export function figureOfColumn(from: SourceTable, row: WageRow, column: WageColumn): Figure | undefined {
  return figureOf(from, row, column, row.cells[WAGE_COLUMNS.indexOf(column)]);
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
  for (const row of shownRows(from, role, place)) {
    const column = WAGE_COLUMNS.find(
      (one) => idOf(source, row, one, from.places.get(place)?.currency) === id,
    );
    if (column) return figureOfColumn(from, row, column);
  }
  return undefined;
}

function figureOf(
  { source, roles, places }: SourceTable,
  row: WageRow,
  column: WageColumn,
  cell: WageCell | undefined,
): Figure | undefined {
  if (cell === undefined || !('amount' in cell)) return undefined;
  const { statistic, percentile } = STATISTICS[column];
  const role = roles.get(row.role);
  const place = places.get(row.place);
  const topCoded = cell.kind === 'top-coded';
  return {
    id: idOf(source.id, row, column, place?.currency),
    label: labelOf(row, column, role?.name ?? row.role, place?.name ?? row.place),
    source: source.id,
    role: row.role,
    place: row.place,
    low: cell.amount,
    high: cell.amount,
    openEnded: topCoded,
    unit: row.unit as Figure['unit'],
    statistic,
    topics: ['pay'],
    section: role?.code === undefined ? (role?.name ?? row.role) : `${role.name} (${role.code})`,
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
function idOf(source: string, row: WageRow, column: WageColumn, own: string | undefined): string {
  const [currency = '', period] = row.unit.split('/');
  const cell = [source, row.place, row.role, ...(row.level === undefined ? [] : [row.level])].join('/');
  const hourly = period === 'hour' ? '-hourly' : '';
  return `${cell}/${column}${hourly}${currency === own ? '' : `-${currency.toLowerCase()}`}`;
}

function labelOf({ role, level }: WageRow, column: WageColumn, roleName: string, placeName: string): string {
  const who = [
    ...(role === 'backend' ? [] : [roleName]),
    ...(level === undefined ? [] : [LEVEL_NAMES[level as Level]]),
  ];
  const { statistic, percentile } = STATISTICS[column];
  const what = statistic === 'percentile' ? `${percentile}th percentile` : statistic;
  return [...who, placeName, what].join(', ');
}
