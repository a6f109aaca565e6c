/** The newest vintage of a series against the one before it, cell by cell, with the change as our arithmetic. */
import type { Datasets } from '../datasets/datasets.ts';
import type { PayRow } from '../datasets/pay-rows.ts';
import type { Figure } from '../datasets/records.ts';
import { difference } from './apart.ts';
import { type BlockDraft, type Draft, join, type Said, say } from './draft.ts';
import { describeStatistic } from './format-figure.ts';
import { figureIn, type PayCell, titleOf, typicalOf, withVintage } from './pay-cells.ts';
import { capital, countsNotes } from './pay-rows.ts';
import { tableNotes } from './table-notes.ts';

/** The concept that asks for it. */
export const SINCE = 'since';

interface Pair {
  readonly cell: PayCell;
  readonly now: PayRow;
  readonly before: PayRow;
}

/** @param year of the older vintage; the one before the newer without it */
export function sinceYearBefore(
  cells: readonly PayCell[],
  year: number | undefined,
  datasets: Datasets,
): Draft {
  const pairs = cells.flatMap((cell): Pair[] => {
    const [now] = cell.rows;
    const before = now && datasets.rows.before(now, year);
    return now && before ? [{ cell, now, before }] : [];
  });
  const alone = cells.filter((cell) => !pairs.some((pair) => pair.cell === cell));
  const shown = pairs.flatMap(({ now, before }) => [now, before].flatMap((row) => typicalOf(row) ?? []));
  const single = alone.flatMap(({ rows: [row] }) => (row ? (typicalOf(row) ?? []) : []));
  const names = alone.map(titleOf).join(' and ');
  return {
    outcome: pairs.length > 0 ? 'answer' : 'no-data',
    headline: join(
      [
        ...pairs.map(({ cell, now, before }) => changed(capital(titleOf(cell)), now, before)),
        ...(alone.length > 0
          ? [
              say`No source has ${year === undefined ? 'two years' : 'both years'} of ${names}, so nothing can be compared.${join(
                single.map((figure) => latest(figure, datasets)),
                '',
              )}`,
            ]
          : []),
      ],
      ' ',
    ),
    blocks: pairs.map(({ cell, now, before }) => tableOf(titleOf(cell), now, before, pairs.length)),
    notes: [
      ...(pairs.length > 0
        ? [
            say`Two yearly surveys, each by itself: a small change may be no more than another sample. Changes are our arithmetic.`,
          ]
        : []),
      ...tableNotes([...pairs.map(({ now }) => now)], shown, datasets),
      ...countsNotes(shown.slice(0, 1), datasets),
    ],
    followUps: [
      ...cells.slice(0, 1).map((cell) => titleOf(cell).toLowerCase()),
      'top states',
      'pay overview',
    ],
  };
}

function latest(figure: Figure, { sources }: Datasets): Said {
  const source = sources.get(figure.source);
  return say` The newest: ${figure} (${describeStatistic(figure)}, ${source ? withVintage(source) : ''}).`;
}

/** `California: $173,780 (median, May 2025), 1.7% or $2,870 up from $170,910 in May 2024.` */
function changed(title: string, now: PayRow, before: PayRow): Said {
  const figure = typicalOf(now);
  const older = figure && likeIn(before, figure);
  if (!figure || !older) return say`${title}: no statistic is in both years.`;
  return say`${title}: ${figure} (${describeStatistic(figure)}, ${now.source.vintage}), ${change(figure, older)} from ${older} in ${before.source.vintage}.`;
}

function change(now: Figure, before: Figure): Said {
  if (now.openEnded || before.openEnded) return say`top-coded, so no change can be told`;
  if (now.low === before.low) return say`unchanged`;
  const [by, share] = difference(now, before);
  return say`${share} or ${by} ${now.low > before.low ? 'up' : 'down'}`;
}

function likeIn(row: PayRow, { percentiles, statistic }: Figure): Figure | undefined {
  const [percentile] = percentiles ?? [];
  if (percentile !== undefined) return figureIn(row, percentile);
  return statistic === 'mean' ? figureIn(row, 'mean') : undefined;
}

function tableOf(title: string, now: PayRow, before: PayRow, cells: number): BlockDraft {
  const figures = cells > 1 ? [typicalOf(now)].flatMap((one) => one ?? []) : now.figures;
  return {
    kind: 'table',
    title: say`${capital(title)}`,
    columns: ['Statistic', now.source.vintage, before.source.vintage, 'Change'],
    rows: figures.flatMap((figure) => {
      const older = likeIn(before, figure);
      return older
        ? [[say`${describeStatistic(figure)}`, say`${figure}`, say`${older}`, change(figure, older)]]
        : [];
    }),
  };
}
