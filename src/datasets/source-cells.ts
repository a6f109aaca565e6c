/** What a source pays, cell by cell and in one order, whether it stands in a big table or is written figure by figure. */
import type { Datasets } from './datasets.ts';
import type { Level } from './levels.ts';
import type { Figure } from './records.ts';
import { byCodeUnits, WAGE_COLUMNS, type WageRow } from './wage-row.ts';

/** One value of one source. `statistic`: mean, p10 … p90, p50-75 for a range between two, or the source's own word. */
export interface SourceCell {
  readonly role: string;
  readonly place: string;
  readonly level: Level | '';
  readonly unit: string;
  readonly statistic: string;
  readonly kind: 'value' | 'top-coded' | 'not-available';
  /** Zero where it is not available. */
  readonly low: number;
  readonly high: number;
  readonly openEnded: boolean;
  readonly count?: number;
}

/** Every pay cell of a source, ordered as `compareCells` orders. */
export function* cellsOf(datasets: Datasets, source: string): Generator<SourceCell> {
  const written = writtenCells(datasets, source);
  const table = datasets.tables.get(source)?.table;
  if (!table) return yield* written;
  let next = 0;
  for (let row = 0; row < table.columns.rows; row++) {
    for (const cell of cellsOfRow(table.rowAt(row))) {
      for (let own = written[next]; own && compareCells(own, cell) <= 0; own = written[++next]) yield own;
      yield cell;
    }
  }
  yield* written.slice(next);
}

/** The cells of a source for an occupation in a place. @param written those of its cells that stand in no table */
export function cellsAt(
  { tables }: Pick<Datasets, 'tables'>,
  source: string,
  written: readonly SourceCell[],
  role: string,
  place: string,
): SourceCell[] {
  const table = tables.get(source)?.table;
  const { from, to } = table?.rowsOf(role, place) ?? { from: 0, to: 0 };
  const rows = Array.from({ length: to - from }, (_, i) => table?.rowAt(from + i));
  return [
    ...written.filter((cell) => cell.role === role && cell.place === place),
    ...rows.flatMap((row) => (row ? cellsOfRow(row) : [])),
  ];
}

/** Those cells of a source that are written figure by figure, in order. */
export function writtenCells({ figures }: Pick<Datasets, 'figures'>, source: string): SourceCell[] {
  return [...figures.values()]
    .filter((figure) => figure.source === source && figure.topics.includes('pay'))
    .map(cellOfFigure)
    .sort(compareCells);
}

/** Role, place, level, unit, statistic. */
export function compareCells(a: SourceCell, b: SourceCell): number {
  return (
    byCodeUnits(a.role, b.role) ||
    byCodeUnits(a.place, b.place) ||
    byCodeUnits(a.level, b.level) ||
    byCodeUnits(a.unit, b.unit) ||
    byCodeUnits(a.statistic, b.statistic)
  );
}

function cellsOfRow({ role, place, unit, cells, count, ...row }: WageRow): SourceCell[] {
  const level: SourceCell['level'] = row.level ?? '';
  return cells.flatMap((cell, i): SourceCell[] => {
    if (cell.kind === 'empty') return [];
    const amount = 'amount' in cell ? cell.amount : 0;
    return [
      {
        role,
        place,
        level,
        unit,
        statistic: WAGE_COLUMNS[i] ?? '',
        kind: cell.kind,
        low: amount,
        high: amount,
        openEnded: cell.kind === 'top-coded',
        ...(count === undefined ? {} : { count }),
      },
    ];
  });
}

function cellOfFigure(figure: Figure): SourceCell {
  const { role, place = '', unit, percentiles, statistic, low, high, openEnded } = figure;
  const level: SourceCell['level'] = figure.level ?? '';
  const name = percentiles ? `p${percentiles.join('-')}` : statistic === 'average' ? 'mean' : statistic;
  return { role, place, level, unit, statistic: name, kind: 'value', low, high, openEnded };
}
