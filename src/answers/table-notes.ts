/** What must be said along with a table's figures: what is not available, top-coded, made of few, or older. */
import { ordinal } from '../chat/format-number.ts';
import type { DerivedFigure } from '../chat/reply.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { PayRow } from '../datasets/pay-rows.ts';
import type { Figure } from '../datasets/records.ts';
import { newerThan } from '../datasets/series.ts';
import type { WageColumn } from '../datasets/wage-row.ts';
import { cited, type Said, say } from './draft.ts';
import { listNames } from './list-names.ts';
import { withVintage } from './pay-cells.ts';
import { capital } from './pay-rows.ts';

/** Fewer salaries than this make a figure that the next one can move much. */
const FEW = 30;

/** @param shown the figures that the reply shows */
export function tableNotes(rows: readonly PayRow[], shown: readonly Figure[], datasets: Datasets): Said[] {
  const ids = new Set(shown.map(({ id }) => id));
  return [
    ...topCoded(rows.filter((row) => row.figures.some((one) => one.topCoded && ids.has(one.id)))),
    ...rows.flatMap((row) => withheld(row, datasets)),
    ...rows.flatMap(small),
    ...older(rows, datasets),
  ];
}

/** Which of a row's statistics its publisher marks as not available. */
export function withheld({ withheld: columns, source, place, figures }: PayRow, datasets: Datasets): Said[] {
  if (columns.length === 0) return [];
  const name = datasets.places.get(place)?.name ?? place;
  const what = figures.length === 0 ? 'pay' : `the ${listNames(columns.map(columnName))}`;
  return [
    say`${capital(withVintage(source))} mark ${what} for ${name} as not available.${cited({ source: source.id, section: '' })}`,
  ];
}

function columnName(column: WageColumn): string {
  if (column === 'mean') return 'mean';
  return column === 'p50' ? 'median' : `${ordinal(Number(column.slice(1)))} percentile`;
}

function topCoded(rows: readonly PayRow[]): Said[] {
  return rows.some(({ figures }) => figures.some((one) => one.topCoded))
    ? [
        say`What ends in a plus is top-coded: the source gives no exact value this high, only that it is at least this.`,
      ]
    : [];
}

function small({ count, figures, source }: PayRow): Said[] {
  const [figure] = figures;
  if (count === undefined || count >= FEW || !figure) return [];
  const salaries: DerivedFigure = {
    label: `Salaries behind ${figure.label}`,
    value: count,
    unit: 'count',
    formula: 'as the source counts them',
    from: [figure.id],
  };
  return [say`A small sample: ${withVintage(source)} has only ${salaries} salaries for it.`];
}

/** A newer vintage of the series that has nothing for these cells. An older year that was asked for is no lack. */
function older(rows: readonly PayRow[], datasets: Datasets): Said[] {
  const passedOver = rows.flatMap(({ source, role, place }) => {
    const newer = newerThan(source, datasets.sources.values());
    const isNewest = datasets.rows.at(role, place).some((row) => row.source.id === source.id);
    return newer && isNewest ? [{ newer, source, name: datasets.places.get(place)?.name ?? place }] : [];
  });
  const [first] = passedOver;
  if (!first) return [];
  const names = listNames(new Set(passedOver.map(({ name }) => name)));
  return [
    say`${capital(withVintage(first.newer))} have nothing on this for ${names}; ${first.source.vintage} is the newest that has.`,
  ];
}
