/** Backend developers among the occupations beside theirs, by what a nation pays. */
import { say } from '../../../answers/draft.ts';
import { ordinal } from '../../../chat/format-number.ts';
import type { Datasets } from '../../../datasets/datasets.ts';
import type { Figure, Role } from '../../../datasets/records.ts';
import { figureOfColumn, type SourceTable, shownRows } from '../../../datasets/table-figures.ts';
import { chartOf } from '../comparable.ts';
import { officialSeries, type Series, type Vintage } from '../official-pay.ts';
import type { Spotlight } from '../spotlight.ts';
import { placeAlone } from './place-words.ts';
import { countedIn, named } from './table-words.ts';

const LEAST = 5;
const SHOWN = 5;
/** So many characters at the end of an occupation's number are its own: the rest is its group's. */
const OWN_DIGITS = 2;

interface Paid {
  readonly role: Role;
  readonly figure: Figure;
}

export function occupations(datasets: Datasets): Spotlight[] {
  return officialSeries(datasets).flatMap((series) => {
    const nations = new Set(
      series.flatMap(({ medians }) =>
        [...medians.values()].filter(({ place }) => place.kind === 'country').map(({ place }) => place.id),
      ),
    );
    return [...nations].flatMap((id) => spotlightOf(id, series, datasets));
  });
}

function spotlightOf(id: string, series: Series, datasets: Datasets): Spotlight[] {
  const place = datasets.places.get(id);
  const found = series
    .filter(({ medians }) => medians.has(id))
    .map((vintage) => ({ vintage, paid: neighbours(vintage, id, `${place?.currency}/year`) }))
    .find(({ paid }) => paid.length >= LEAST);
  const own = found?.paid.findIndex(({ role }) => role.id === 'backend') ?? -1;
  const backend = found?.paid[own];
  if (!place || !found || !backend) return [];
  const { vintage, paid } = found;
  // Backend developers stand among those that are shown, wherever they rank.
  const shown = own < SHOWN ? paid.slice(0, SHOWN) : [...paid.slice(0, SHOWN - 1), backend];
  const count = countedIn(paid.length, 'Occupations of the same kind with a median', backend.figure);
  const rank = own === 0 ? 'highest' : `${ordinal(own + 1)} highest`;
  return [
    {
      id: `occupations/${id}`,
      kind: 'ranking',
      title: `Spotlight: jobs beside backend, ${placeAlone(place)}`,
      figures: shown.map(({ figure }) => figure),
      leads: [],
      headline: say`${backend.role.name}, among whom backend developers are counted: ${backend.figure} a year, the ${rank} median of ${count} like jobs (${placeAlone(place)}, ${vintage.source.vintage}).`,
      ...chartOf(
        `Medians, ${placeAlone(place)}, ${vintage.source.vintage}`,
        shown.map(({ role, figure }) => named(figure, role.name)),
      ),
      tell: () => ({
        block: {
          kind: 'table',
          columns: ['Occupation', 'A year'],
          rows: shown.map(({ role, figure }) => [say`${role.name}`, say`${figure}`]),
        },
        notes: [],
        followUps: [
          ...shown
            .filter((one) => one !== backend)
            .slice(0, 2)
            .map(({ role }) => role.name.toLowerCase()),
          'pay overview',
        ],
      }),
    },
  ];
}

/** Occupations whose number begins as that of backend developers does; leftovers of a class are none. */
function neighbours({ from }: Vintage, place: string, unit: string): Paid[] {
  const group = from.roles.get('backend')?.code?.slice(0, -OWN_DIGITS);
  if (!group) return [];
  return [...from.roles.values()]
    .filter(({ code, name }) => code?.startsWith(group) && !/\ball other\b/i.test(name))
    .flatMap((role) => {
      const figure = medianAt(from, role.id, place, unit);
      return figure ? [{ role, figure }] : [];
    })
    .sort((a, b) => b.figure.low - a.figure.low || (a.role.id < b.role.id ? -1 : 1));
}

function medianAt(from: SourceTable, role: string, place: string, unit: string): Figure | undefined {
  const row = shownRows(from, role, place).find((one) => one.unit === unit && one.level === undefined);
  return row && figureOfColumn(from, row, 'p50');
}
