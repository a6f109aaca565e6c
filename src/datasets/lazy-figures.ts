/** The figures that stand written in files, and behind them those of big tables, which are made when asked for by id. */
import type { Figure } from './records.ts';

/**
 * A map that finds more than it lists: `get` and `has` know the figures of tables as well; walking it, and its size, are
 * for the written figures alone, as nobody wants to walk a million.
 */
export function createLazyFigures(
  written: readonly Figure[],
  find: (id: string) => Figure | undefined,
): ReadonlyMap<string, Figure> {
  return new LazyFigures(written, find);
}

class LazyFigures extends Map<string, Figure> {
  readonly #find: (id: string) => Figure | undefined;

  constructor(written: readonly Figure[], find: (id: string) => Figure | undefined) {
    super(written.map((figure) => [figure.id, figure]));
    this.#find = find;
  }

  override get(id: string): Figure | undefined {
    return super.get(id) ?? this.#find(id);
  }

  override has(id: string): boolean {
    return super.has(id) || this.#find(id) !== undefined;
  }
}
