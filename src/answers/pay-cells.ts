/** What was asked for as cells of occupation and place, each with what tables and guides have for it. */
import type { Datasets } from '../datasets/datasets.ts';
import type { PayRow } from '../datasets/pay-rows.ts';
import type { Figure, Source } from '../datasets/records.ts';
import type { NamedPlace, Request, Slots } from '../understanding/request.ts';
import type { LevelsAsked } from './levels-asked.ts';

export interface PayCell {
  readonly role: string;
  /** `Registered Nurses`; undefined for backend developers, whom the bot is about. */
  readonly roleName?: string;
  /** Another occupation is asked for as well, so that this one has to be named. */
  readonly besides?: true;
  readonly place: NamedPlace;
  /** Tables' rows for all levels: one a source, yearly, in the place's own money where there is a choice. */
  readonly rows: readonly PayRow[];
  /** Tables' rows for the level that was asked for. */
  readonly atLevel: readonly PayRow[];
  /** What guides print for all levels. */
  readonly guides: readonly Figure[];
  /** What guides print for the level that was asked for. */
  readonly guidesAtLevel: readonly Figure[];
}

/** The occupations asked for: those named, else backend developers. */
export function rolesAsked({ roles }: Slots, datasets: Datasets): string[] {
  const known = roles.map(({ id }) => id).filter((id) => datasets.occupations.has(id));
  return known.length > 0 ? known : ['backend'];
}

/** Every occupation asked for in every place; without a place in the US. */
export function cellsAsked(
  { slots }: Request,
  places: readonly NamedPlace[],
  asked: LevelsAsked | undefined,
  datasets: Datasets,
): PayCell[] {
  const roles = rolesAsked(slots, datasets);
  const year = slots.calendarYear ?? commonYear(roles, places, datasets);
  const wanted = { roles: slots.roles, ...(year === undefined ? {} : { calendarYear: year }) };
  return roles.flatMap((role) =>
    places.map((place) => ({
      ...cellAt(role, place, wanted, asked, datasets),
      ...(roles.length > 1 ? { besides: true as const } : {}),
    })),
  );
}

/** Cells side by side are of one year: the newest that all of them have, where they differ. */
function commonYear(
  roles: readonly string[],
  places: readonly NamedPlace[],
  { rows }: Datasets,
): number | undefined {
  const years = roles.flatMap((role) =>
    places.flatMap(({ id }) => rows.at(role, id).find(({ source }) => source.official)?.source.year ?? []),
  );
  const oldest = Math.min(...years);
  return years.some((year) => year > oldest) ? oldest : undefined;
}

export function cellAt(
  role: string,
  place: NamedPlace,
  { roles, calendarYear }: Pick<Slots, 'roles' | 'calendarYear'>,
  asked: LevelsAsked | undefined,
  datasets: Datasets,
): PayCell {
  const rows = datasets.rows.at(role, place.id, calendarYear);
  const written = datasets.written(role, place.id);
  const currency = datasets.places.get(place.id)?.currency ?? 'USD';
  const roleName = roles.find(({ id }) => id === role)?.name ?? datasets.roles.get(role)?.name;
  return {
    role,
    place,
    ...(role === 'backend' || roleName === undefined ? {} : { roleName }),
    rows: onePerSource(
      rows.filter(({ level }) => level === undefined),
      currency,
    ),
    atLevel: asked
      ? rows.filter((row) => row.unit.endsWith('/year') && row.figures.some((figure) => asked.fits(figure)))
      : [],
    guides: written.filter(({ level, unit }) => !level && unit.endsWith('/year')),
    guidesAtLevel: asked ? written.filter((figure) => asked.fits(figure)) : [],
  };
}

function onePerSource(rows: readonly PayRow[], currency: string): PayRow[] {
  const yearly = rows.filter(({ unit }) => unit.endsWith('/year'));
  const sorted = [
    ...yearly.filter(({ unit }) => unit === `${currency}/year`),
    ...yearly.filter(({ unit }) => unit !== `${currency}/year`),
  ];
  return sorted.filter((row, i) => sorted.findIndex(({ source }) => source.id === row.source.id) === i);
}

/** The figure at a percentile, or the mean. */
export function figureIn({ figures }: PayRow, statistic: number | 'mean'): Figure | undefined {
  return figures.find(({ percentiles, statistic: own }) =>
    statistic === 'mean' ? own === 'mean' : percentiles?.[0] === statistic,
  );
}

/** The figure that stands for a row: its median, else its mean, else whatever it has. */
export function typicalOf(row: PayRow): Figure | undefined {
  return figureIn(row, 50) ?? figureIn(row, 'mean') ?? row.figures[0];
}

/** What stands for a row where a mean may have been asked for: the mean, if one is published. */
export function typicalAsked(row: PayRow, { statistic }: Slots): Figure | undefined {
  return (statistic === 'mean' ? figureIn(row, 'mean') : undefined) ?? typicalOf(row);
}

/** What stands for each table that has the place, for backend developers of all levels in one of the units. */
export function typicalAt(
  place: string,
  { rows }: Datasets,
  isWanted: (unit: PayRow['unit']) => boolean,
): Figure[] {
  return rows
    .at('backend', place)
    .filter(({ level, unit }) => level === undefined && isWanted(unit))
    .flatMap((row) => typicalOf(row) ?? []);
}

/** `the BLS tables of May 2024`, `the survey (2025)`: never without the vintage. */
export function withVintage({ short, vintage }: Source): string {
  return short.includes(vintage) ? short : `${short} (${vintage})`;
}

/** `US`, `Boise`. */
export function placeName({ id, name }: Pick<NamedPlace, 'id' | 'name'>): string {
  return id === 'us' ? 'US' : name;
}

/** How a cell is named within a sentence: `Boise`, `Registered Nurses, Texas`, `US backend developers`. */
export function titleOf({ roleName, place, besides }: PayCell): string {
  const where = placeName(place);
  if (roleName !== undefined) return `${roleName}, ${where}`;
  if (besides) return `backend developers, ${where}`;
  return place.id === 'us' ? 'US backend developers' : where;
}
