/** Two vintages of a source, cell by cell: what moved and by how much, what is new, what is gone. */
import type { Datasets } from './datasets.ts';
import { cellsOf, compareCells, type SourceCell } from './source-cells.ts';

export interface Move {
  readonly before: SourceCell;
  readonly after: SourceCell;
  /** In hundredths of the older value. */
  readonly percent: number;
}

export interface Difference {
  /** Cells that both have. */
  readonly shared: number;
  readonly same: number;
  readonly up: number;
  readonly down: number;
  /** The middle of all moves in percent; undefined where no cell is in both. */
  readonly medianPercent?: number;
  /** The moves of the occupation that was asked for, the greatest first. */
  readonly moves: readonly Move[];
  /** Cells of that occupation that only one of the two has. */
  readonly gone: readonly SourceCell[];
  readonly added: readonly SourceCell[];
  /** Of all occupations. */
  readonly goneInAll: number;
  readonly addedInAll: number;
  /** Cells that are top-coded or not available in one of them: how far they moved cannot be said. */
  readonly unknown: number;
}

/** Both go through once, side by side: a million cells are no trouble. @param role whose cells are listed */
export function diffSources(datasets: Datasets, older: string, newer: string, role: string): Difference {
  const left = cellsOf(datasets, older);
  const right = cellsOf(datasets, newer);
  const percents: number[] = [];
  const moves: Move[] = [];
  const gone: SourceCell[] = [];
  const added: SourceCell[] = [];
  let goneInAll = 0;
  let addedInAll = 0;
  let unknown = 0;
  let a = left.next();
  let b = right.next();
  while (!a.done || !b.done) {
    const order = a.done ? 1 : b.done ? -1 : compareCells(a.value, b.value);
    if (order < 0 && !a.done) {
      goneInAll += 1;
      if (a.value.role === role) gone.push(a.value);
      a = left.next();
    } else if (order > 0 && !b.done) {
      addedInAll += 1;
      if (b.value.role === role) added.push(b.value);
      b = right.next();
    } else if (!a.done && !b.done) {
      if (a.value.kind !== 'value' || b.value.kind !== 'value') unknown += 1;
      else {
        const percent = ((middle(b.value) - middle(a.value)) / middle(a.value)) * 100;
        percents.push(percent);
        if (a.value.role === role) moves.push({ before: a.value, after: b.value, percent });
      }
      a = left.next();
      b = right.next();
    }
  }
  const sorted = Float64Array.from(percents).sort();
  return {
    shared: percents.length + unknown,
    same: percents.filter((percent) => percent === 0).length,
    up: percents.filter((percent) => percent > 0).length,
    down: percents.filter((percent) => percent < 0).length,
    ...(sorted.length === 0 ? {} : { medianPercent: sorted[Math.floor(sorted.length / 2)] ?? 0 }),
    moves: moves.sort((one, other) => Math.abs(other.percent) - Math.abs(one.percent)),
    gone,
    added,
    goneInAll,
    addedInAll,
    unknown,
  };
}

function middle({ low, high }: SourceCell): number {
  return (low + high) / 2;
}
