/** One row for each program, the median of its runs; below each but the first how much of it the first one has. */
import { median, row } from './measure.ts';

/**
 * @param runs of each program, by its name
 * @param fields one for each column
 */
export function beside<Field extends string>(
  runs: Readonly<Record<string, readonly Readonly<Record<Field, number>>[]>>,
  fields: readonly Field[],
): void {
  const medians = Object.entries(runs).map(
    ([name, list]) => [name, fields.map((field) => median(list.map((run) => run[field])))] as const,
  );
  const [, ours = []] = medians[0] ?? [];
  for (const [i, [name, cells]] of medians.entries()) {
    row(name, ...cells);
    if (i > 0) row('ratio', ...ours.map((cell, at) => cell / (cells[at] ?? 1)));
  }
}
