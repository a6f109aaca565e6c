/**
 * A level in a place where one source has the place's percentiles and another says which percentiles the level is:
 * the two joined. What comes out is ours, and both are named.
 */
import { ordinal } from '../chat/format-number.ts';
import type { DerivedFigure } from '../chat/reply.ts';
import type { Datasets } from '../datasets/datasets.ts';
import { LEVEL_NAMES } from '../datasets/levels.ts';
import type { PayRow } from '../datasets/pay-rows.ts';
import type { Figure } from '../datasets/records.ts';
import type { Period } from '../understanding/request.ts';
import { cited, join, type Said, say } from './draft.ts';
import type { LevelsAsked } from './levels-asked.ts';
import { figureIn, type PayCell, withVintage } from './pay-cells.ts';
import { PERIOD_NAMES, PERIODS_A_YEAR, valuePer } from './periods.ts';

export interface Joint {
  readonly row: PayRow;
  /** The guide's figure whose percentiles are taken. */
  readonly mapping: Figure;
  readonly low: Figure;
  readonly high: Figure;
  readonly openEnded: boolean;
}

/** One for each guide and level that fits; only for backend developers, whom the guides' levels are about. */
export function jointsOf(
  { role, rows }: PayCell,
  asked: LevelsAsked | undefined,
  datasets: Datasets,
): Joint[] {
  if (!asked || role !== 'backend') return [];
  const mappings = datasets
    .written('backend', 'us')
    .filter(
      (figure) => asked.fits(figure) && figure.percentiles?.length === 2 && figure.unit.endsWith('/year'),
    );
  const [row] = rows;
  return mappings.flatMap((mapping) => {
    const [from = 0, to = 0] = mapping.percentiles ?? [];
    const low = row && figureIn(row, from);
    const high = row && figureIn(row, to);
    if (!row || !low || !high) return [];
    return [{ row, mapping, low, high, openEnded: mapping.openEnded || high.openEnded }];
  });
}

/** `$169,340–$211,590`, in the period asked for. */
export function jointValue({ mapping, low, high, openEnded }: Joint, place: string, period?: Period): Said {
  const count = PERIODS_A_YEAR[period ?? 'year'];
  const label = `${levelOf(mapping)} in ${place}`;
  const ended = (figure: Figure, which: string): DerivedFigure => ({
    label: `${label}, ${which} end${count === 1 ? '' : `, per ${period}`}`,
    value: valuePer(figure.low, period ?? 'year'),
    unit: count === 1 ? figure.unit : figure.unit.replace('year', period ?? 'year'),
    formula: `${figure.label}, as ${mapping.label} is the ${percentilesOf(mapping)} percentile${count === 1 ? '' : `; ${figure.low} / ${count}`}`,
    from: [figure.id, mapping.id],
  });
  const per = count === 1 || period === undefined ? '' : ` ${PERIOD_NAMES[period]}`;
  if (low.low === high.low) return say`${ended(low, 'lower')}+${per}`;
  return say`${ended(low, 'lower')}–${ended(high, 'upper')}${openEnded ? '+' : ''}${per}`;
}

/**
 * How they were put together: `the ResumeGeni guide counts the 50th to 75th percentile as senior; …`
 * @param whose `Seattle's`
 */
export function jointExplained(joints: readonly Joint[], whose: string, { sources }: Datasets): Said {
  const [first] = joints;
  if (!first) return [];
  const guide = sources.get(first.mapping.source);
  const counted = joints.map(({ mapping }) => {
    const [from = 0, to = 0] = mapping.percentiles ?? [];
    return say`the ${ordinal(from)} to ${ordinal(to)} percentile as ${levelOf(mapping)}`;
  });
  return say`${guide?.short ?? first.mapping.source} counts ${join(counted, ', ', ' and ')}${cited(first.mapping)}; ${whose} percentiles are from ${withVintage(first.row.source)}`;
}

export function levelOf({ level }: Figure): string {
  return level === undefined ? 'the level' : LEVEL_NAMES[level].toLowerCase();
}

/** Whether the guide's own figure says the same already. */
export function saysTheSame({ mapping, low, high }: Joint): boolean {
  return mapping.low === low.low && mapping.high === high.low;
}

function percentilesOf({ percentiles = [] }: Figure): string {
  return percentiles.map(ordinal).join('–');
}
