/** One row for each program, the median of its runs, and below them the ratios. */
import { median, row } from './measure.ts';
import { BOTH, type Program } from './started-bot.ts';

/** @param fields one for each column */
export function beside<Field extends string>(
  runs: Readonly<Record<Program, readonly Readonly<Record<Field, number>>[]>>,
  fields: readonly Field[],
): void {
  const [ours = [], bare = []] = BOTH.map((program) =>
    fields.map((field) => median(runs[program].map((run) => run[field]))),
  );
  row(BOTH[0], ...ours);
  row(BOTH[1], ...bare);
  row('ratio', ...ours.map((cell, i) => cell / (bare[i] ?? 1)));
}
