/** What the data covers, in words that change with the data. */
import type { Datasets } from '../datasets/datasets.ts';
import { groupBy } from '../datasets/group-by.ts';
import type { Figure, Place } from '../datasets/records.ts';
import { type Said, say } from './draft.ts';
import { listNames } from './list-names.ts';
import { seriesOf, vintagesSaid } from './series.ts';

/** More than these are not listed by name. */
const MOST_NAMED = 4;

/** Places with pay figures for backend developers. */
export function placesWithPay(datasets: Datasets): readonly Place[] {
  return datasets.placesWritten('backend');
}

/** Of those, the ones with pay by level. */
export function placesByLevel(datasets: Datasets): Place[] {
  return placesWithPay(datasets).filter(
    ({ id, kind }) => kind !== 'country' && datasets.written('backend', id).some(({ level }) => level),
  );
}

/** `Backend pay in the United States, in some of its states and metros, and by level in London, Berlin.` */
export function coverageSaid(datasets: Datasets): Said {
  const withPay = placesWithPay(datasets);
  const countries = withPay.filter(({ kind }) => kind === 'country').map(({ name }) => name);
  const tables = seriesOf(datasets.sources.values()).filter(([{ id }]) => datasets.tables.has(id));
  if (tables.length > 0)
    return say`Covered: backend pay in ${listNames(countries.slice(0, MOST_NAMED))}, by level in ${listNames(placesByLevel(datasets).map(({ name }) => name))}, and all places and occupations of ${listNames(tables.slice(0, MOST_NAMED).map(vintagesSaid))}.`;
  const byLevel = placesByLevel(datasets).map(({ name }) => name);
  return say`Covered: backend pay in ${countries.join(', ')}, in some states and metros, and by level in ${listNames(byLevel)}.`;
}

/** `USD for the United States, GBP for London`: the places that each currency is for. */
export function currenciesSaid(datasets: Datasets): Said {
  const byCurrency = groupBy(placesWithPay(datasets), ({ currency }) => currency);
  const said = [...byCurrency].map(([currency, places]) => {
    const country = places.find(({ kind }) => kind === 'country');
    return `${currency} for ${country?.name ?? places.map(({ name }) => name).join(' and ')}`;
  });
  return say`There are ${said.join(', ')}, and no exchange rate.`;
}

/**
 * The published percentiles of the nation, lowest first, all of one source: numbers of two sources are never mixed
 * into one curve. The source with the most percentiles is taken.
 */
export function percentileSeries(datasets: Datasets, unit: string): Figure[] {
  const points = datasets
    .written('backend', 'us')
    .filter((figure) => !figure.level && figure.percentiles?.length === 1 && figure.unit === unit)
    .sort((a, b) => a.low - b.low);
  const bySource = [...groupBy(points, ({ source }) => source).values()];
  return bySource.sort((a, b) => b.length - a.length)[0] ?? [];
}
