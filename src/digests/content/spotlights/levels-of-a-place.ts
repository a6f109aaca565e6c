/** Places with pay by level: from junior to staff in one table. */
import { placesWithPay } from '../../../answers/covered.ts';
import { say } from '../../../answers/draft.ts';
import { describeStatistic } from '../../../answers/format-figure.ts';
import type { Datasets } from '../../../datasets/datasets.ts';
import { LEVEL_NAMES, LEVELS } from '../../../datasets/levels.ts';
import type { Figure } from '../../../datasets/records.ts';
import { chartOf, onePeriod } from '../comparable.ts';
import { notesOf } from '../notes.ts';
import type { Spotlight } from '../spotlight.ts';
import { periodsOf } from './places-with-a-table.ts';

const MOST_ROWS = 8;
const MOST_NOTES = 2;

export function levelsOfPlaces(datasets: Datasets): Spotlight[] {
  const byLevel = placesWithPay(datasets).flatMap((place) => {
    const figures = onePeriod(datasets.written('backend', place.id).filter(({ level }) => level));
    const rows = LEVELS.flatMap((level) => figures.filter((figure) => figure.level === level)).slice(
      0,
      MOST_ROWS,
    );
    return rows.length > 1 ? [{ place, rows }] : [];
  });
  return byLevel.map(({ place, rows }, i): Spotlight => {
    const statistics = new Set(rows.map(describeStatistic));
    const [only] = statistics.size === 1 ? statistics : [];
    const [other] = [...byLevel.slice(i + 1), ...byLevel.slice(0, i)].filter(
      (one) => one.place.kind !== 'country',
    );
    const name = place.name.toLowerCase();
    return {
      id: `levels-of/${place.id}`,
      kind: 'levels-of-a-place',
      title: `Spotlight: ${only ?? 'pay'} by level in ${place.name}`,
      figures: rows,
      leads: rows,
      ...chartOf(`Pay by level in ${place.name}`, rows),
      tell: () => ({
        block: {
          kind: 'table',
          columns: ['Level', periodsOf(rows), ...(only ? [] : ['Statistic'])],
          rows: rows.map((figure) => [
            say`${rowLabel(figure, rows, datasets)}`,
            say`${figure}`,
            ...(only ? [] : [say`${describeStatistic(figure)}`]),
          ]),
        },
        notes: notesOf(rows, MOST_NOTES),
        followUps: [
          place.kind === 'country' ? 'senior pay' : `senior ${name}`,
          ...(other && place.kind !== 'country'
            ? [`compare senior in ${name} with ${other.place.name.toLowerCase()}`]
            : []),
          'career ladder',
        ],
      }),
    };
  });
}

function rowLabel({ level, source }: Figure, rows: readonly Figure[], datasets: Datasets): string {
  const name = level ? LEVEL_NAMES[level] : '';
  const several = rows.some((one) => one.level === level && one.source !== source);
  return several ? `${name}, ${datasets.sources.get(source)?.short ?? source}` : name;
}
