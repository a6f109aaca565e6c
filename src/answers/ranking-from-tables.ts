/** The best paid places of an official table by their median, with the guide's own order beside it. */
import { ordinal } from '../chat/format-number.ts';
import type { DerivedFigure } from '../chat/reply.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { PlacePay } from '../datasets/pay-rows.ts';
import type { Figure, Source } from '../datasets/records.ts';
import { newerThan } from '../datasets/series.ts';
import type { Request } from '../understanding/request.ts';
import { type Draft, join, type Said, say } from './draft.ts';
import { rolesAsked, withVintage } from './pay-cells.ts';
import { capital, countsNotes, namedTable, payValue, periodNote } from './pay-rows.ts';

const SHOWN = 10;
const SHOWN_WHEN_BOTH = 5;
const OF_THE_GUIDE = 3;

export type Kind = 'state' | 'metro';

/** One kind of place, best paid first. */
interface Ranked {
  readonly kind: Kind;
  readonly places: readonly PlacePay[];
}

export interface RankingAsked {
  readonly kinds: readonly Kind[];
  /** Only places within these. */
  readonly within: readonly string[];
  readonly isWithinLimit: (figure: Pick<Figure, 'low'>) => boolean;
  /** The guide's own list of a kind, best paid first. */
  readonly guideFor: (kind: Kind) => readonly Figure[];
}

/** Undefined where no official table has such places. */
export function rankingFromTables(
  { kinds, within, isWithinLimit, guideFor }: RankingAsked,
  request: Request,
  datasets: Datasets,
): Draft | undefined {
  if (datasets.tables.size === 0) return undefined;
  const [role = 'backend'] = rolesAsked(request.slots, datasets);
  const lists = kinds.map((kind): Ranked => {
    const places = datasets.rows
      .medians(role, 'USD/year', (id) => {
        const place = datasets.places.get(id);
        return place?.kind === kind && (within.length === 0 || within.includes(place.within ?? ''));
      })
      .filter(({ amount }) => isWithinLimit({ low: amount }));
    return { kind, places: [...places].sort((a, b) => b.amount - a.amount) };
  });
  const sources = new Map(
    lists.flatMap(({ places: [first] }) => (first ? [[first.source.id, first.source] as const] : [])),
  );
  if (sources.size === 0) return undefined;
  const isNamed = ({ place }: PlacePay): boolean => request.slots.places.some(({ id }) => id === place);
  const fromBottom = request.topics.has('lowest') && !request.topics.has('highest');
  const most = lists.length > 1 ? SHOWN_WHEN_BOTH : SHOWN;
  const tables = lists
    .filter(({ places }) => places.length > 0)
    .map(({ kind, places }) => {
      const order = fromBottom ? [...places].reverse() : places;
      return {
        kind,
        source: places[0]?.source,
        figures: [...order.slice(0, most), ...order.slice(most).filter(isNamed)].flatMap(
          (place) => datasets.rows.medianOf(place) ?? [],
        ),
      };
    });
  const shown = tables.flatMap(({ figures }) => figures);
  const plain = within.length === 0 && !fromBottom && request.slots.amounts.length === 0;
  const guides =
    role === 'backend' && plain ? kinds.flatMap((kind) => guideSaid(kind, guideFor(kind), datasets)) : [];
  return {
    outcome: 'answer',
    headline: join(
      lists.map((list) => headlineFor(list, fromBottom, request, datasets)),
      ' ',
    ),
    blocks: [
      ...tables.map(({ kind, source, figures }) =>
        namedTable(
          figures,
          namesOf(figures, datasets),
          request,
          datasets,
          say`${kind === 'state' ? 'States' : 'Metros'} by median, ${fromBottom ? 'lowest' : 'best paid'} first${source ? `, ${withVintage(source)}` : ''}`,
        ),
      ),
      ...guides.map((text) => ({ kind: 'text' as const, text })),
    ],
    notes: [
      ...[...sources.values()].flatMap((one) => newerLeft(one, datasets)),
      say`All levels together.`,
      ...topCodedNote(shown),
      ...periodNote(shown, request, datasets),
      ...countsNotes(shown.slice(0, 1), datasets),
    ],
    ...(tables.length === 1
      ? { chart: { title: 'Medians', figures: shown, names: namesOf(shown, datasets) } }
      : {}),
    followUps: [
      kinds.includes('state') ? 'top metros' : 'top states',
      'cost of living',
      'senior san francisco',
    ],
  };
}

function namesOf(figures: readonly Figure[], { places }: Datasets): string[] {
  return figures.map(({ place, label }) => places.get(place ?? '')?.name ?? label);
}

/** A newer vintage that was passed over. */
function newerLeft(source: Source, { sources }: Datasets): Said[] {
  const newer = newerThan(source, sources.values());
  return newer
    ? [say`${capital(withVintage(newer))} have fewer of these places, so ${source.vintage} is ranked.`]
    : [];
}

function topCodedNote(shown: readonly Figure[]): Said[] {
  const [coded] = shown.filter(({ topCoded }) => topCoded);
  return coded ? [say`${coded} is top-coded: at least this; those that share it are in no order.`] : [];
}

function headlineFor(
  { kind, places }: Ranked,
  fromBottom: boolean,
  request: Request,
  datasets: Datasets,
): Said {
  const { slots } = request;
  const value = (place: PlacePay): Said => {
    const figure = datasets.rows.medianOf(place);
    const name = datasets.places.get(place.place)?.name ?? place.place;
    return say`${name} ${figure ? payValue(figure, request, datasets) : ''}`;
  };
  const source = places[0]?.source;
  const whose = source ? `median, ${withVintage(source)}` : 'median';
  const own = places.filter(({ place }) => slots.places.some(({ id }) => id === place));
  if (own.length > 0) {
    return join(
      own.map((one) => {
        const rank = places.filter(({ amount }) => amount > one.amount).length + 1;
        return say`${value(one)} (${whose}): ${ordinal(rank)} of ${countOf(kind, places, datasets)} ${kind}s.`;
      }),
      ' ',
    );
  }
  const order = fromBottom ? [...places].reverse() : places;
  const nth = slots.rank === undefined ? undefined : order[slots.rank - 1];
  if (nth && slots.rank !== undefined)
    return say`${ordinal(slots.rank)} ${fromBottom ? 'from the bottom' : 'highest'} of ${countOf(kind, places, datasets)} ${kind}s: ${value(nth)} (${whose}).`;
  const [first, ...rest] = order.slice(0, 3);
  if (!first) return say`No ${kind} fits.`;
  if (slots.amounts.length > 0)
    return say`${countOf(kind, places, datasets)} ${kind}s fit, ${join(order.slice(0, 3).map(value), ', ')} first (${whose}).`;
  const then = rest.length > 0 ? say`, then ${join(rest.map(value), ' and ')}` : say``;
  return say`${fromBottom ? 'Lowest paid' : 'Best paid'} ${kind}: ${value(first)}${then} (${whose}).`;
}

/** How many have a median: counted by us. */
function countOf(kind: Kind, places: readonly PlacePay[], datasets: Datasets): DerivedFigure {
  const first = places[0] && datasets.rows.medianOf(places[0]);
  return {
    label: `${capital(kind)}s with a median`,
    value: places.length,
    unit: 'count',
    formula: 'counted in the table',
    from: first ? [first.id] : [],
  };
}

function guideSaid(kind: Kind, figures: readonly Figure[], datasets: Datasets): Said[] {
  const [first] = figures;
  if (!first) return [];
  const short = datasets.sources.get(first.source)?.short ?? first.source;
  return [
    say`${capital(short)} has its own order of ${kind}s (${first.statistic}): ${join(
      figures.slice(0, OF_THE_GUIDE).map((figure) => say`${figure.label} ${figure}`),
      ', ',
    )}.`,
  ];
}
