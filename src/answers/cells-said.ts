/** Pay from tables in a line or two: one cell by itself, or several of one source side by side. */
import { ordinal } from '../chat/format-number.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { PayRow } from '../datasets/pay-rows.ts';
import type { Figure } from '../datasets/records.ts';
import type { Request } from '../understanding/request.ts';
import { apartSaid } from './apart.ts';
import { join, type Said, say } from './draft.ts';
import { describeStatistic } from './format-figure.ts';
import { between, comparable } from './guides-beside.ts';
import { type Joint, jointExplained, jointValue, levelOf } from './joint.ts';
import type { LevelsAsked } from './levels-asked.ts';
import {
  figureIn,
  type PayCell,
  placeName,
  titleOf,
  typicalAsked,
  typicalOf,
  withVintage,
} from './pay-cells.ts';
import { capital, payValue } from './pay-rows.ts';

export interface Told {
  readonly cell: PayCell;
  readonly joints: readonly Joint[];
}

/** @returns the answer in a line or two, and how levels were put together, if any were */
export function cellsSaid(
  told: readonly Told[],
  asked: LevelsAsked | undefined,
  request: Request,
  datasets: Datasets,
): { readonly headline: Said; readonly how?: Said } {
  const [first, ...others] = told.filter(({ joints }) => joints.length > 0);
  const headline =
    sideBySide(told, asked, request, datasets) ??
    join(
      told.map((one) => headlineFor(one, asked, request, datasets)),
      ' ',
    );
  if (!first) return { headline };
  const whose = others.length > 0 ? 'their' : `${placeIn(first.cell.place)}'s`;
  return { headline, how: say`Worked out: ${jointExplained(first.joints, whose, datasets)}.` };
}

/** Several cells of one source in a line, with how far two of them are apart; undefined where they are not alike. */
function sideBySide(
  told: readonly Told[],
  asked: LevelsAsked | undefined,
  request: Request,
  datasets: Datasets,
): Said | undefined {
  const { slots } = request;
  if (told.length < 2 || slots.percentiles.length > 0 || slots.statistic === 'middle-half') return undefined;
  if (asked) return jointsSideBySide(told, asked, request);
  const figures = told.flatMap(({ cell }) => {
    const [row] = cell.rows;
    return (row && typicalAsked(row, slots)) ?? [];
  });
  const [first, second] = figures;
  const alike =
    new Set(figures.map(({ source, unit, statistic }) => `${source} ${unit} ${statistic}`)).size === 1;
  if (!first || !second || !alike || figures.length < told.length) return undefined;
  const source = datasets.sources.get(first.source);
  const one = told[0]?.cell.roleName;
  const sameRole = one !== undefined && told.every(({ cell }) => cell.roleName === one);
  const samePlace = told.every(({ cell }) => cell.place.id === told[0]?.cell.place.id);
  const where = told[0] && samePlace ? placeName(told[0].cell.place) : undefined;
  const titles = told.map(({ cell }) =>
    capital(
      sameRole ? placeName(cell.place) : samePlace ? (cell.roleName ?? 'backend developers') : titleOf(cell),
    ),
  );
  const about = sameRole ? one : where;
  const listed = join(
    figures.map((figure, i) => say`${titles[i] ?? ''}: ${payValue(figure, request, datasets)}`),
    '; ',
  );
  const apart =
    told.length === 2 && (slots.period ?? 'year') === 'year' ? apartSaid(first, second) : undefined;
  const further = apart
    ? say` ${titles[0] ?? ''} ${samePlace ? 'are' : 'is'} ${apart}${first.low === second.low ? '' : say` ${titles[1] ?? ''}, by our arithmetic`}.`
    : '';
  return say`${about === undefined ? '' : `${capital(about)}. `}${listed} (${describeStatistic(first)}, ${source ? withVintage(source) : first.source}).${further}`;
}

function jointsSideBySide(told: readonly Told[], asked: LevelsAsked, { slots }: Request): Said | undefined {
  const plain = told.every(
    ({ cell, joints }) => joints.length === 1 && cell.guidesAtLevel.length + cell.atLevel.length === 0,
  );
  if (!plain) return undefined;
  const values = told.flatMap(({ cell, joints }) =>
    joints.map(
      (joint) => say`${capital(cell.place.name)} ${jointValue(joint, cell.place.name, slots.period)}`,
    ),
  );
  return say`${asked.label}: ${join(values, '; ')}, worked out by us.`;
}

function headlineFor(
  { cell, joints }: Told,
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
    const joined = joints.length > 0 ? jointsSaid(joints, placeIn(cell.place), request) : undefined;
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
  const missing = slots.statistic === 'mean' && !figureIn(row, 'mean') ? ' No mean is published there.' : '';
  const figure = typicalAsked(row, slots);
  if (!figure) return say`${title}: ${withVintage(row.source)} have no figure there.`;
  return say`${title}: ${sourced(figure, request, datasets)}.${missing}${guidesBeside(cell, row, request, datasets)}`;
}

/** `$169,340 (median, the BLS tables of May 2024)` */
function sourced(figure: Figure, request: Request, datasets: Datasets): Said {
  const source = datasets.sources.get(figure.source);
  return say`${payValue(figure, request, datasets)} (${describeStatistic(figure)}, ${source ? withVintage(source) : figure.source})`;
}

/** `mid $136,010–$169,340; senior $169,340–$211,590, worked out by us` */
function jointsSaid(joints: readonly Joint[], place: string, { slots }: Request): Said {
  const values = joints.map((joint) => {
    const value = jointValue(joint, place, slots.period);
    return joints.length > 1 ? say`${levelOf(joint.mapping)} ${value}` : value;
  });
  return say`${join(values, '; ')}, worked out by us`;
}

/** What guides print for the same cell, and how far that is from the table's figure of the same kind. */
function guidesBeside(cell: PayCell, row: PayRow, request: Request, datasets: Datasets): Said {
  const headline = typicalAsked(row, request.slots);
  return comparable(cell, row).flatMap(({ guide, like }) => {
    const apart = apartSaid(guide, like);
    const from =
      like === headline
        ? ''
        : say` the table's ${describeStatistic(like)} of ${payValue(like, request, datasets)}`;
    const same = guide.low === like.low;
    const whose = say` ${capital(datasets.sources.get(guide.source)?.short ?? guide.source)}: ${payValue(guide, request, datasets)} (${describeStatistic(guide)})`;
    if (!apart) return say`${whose}.`;
    return same
      ? say`${whose}, ${from === '' ? apart : say`as${from}`}.`
      : say`${whose}, ${apart}${from}, by our arithmetic.`;
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

function placeIn({ id, name }: PayCell['place']): string {
  return id === 'us' ? 'the US' : name;
}
