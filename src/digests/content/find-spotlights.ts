/** Everything a round can put in the light, found once for each state of the data. */
import { placesWithPay } from '../../answers/covered.ts';
import type { Datasets } from '../../datasets/datasets.ts';
import { onePeriod } from './comparable.ts';
import type { Spotlight } from './spotlight.ts';
import { disagreements } from './spotlights/disagreements.ts';
import { guidesApart } from './spotlights/guides-apart.ts';
import { levels } from './spotlights/levels.ts';
import { levelsOfPlaces } from './spotlights/levels-of-a-place.ts';
import { negotiation } from './spotlights/negotiation.ts';
import { occupations } from './spotlights/occupations.ts';
import { officialPlaces } from './spotlights/official-places.ts';
import { placesWithATable } from './spotlights/places-with-a-table.ts';
import { placesWithOneFigure } from './spotlights/places-with-one-figure.ts';
import { rankings } from './spotlights/rankings.ts';
import { sinceLastVintage } from './spotlights/since-last-vintage.ts';
import { skills } from './spotlights/skills.ts';
import { specialisations } from './spotlights/specialisations.ts';
import { surveys } from './spotlights/surveys.ts';

const found = new WeakMap<Datasets, readonly Spotlight[]>();

export function findSpotlights(datasets: Datasets): readonly Spotlight[] {
  const known = found.get(datasets);
  if (known) return known;
  const places = placesWithPay(datasets).flatMap((place) => {
    const figures = onePeriod(datasets.written('backend', place.id).filter(({ level }) => !level));
    return figures.length > 0 ? [{ place, figures }] : [];
  });
  const official = officialPlaces(datasets);
  const isOfficial = new Set(official.map(({ id }) => id));
  const guided = [...placesWithATable(places, datasets), ...placesWithOneFigure(places, datasets)];
  const spotlights = [
    ...official,
    // What a guide says of such a place stands beside the official figures.
    ...guided.filter(({ id }) => !isOfficial.has(id)),
    ...rankings(datasets),
    ...sinceLastVintage(datasets),
    ...occupations(datasets),
    ...surveys(datasets),
    ...levelsOfPlaces(datasets),
    ...levels(datasets),
    ...skills(datasets),
    ...specialisations(datasets),
    ...negotiation(datasets),
    ...disagreements(datasets),
    ...guidesApart(datasets),
  ];
  found.set(datasets, spotlights);
  return spotlights;
}
