/** Which of the hundreds of places in official tables digests tell: the largest of each kind, and those that documents tell. */
import type { Datasets } from '../../datasets/datasets.ts';
import type { Figure, Place } from '../../datasets/records.ts';
import { bySize, medianFigure, officialSeries, type Series, vintagesWith } from './official-pay.ts';
import { distinctName, placeAlone } from './spotlights/place-words.ts';

/** So many of a kind have a spotlight of their own; so many of the next ones head other digests with their median. */
const SHOWN = { country: 5, state: 15, metro: 20, city: 10, area: 0 } as const;
const HEADING = { country: 0, state: 6, metro: 16, city: 6, area: 0 } as const;
const KINDS = ['country', 'state', 'metro', 'city', 'area'] as const;

/** The largest first. */
export function placesToShow(series: Series, kind: Place['kind'], datasets: Datasets): readonly Place[] {
  return bySizeOf(series, kind, datasets).filter((place, i) => i < SHOWN[kind] || isTold(place, datasets));
}

/** The medians of nations, and of places that are too small for a spotlight. */
export function mediansToHead(datasets: Datasets): readonly Figure[] {
  return officialSeries(datasets).flatMap((series) => {
    const next = KINDS.flatMap((kind) =>
      bySizeOf(series, kind, datasets)
        .slice(SHOWN[kind])
        .filter((place) => !isTold(place, datasets))
        .slice(0, HEADING[kind]),
    );
    return [...placesToShow(series, 'country', datasets), ...next].flatMap((place) => {
      const [vintage] = vintagesWith(series, place.id);
      const median = vintage?.medians.get(place.id);
      const figure = vintage && median && medianFigure(vintage, median);
      // `Columbus, Ohio, median`, where there is another Columbus.
      return figure
        ? [{ ...figure, label: figure.label.replace(placeAlone(place), distinctName(place, datasets)) }]
        : [];
    });
  });
}

function bySizeOf(series: Series, kind: Place['kind'], datasets: Datasets): Place[] {
  const medians = new Map(
    [...series]
      .reverse()
      .flatMap((vintage) => [...vintage.medians].filter(([, { place }]) => place.kind === kind)),
  );
  return [...medians.values()].sort(bySize(datasets)).map(({ place }) => place);
}

function isTold({ id }: Place, datasets: Datasets): boolean {
  return datasets.written('backend', id).length > 0;
}
