/** Times and tables of them, as every part of the bench needs them. */

/** Milliseconds of each, sorted, after a first round that warms up. */
export function timesOf(texts: readonly string[], run: (text: string) => unknown): number[] {
  for (const text of texts.slice(0, 1_000)) run(text);
  return texts.map((text) => timeOf(() => run(text))).sort((a, b) => a - b);
}

/** Milliseconds. */
export function timeOf(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

export function medianOf(count: number, run: () => unknown): number {
  const times = timesOf(
    Array.from({ length: count }, () => ''),
    run,
  );
  return at(times, 0.5);
}

export function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function quantiles(sorted: readonly number[]): number[] {
  return [0.5, 0.9, 0.99, 1].map((share) => at(sorted, share));
}

/** Of a list in any order. */
export function quantile(list: readonly number[], share: number): number {
  return at(
    [...list].sort((a, b) => a - b),
    share,
  );
}

export function median(list: readonly number[]): number {
  return quantile(list, 0.5);
}

export function heading(name: string, ...columns: readonly string[]): void {
  process.stdout.write(`\n${name.padEnd(36)}${columns.map((column) => column.padStart(10)).join('')}\n`);
}

/** A ratio of nothing to nothing is no number. */
function show(cell: number): string {
  if (Number.isNaN(cell)) return '-';
  return cell.toFixed(Math.abs(cell) < 10 ? 3 : 0);
}

export function row(name: string, ...cells: readonly number[]): void {
  const shown = cells.map((cell) => show(cell).padStart(10));
  process.stdout.write(`${name.padEnd(36)}${shown.join('')}\n`);
}
