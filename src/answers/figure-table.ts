/** A table of figures that are not pay: what it is, its value, which statistic and for which years. */
import type { Figure } from '../datasets/records.ts';
import { say, type TableDraft } from './draft.ts';
import { describeStatistic } from './format-figure.ts';

export function figureTable(figures: readonly Figure[]): TableDraft {
  return {
    kind: 'table',
    columns: ['What', 'Figure', 'Statistic'],
    rows: figures.map((figure) => [
      say`${figure.label}`,
      say`${figure}`,
      say`${describeStatistic(figure)}${figure.period ? `, ${figure.period}` : ''}`,
    ]),
  };
}
