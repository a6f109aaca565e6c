/**
 * Pay where a table has it: the official figure first, then what a guide prints for the same cell and how far apart
 * they are. A level in a place is joined from a place's percentiles and a guide's mapping.
 */
import { ordinal } from '../chat/format-number.ts';
import type { DerivedFigure } from '../chat/reply.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { PayRow } from '../datasets/pay-rows.ts';
import type { Figure } from '../datasets/records.ts';
import type { NamedPlace, Request } from '../understanding/request.ts';
import { apartSaid, likeInRow } from './apart.ts';
import { type Draft, join, type Said, say, type TableDraft } from './draft.ts';
import { describeStatistic } from './format-figure.ts';
import { payAtPercentile } from './interpolate.ts';
import { type Joint, jointExplained, jointsOf, jointValue, levelOf, saysTheSame } from './joint.ts';
import { type LevelsAsked, levelsAsked } from './levels-asked.ts';
import { cellsAsked, figureIn, type PayCell, typicalOf, withVintage } from './pay-cells.ts';
import {
  capital,
  countsNotes,
  figureNotes,
  payTable,
  payValue,
  periodNote,
  premiumBlocks,
} from './pay-rows.ts';
import { SINCE, sinceLastYear } from './since-last-year.ts';
import { tableNotes } from './table-notes.ts';

const MOST_CELLS = 4;
const MOST_GUIDES = 2;

/** Undefined where no table has anything for what was asked. */
export function payFromTables(request: Request, datasets: Datasets): Draft | undefined {
  if (datasets.tables.size === 0) return undefined;
  const asked = levelsAsked(request.slots, datasets);
  const places = placesAsked(request, datasets);
  const cells = cellsAsked(request, places, asked, datasets).slice(0, MOST_CELLS);
  if (request.topics.has(SINCE) && cells.some(({ rows }) => rows.length > 0))
    return sinceLastYear(cells, titleOf, datasets);
  const told = cells.map((cell) => ({ cell, joints: jointsOf(cell, asked, datasets) }));
  const national = places.every(({ id }) => id === 'us');
  const useful = told.some(({ cell, joints }) =>
    // A guide's levels for the nation are the mapping itself: without anything newer it has the word.
    asked && national && cell.role === 'backend'
      ? cell.atLevel.length > 0 || joints.some((joint) => !saysTheSame(joint))
      : cell.rows.length + cell.atLevel.length > 0,
  );
  if (!useful) return undefined;
  const shown = cells.flatMap((cell) => figuresShown(cell, asked, cells.length, request));
  const joints = told.flatMap((one) => one.joints);
  const rows = cells.flatMap((cell) => (asked && cell.atLevel.length > 0 ? cell.atLevel : cell.rows));
  return {
    outcome: shown.length > 0 && isAnswered(cells, request, datasets) ? 'answer' : 'no-data',
    headline:
      sideBySide(told, asked, request, datasets) ??
      join(
        told.map((one) => headlineFor(one.cell, one.joints, asked, request, datasets)),
        ' ',
      ),
    blocks: [
      ...(shown.length > 0 ? [tableOf(shown, joints, cells, request, datasets)] : []),
      ...premiumBlocks(request, datasets),
    ],
    notes: [
      ...tableNotes(rows, shown, datasets),
      ...(asked?.differing ? [asked.differing] : []),
      ...(asked || request.slots.percentiles.length > 0 ? [] : unlike(cells)),
      ...periodNote(shown, request, datasets),
      ...figureNotes(
        shown.filter(({ topCoded }) => !topCoded),
        1,
      ),
      ...countsNotes(shown, datasets).slice(0, MOST_GUIDES),
    ],
    chart: { title: cells.map(titleOf).join(' and '), figures: shown },
    followUps: followUps(cells, asked, datasets),
  };
}

/** A percentile below or above all that is published is no answer. */
function isAnswered(cells: readonly PayCell[], { slots }: Request, datasets: Datasets): boolean {
  return (
    slots.percentiles.length === 0 ||
    cells.some(({ rows: [row] }) =>
      slots.percentiles.some((one) => row && (figureIn(row, one) ?? between(one, row, datasets))),
    )
  );
}

function between(
  percentile: number,
  { figures, place }: PayRow,
  { places }: Datasets,
): DerivedFigure | undefined {
  const exact = figures.filter(({ topCoded }) => !topCoded);
  return payAtPercentile(percentile, exact, places.get(place)?.name);
}

/** The places that were named and have a figure; without any the nation. */
function placesAsked({ slots }: Request, datasets: Datasets): NamedPlace[] {
  const named = slots.places.filter(({ covered, id }) => covered && id !== 'us');
  if (named.length > 0) return named;
  const us = datasets.places.get('us');
  return us ? [{ id: us.id, name: us.name, kind: us.kind, covered: true, country: us.id }] : [];
}

/** Several cells of one source in a line, with how far two of them are apart; undefined where they are not alike. */
function sideBySide(
  told: readonly { readonly cell: PayCell; readonly joints: readonly Joint[] }[],
  asked: LevelsAsked | undefined,
  request: Request,
  datasets: Datasets,
): Said | undefined {
  const { slots } = request;
  if (told.length < 2 || slots.percentiles.length > 0 || slots.statistic === 'middle-half') return undefined;
  if (asked) return jointsSideBySide(told, asked, request, datasets);
  const figures = told.flatMap(
    ({
      cell: {
        rows: [row],
      },
    }) => {
      const mean = slots.statistic === 'mean' ? row && figureIn(row, 'mean') : undefined;
      return mean ?? (row && typicalOf(row)) ?? [];
    },
  );
  const [first, second] = figures;
  const alike =
    new Set(figures.map(({ source, unit, statistic }) => `${source} ${unit} ${statistic}`)).size === 1;
  if (!first || !second || !alike || figures.length < told.length) return undefined;
  const source = datasets.sources.get(first.source);
  const one = told[0]?.cell.roleName;
  const sameRole = one !== undefined && told.every(({ cell }) => cell.roleName === one);
  const titles = told.map(({ cell }) => capital(sameRole ? placeName(cell) : titleOf(cell)));
  const listed = join(
    figures.map((figure, i) => say`${titles[i] ?? ''}: ${payValue(figure, request, datasets)}`),
    '; ',
  );
  const apart =
    told.length === 2 && (slots.period ?? 'year') === 'year' ? apartSaid(first, second) : undefined;
  const further = apart
    ? say` ${titles[0] ?? ''} is ${apart}${first.low === second.low ? '' : say` ${titles[1] ?? ''}, by our arithmetic`}.`
    : '';
  return say`${sameRole ? `${capital(one)}. ` : ''}${listed} (${describeStatistic(first)}, ${source ? withVintage(source) : first.source}).${further}`;
}

function jointsSideBySide(
  told: readonly { readonly cell: PayCell; readonly joints: readonly Joint[] }[],
  asked: LevelsAsked,
  { slots }: Request,
  datasets: Datasets,
): Said | undefined {
  const [first] = told;
  const plain = told.every(
    ({ cell, joints }) => joints.length === 1 && cell.guidesAtLevel.length + cell.atLevel.length === 0,
  );
  if (!first || !plain) return undefined;
  const values = told.flatMap(({ cell, joints }) =>
    joints.map(
      (joint) => say`${capital(cell.place.name)} ${jointValue(joint, cell.place.name, slots.period)}`,
    ),
  );
  return say`${asked.label}: ${join(values, '; ')}, worked out by us: ${jointExplained(first.joints, 'their', datasets)}.`;
}

function headlineFor(
  cell: PayCell,
  joints: readonly Joint[],
  asked: LevelsAsked | undefined,
  request: Request,
  datasets: Datasets,
): Said {
  const title = capital(titleOf(cell));
  const [row] = cell.rows;
  if (asked) {
    const direct = [
      ...cell.guidesAtLevel.map((figure) => sourced(figure, request, datasets)),
      ...cell.atLevel.flatMap((one) => {
        const figure = typicalOf(one);
        return figure ? [sourced(figure, request, datasets)] : [];
      }),
    ];
    const label =
      cell.roleName === undefined
        ? `${asked.label}${cell.place.id === 'us' ? ', US' : ` in ${cell.place.name}`}`
        : `${title}, ${asked.label.toLowerCase()}`;
    const name = cell.place.id === 'us' ? 'the US' : cell.place.name;
    const joined = joints.length > 0 ? jointsSaid(joints, name, request, datasets) : undefined;
    if (direct.length > 0)
      return say`${label}: ${join(direct, ' or ')}.${joined ? say` From percentiles: ${joined}.` : ''}`;
    if (joined) return say`${label}: ${joined}.`;
    const figure = row && typicalOf(row);
    return figure
      ? say`${label}: no source joins the two. All levels: ${sourced(figure, request, datasets)}.`
      : say`${label}: no source has it.`;
  }
  if (!row) {
    const [guide] = cell.guides;
    return guide
      ? say`${title}: ${sourced(guide, request, datasets)}.`
      : say`${title}: no source has a figure.`;
  }
  const { slots } = request;
  if (slots.percentiles.length > 0)
    return say`${title}: ${join(
      slots.percentiles.map((percentile) => percentileSaid(percentile, row, request, datasets)),
      '; ',
    )}, ${withVintage(row.source)}.`;
  const [low, high] = [figureIn(row, 25), figureIn(row, 75)];
  if (slots.statistic === 'middle-half' && low && high)
    return say`${title}: the middle half has ${payValue(low, request, datasets)} to ${payValue(high, request, datasets)}, ${withVintage(row.source)}.`;
  const wanted = slots.statistic === 'mean' ? figureIn(row, 'mean') : undefined;
  const missing = slots.statistic === 'mean' && !wanted ? ' No mean is published there.' : '';
  const figure = wanted ?? typicalOf(row);
  if (!figure) return say`${title}: ${withVintage(row.source)} have no figure there.`;
  return say`${title}: ${sourced(figure, request, datasets)}.${missing}${guidesBeside(cell, row, request, datasets)}`;
}

/** `$169,340 (median, the BLS tables of May 2024)` */
function sourced(figure: Figure, request: Request, datasets: Datasets): Said {
  const source = datasets.sources.get(figure.source);
  return say`${payValue(figure, request, datasets)} (${describeStatistic(figure)}, ${source ? withVintage(source) : figure.source})`;
}

/** `mid $136,010–$169,340; senior $169,340–$211,590, worked out by us: …` */
function jointsSaid(joints: readonly Joint[], place: string, { slots }: Request, datasets: Datasets): Said {
  const values = joints.map((joint) => {
    const value = jointValue(joint, place, slots.period);
    return joints.length > 1 ? say`${levelOf(joint.mapping)} ${value}` : value;
  });
  return say`${join(values, '; ')}, worked out by us: ${jointExplained(joints, `${place}'s`, datasets)}`;
}

/** What guides print for the same cell, and how far that is from the table's figure of the same kind. */
function guidesBeside(cell: PayCell, row: PayRow, request: Request, datasets: Datasets): Said {
  return comparable(cell, row).flatMap(({ guide, like }) => {
    const apart = apartSaid(guide, like);
    return say` ${capital(datasets.sources.get(guide.source)?.short ?? guide.source)}: ${payValue(guide, request, datasets)} (${describeStatistic(guide)})${apart ? say`, ${apart}${guide.low === like.low ? '' : ', by our arithmetic'}` : ''}.`;
  });
}

/** A guide's medians, or what it has instead of them, beside what is most like them in the row. */
function comparable({ guides }: PayCell, row: PayRow): { guide: Figure; like: Figure }[] {
  const typical = guides.filter(
    ({ percentiles }) => percentiles === undefined || percentiles.join() === '50',
  );
  return typical.slice(0, MOST_GUIDES).flatMap((guide) => {
    const like = likeInRow(guide, row);
    return like ? [{ guide, like }] : [];
  });
}

function percentileSaid(percentile: number, row: PayRow, request: Request, datasets: Datasets): Said {
  const printed = figureIn(row, percentile);
  const name = `${ordinal(percentile)} percentile`;
  if (printed) return say`${payValue(printed, request, datasets)} at the ${name}`;
  const worked = between(percentile, row, datasets);
  return worked
    ? say`about ${worked} a year at the ${name}, by a straight line between two published ones`
    : say`nothing published for the ${name}`;
}

/** All of one cell; of several what can be set side by side. */
function figuresShown(
  cell: PayCell,
  asked: LevelsAsked | undefined,
  cells: number,
  { slots }: Request,
): Figure[] {
  const [row] = cell.rows;
  const points = row
    ? row.figures.filter((one) => cells === 1 || isWanted(one, cells, slots.percentiles))
    : [];
  const others = cell.rows.slice(1).flatMap((one) => typicalOf(one) ?? []);
  const guides = row ? comparable(cell, row).map(({ guide }) => guide) : cell.guides;
  return [
    ...(asked ? [...cell.guidesAtLevel, ...cell.atLevel.flatMap(({ figures }) => figures)] : []),
    ...points,
    ...others,
    ...guides,
  ];
}

function isWanted({ percentiles }: Figure, cells: number, wanted: readonly number[]): boolean {
  const [percentile = 0] = percentiles ?? [];
  return (
    percentile === 50 ||
    wanted.includes(percentile) ||
    (cells === 2 && (percentile === 25 || percentile === 75))
  );
}

/** The joined range first, then the figures. */
function tableOf(
  shown: readonly Figure[],
  joints: readonly Joint[],
  cells: readonly PayCell[],
  request: Request,
  datasets: Datasets,
): TableDraft {
  const plain = payTable(shown, request, datasets);
  const table = {
    ...plain,
    rows: plain.rows.map((row, i) => [say`${labelOf(shown[i], cells)}`, ...row.slice(1)]),
  };
  if (cells.length < 2) return table;
  const rows = joints.map((joint) => {
    const place = datasets.places.get(joint.row.place)?.name ?? joint.row.place;
    return [
      say`${capital(joint.mapping.level ?? '')}, ${place}`,
      jointValue(joint, place, request.slots.period),
      say`worked out`,
    ];
  });
  return { ...table, rows: [...rows, ...table.rows] };
}

/** The occupation stands in the headline already, where there is only one. */
function labelOf(figure: Figure | undefined, cells: readonly PayCell[]): string {
  const label = figure?.label ?? '';
  const alone = cells.every(({ role }) => role === cells[0]?.role);
  const names = cells.flatMap(({ roleName }) => roleName ?? []);
  const name = names.find((one) => label.toLowerCase().startsWith(`${one.toLowerCase()}, `));
  return capital(alone && name !== undefined ? label.slice(name.length + 2) : label);
}

/** A mean beside a median. */
function unlike(cells: readonly PayCell[]): Said[] {
  const kinds = cells.flatMap((cell) => {
    const [row] = cell.rows;
    return row ? comparable(cell, row) : [];
  });
  const differ = kinds.some(
    ({ guide, like }) => guide.statistic !== like.statistic && guide.low !== like.low,
  );
  return differ ? [say`A mean and a median are not the same measure; part of the distance may be that.`] : [];
}

function placeName({ place }: PayCell): string {
  return place.id === 'us' ? 'US' : place.name;
}

function titleOf({ roleName, place, besides }: PayCell): string {
  if (roleName === undefined && besides)
    return `backend developers, ${place.id === 'us' ? 'US' : place.name}`;
  if (place.id === 'us') return roleName === undefined ? 'US backend developers' : `${roleName}, US`;
  return roleName === undefined ? place.name : `${roleName}, ${place.name}`;
}

function followUps(cells: readonly PayCell[], asked: LevelsAsked | undefined, datasets: Datasets): string[] {
  const [cell] = cells;
  if (!cell) return [];
  const { place, role, rows } = cell;
  const name = place.id === 'us' ? '' : place.name.toLowerCase();
  const [row] = rows;
  const since = row && datasets.rows.before(row) ? [`${name || 'us'} since last year`] : [];
  if (role !== 'backend') return [...since, 'pay overview', 'what do you cover?'];
  const other = place.id === 'seattle' ? 'san francisco' : 'seattle';
  return [
    ...since,
    ...(asked ? [name === '' ? 'pay overview' : name] : [`senior ${name}`.trim()]),
    ...(name === '' ? [] : [`compare ${name} with ${other}`]),
    place.kind === 'state' ? 'top states' : 'top metros',
  ];
}
