/** The best paid metros and states of an official table, and the best paid metros of one state. */
import { say } from '../../../answers/draft.ts';
import { capital } from '../../../answers/pay-rows.ts';
import type { Datasets } from '../../../datasets/datasets.ts';
import type { Figure, Place } from '../../../datasets/records.ts';
import { chartOf } from '../comparable.ts';
import {
  type Median,
  medianFigure,
  officialSeries,
  type Ranked,
  ranked,
  type Series,
} from '../official-pay.ts';
import type { Spotlight } from '../spotlight.ts';
import { distinctName } from './place-words.ts';
import { countedIn, named, nameWithin, PLURALS, pluralOf, whose } from './table-words.ts';

const SHOWN = 6;
/** Fewer are no ranking. */
const LEAST = 4;
const MOST_STATES = 8;
const KINDS = ['metro', 'state', 'city'] as const;

export function rankings(datasets: Datasets): Spotlight[] {
  const [series] = officialSeries(datasets);
  if (!series) return [];
  return [
    ...KINDS.flatMap((kind) =>
      spotlightOf(
        kind,
        ranked(series, (place) => place.kind === kind),
        datasets,
      ),
    ),
    ...metrosOfStates(series, datasets),
  ];
}

function metrosOfStates(series: Series, datasets: Datasets): Spotlight[] {
  const all = ranked(series, ({ kind }) => kind === 'metro');
  const states = [...datasets.places.values()]
    .filter(({ kind }) => kind === 'state')
    .map((state) => ({
      state,
      medians: all?.medians.filter(({ place }) => place.within === state.id) ?? [],
    }))
    .sort((a, b) => b.medians.length - a.medians.length || (a.state.id < b.state.id ? -1 : 1));
  return states
    .slice(0, MOST_STATES)
    .flatMap(({ state, medians }) => (all ? spotlightOf('metro', { ...all, medians }, datasets, state) : []));
}

function spotlightOf(
  kind: (typeof KINDS)[number],
  list: Ranked | undefined,
  datasets: Datasets,
  within?: Place,
): Spotlight[] {
  if (!list || list.medians.length < LEAST) return [];
  const { vintage, medians } = list;
  const shown = medians.slice(0, SHOWN).flatMap((median) => pair(median, list, within, datasets));
  const [best] = shown;
  if (!best) return [];
  const what = within ? `${within.name} ${PLURALS[kind]}` : PLURALS[kind];
  const counted = within ? what : pluralOf(kind);
  const scale = scaleFor(list, within);
  const rows = [...shown, ...scale];
  const count = countedIn(medians.length, `${capital(counted)} with a median`, best.figure);
  return [
    {
      id: within ? `ranking/${within.id}/${PLURALS[kind]}` : `ranking/${PLURALS[kind]}`,
      kind: within ? 'metros-of-a-state' : 'ranking',
      title: `Spotlight: best paid ${what}`,
      figures: rows.map(({ figure }) => figure),
      leads: [],
      headline: say`Best paid of ${count} ${counted}: ${best.name}, ${best.figure} a year (${whose(vintage)}).`,
      ...chartOf(
        `Best paid ${what}, ${vintage.source.vintage}`,
        rows.map(({ figure, name }) => named(figure, name)),
      ),
      tell: () => ({
        block: {
          kind: 'table',
          columns: [capital(kind), 'A year'],
          rows: rows.map(({ name, figure }) => [say`${name}`, say`${figure}`]),
        },
        notes: [],
        followUps: [
          within ? `${PLURALS[kind]} in ${within.name.toLowerCase()}` : `top ${PLURALS[kind]}`,
          ...medians.slice(0, 1).map(({ place }) => distinctName(place, datasets).toLowerCase()),
          ...(within ? ['top metros'] : [kind === 'state' ? 'top metros' : 'top states']),
        ],
      }),
    },
  ];
}

interface Row {
  readonly name: string;
  readonly figure: Figure;
}

function pair(median: Median, { vintage }: Ranked, within: Place | undefined, datasets: Datasets): Row[] {
  const figure = medianFigure(vintage, median);
  return figure
    ? [{ name: within ? nameWithin(median.place) : distinctName(median.place, datasets), figure }]
    : [];
}

/** What is paid in the wider place, of the same vintage. */
function scaleFor({ vintage, medians: [first] }: Ranked, within: Place | undefined): Row[] {
  const wide = [...vintage.medians.values()].find(({ place }) =>
    within ? place.id === within.id : place.kind === 'country' && place.currency === first?.place.currency,
  );
  const figure = wide && medianFigure(vintage, wide);
  return figure ? [{ name: `All of ${wide.place.name}`, figure }] : [];
}
