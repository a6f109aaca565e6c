/** Places for which there are several figures: percentiles, or what two sources say, side by side. */
import { type Said, say } from '../../../answers/draft.ts';
import { describeStatistic } from '../../../answers/format-figure.ts';
import { capital } from '../../../answers/pay-rows.ts';
import type { Datasets } from '../../../datasets/datasets.ts';
import type { Figure } from '../../../datasets/records.ts';
import { chartOf } from '../comparable.ts';
import { notesOf } from '../notes.ts';
import type { Spotlight } from '../spotlight.ts';
import { placeName, placeQuestions } from './place-words.ts';
import type { PlaceWithPay } from './places-with-one-figure.ts';

const MOST_ROWS = 7;
const MOST_NOTES = 2;

export function placesWithATable(all: readonly PlaceWithPay[], datasets: Datasets): Spotlight[] {
  const several = all.filter(({ figures }) => figures.length > 1);
  return several.map(({ place, figures }, i): Spotlight => {
    const rows = withoutSpans(figures).slice(0, MOST_ROWS);
    const name = placeName(place);
    const other = several.slice(i + 1).find((one) => one.place.kind === place.kind)?.place;
    return {
      id: `place/${place.id}`,
      kind: place.kind,
      title: `Spotlight: pay in ${name}`,
      figures: rows,
      leads: [...rows].sort((a, b) => Number(isMedian(b)) - Number(isMedian(a))),
      ...chartOf(`Pay in ${name}`, rows),
      tell: () => ({
        block: {
          kind: 'table',
          columns: ['What', periodsOf(rows)],
          rows: rows.map((figure) => [rowLabel(figure, rows, datasets), say`${figure}`]),
        },
        notes: notesOf(rows, MOST_NOTES),
        followUps: placeQuestions(place, other),
      }),
    };
  });
}

/** The statistic tells the rows of one place apart; where two sources give the same one, the source does. */
function rowLabel(figure: Figure, rows: readonly Figure[], datasets: Datasets): Said {
  const statistic = describeStatistic(figure);
  const alike = rows.filter((one) => one.source === figure.source && describeStatistic(one) === statistic);
  if (alike.length > 1) return say`${figure.label}`;
  const sources = new Set(rows.map(({ source }) => source));
  const from = sources.size > 1 ? `, ${datasets.sources.get(figure.source)?.short ?? figure.source}` : '';
  return say`${capital(statistic)}${from}`;
}

/** Without what two other rows are the ends of. */
function withoutSpans(figures: readonly Figure[]): Figure[] {
  return figures.filter(({ source, percentiles = [] }) => {
    const hasEnd = (end: number) =>
      figures.some((one) => one.source === source && one.percentiles?.join() === String(end));
    return percentiles.length < 2 || !percentiles.every(hasEnd);
  });
}

function isMedian({ statistic }: Figure): boolean {
  return statistic === 'median';
}

/** The head of a column of pay. */
export function periodsOf(figures: readonly Figure[]): string {
  return figures.every(({ unit }) => unit.endsWith('/year')) ? 'A year' : 'Pay';
}
