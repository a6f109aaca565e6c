/**
 * What is kept of big tables for the next digest: a fingerprint of their backend rows, and the figures that most readers
 * look at. Never more than a few hundred, however many rows there are.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Datasets } from '../../datasets/datasets.ts';
import type { Figure } from '../../datasets/records.ts';
import type { SourceTable } from '../../datasets/table-figures.ts';
import { CELLS } from '../../datasets/wage-columns.ts';
import { bySize, medianFigure, payRowOf, paySeries, type Vintage } from './official-pay.ts';

export const tableKept = z.object({
  series: z.string().exactOptional(),
  year: z.number().exactOptional(),
  /** The same for the same backend rows. */
  print: z.string(),
});

export type TableThen = z.infer<typeof tableKept>;

/** Places of a newest vintage, and figures of all tables together. */
const MOST_PLACES = 120;
const MOST_FIGURES = 300;
const KINDS = ['country', 'state', 'metro', 'city', 'area'];

const printed = new WeakMap<SourceTable, string>();

export function keepTable(from: SourceTable): TableThen {
  const { series, year } = from.source;
  return {
    ...(series === undefined ? {} : { series }),
    ...(year === undefined ? {} : { year }),
    print: printOf(from),
  };
}

/** By source: all that the newest vintage has for a nation, the medians of its largest places; of older ones the nation. */
export function figuresToKeep(datasets: Datasets): ReadonlyMap<string, readonly Figure[]> {
  const kept = new Map<string, readonly Figure[]>();
  let left = MOST_FIGURES;
  for (const series of paySeries(datasets)) {
    const withPay = series.filter(({ medians }) => medians.size > 0);
    withPay.forEach((vintage, i) => {
      const figures = figuresOf(vintage, i === 0, datasets).slice(0, left);
      left -= figures.length;
      kept.set(vintage.source.id, figures);
    });
  }
  return kept;
}

function figuresOf(vintage: Vintage, isNewest: boolean, datasets: Datasets): Figure[] {
  const medians = [...vintage.medians.values()]
    .filter(({ place }) => isNewest || place.kind === 'country')
    .sort((a, b) => KINDS.indexOf(a.place.kind) - KINDS.indexOf(b.place.kind) || bySize(datasets)(a, b));
  return medians
    .slice(0, MOST_PLACES)
    .flatMap((median) =>
      median.place.kind === 'country'
        ? (payRowOf(vintage, median.place.id)?.figures ?? [])
        : (medianFigure(vintage, median) ?? []),
    );
}

/** Other occupations and other places' numbers in the table make no difference: names are numbered anew. */
export function printOf(from: SourceTable): string {
  const known = printed.get(from);
  if (known !== undefined) return known;
  const { columns } = from.table;
  const { from: first, to } = from.table.rowsOfRole('backend');
  const names: string[] = [];
  const numbers = new Uint32Array(2 * (to - first));
  const numberOf = new Map<string, number>();
  for (let row = first; row < to; row++) {
    const cell = [columns.places[columns.place[row] ?? 0], columns.units[columns.unit[row] ?? 0]];
    cell.forEach((name = '', i) => {
      const number = numberOf.get(name) ?? names.push(name) - 1;
      numberOf.set(name, number);
      numbers[2 * (row - first) + i] = number;
    });
  }
  const hash = createHash('sha256').update(names.join('\n')).update(numbers);
  for (const array of [columns.level, columns.states, columns.count]) hash.update(array.subarray(first, to));
  hash.update(columns.amounts.subarray(first * CELLS, to * CELLS));
  const print = hash.digest('hex').slice(0, 16);
  printed.set(from, print);
  return print;
}
