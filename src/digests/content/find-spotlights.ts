/** Everything a round can put in the light, found once for each state of the data. */
import { placesWithPay } from '../../answers/covered.ts';
import type { Datasets } from '../../datasets/datasets.ts';
import { onePeriod } from './comparable.ts';
import type { Spotlight } from './spotlight.ts';
import { disagreements } from './spotlights/disagreements.ts';
import { levels } from './spotlights/levels.ts';
import { levelsOfPlaces } from './spotlights/levels-of-a-place.ts';
import { negotiation } from './spotlights/negotiation.ts';
import { placesWithATable } from './spotlights/places-with-a-table.ts';
import { placesWithOneFigure } from './spotlights/places-with-one-figure.ts';
import { skills } from './spotlights/skills.ts';
import { specialisations } from './spotlights/specialisations.ts';

const found = new WeakMap<Datasets, readonly Spotlight[]>();

export function findSpotlights(datasets: Datasets): readonly Spotlight[] {
  const known = found.get(datasets);
  if (known) return known;
  const places = placesWithPay(datasets).flatMap((place) => {
    const figures = onePeriod(datasets.pay('backend', place.id).filter(({ level }) => !level));
    return figures.length > 0 ? [{ place, figures }] : [];
  });
  const spotlights = [
    ...placesWithATable(places, datasets),
    ...placesWithOneFigure(places, datasets),
    ...levelsOfPlaces(datasets),
    ...levels(datasets),
    ...skills(datasets),
    ...specialisations(datasets),
    ...negotiation(datasets),
    ...disagreements(datasets),
  ];
  found.set(datasets, spotlights);
  return spotlights;
}
