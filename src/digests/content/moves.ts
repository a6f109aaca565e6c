/** How far medians moved from one vintage of a series to the next, and where they moved most. */
import type { Datasets } from '../../datasets/datasets.ts';
import type { Figure, Place } from '../../datasets/records.ts';
import { medianFigure, sizeOf, type Vintage } from './official-pay.ts';

export interface Move {
  readonly place: Place;
  readonly now: Figure;
  readonly before: Figure;
}

/** Moves of one kind of place. */
export interface Moves {
  readonly kind: Place['kind'];
  /** How many moved up; how many both vintages have. */
  readonly up: number;
  readonly all: number;
  /** Those that moved up most, and down most: at most so many as were asked for. */
  readonly most: readonly Move[];
  readonly least: readonly Move[];
  /** The largest places that are not among those. */
  readonly largest: readonly Move[];
}

/** The median of a place as it was. */
export type Before = (place: string) => Figure | undefined;

/** Fewer places say nothing of the whole. */
const LEAST_PLACES = 5;

export function beforeIn(vintage: Vintage): Before {
  return (place) => {
    const median = vintage.medians.get(place);
    return median && medianFigure(vintage, median);
  };
}

/** Undefined where only a few such places have an exact value both times. */
export function movesOf(
  now: Vintage,
  before: Before,
  kind: Place['kind'],
  shown: number,
  datasets: Datasets,
): Moves | undefined {
  const shares = [...now.medians.values()]
    .filter(({ place, exact }) => place.kind === kind && exact)
    .flatMap(({ place, amount }) => {
      const was = before(place.id);
      return was && !was.openEnded && was.unit === `${place.currency}/year`
        ? [{ id: place.id, share: amount / was.low - 1 }]
        : [];
    })
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
  if (shares.length < LEAST_PLACES) return undefined;
  const figures = (some: typeof shares) =>
    some.slice(0, shown).flatMap(({ id }) => moveOf(now, before, id) ?? []);
  const up = shares.filter(({ share }) => share > 0);
  const down = shares.filter(({ share }) => share < 0).reverse();
  const told = new Set([...up.slice(0, shown), ...down.slice(0, shown)]);
  const largest = shares
    .filter((one) => !told.has(one))
    .sort((a, b) => sizeOf(b.id, datasets) - sizeOf(a.id, datasets) || (a.id < b.id ? -1 : 1));
  return {
    kind,
    up: up.length,
    all: shares.length,
    most: figures(up),
    least: figures(down),
    largest: figures(largest),
  };
}

/** Nations that both have. */
export function nationMoves(now: Vintage, before: Before): Move[] {
  return [...now.medians.values()]
    .filter(({ place }) => place.kind === 'country')
    .flatMap(({ place }) => moveOf(now, before, place.id) ?? []);
}

function moveOf(vintage: Vintage, before: Before, id: string): Move | undefined {
  const median = vintage.medians.get(id);
  const now = median && medianFigure(vintage, median);
  const was = before(id);
  return now && was && now.unit === was.unit ? { place: median.place, now, before: was } : undefined;
}
