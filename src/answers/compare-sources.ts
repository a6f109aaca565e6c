/** What each source has on the level that was asked for, or on typical pay. */
import type { Datasets } from '../datasets/datasets.ts';
import type { Request } from '../understanding/request.ts';
import { answerSources } from './about-the-data.ts';
import { answerCrossCheck, checkable } from './cross-check.ts';
import { type Draft, join, say } from './draft.ts';
import { levelsAsked } from './levels-asked.ts';
import { countsNotes, payTables } from './pay-rows.ts';
import { seriesOf } from './series.ts';

export function compareSources(request: Request, datasets: Datasets): Draft {
  const { slots } = request;
  const asked = levelsAsked(slots, datasets);
  const wanted = slots.sources.map(({ id }) => id).filter((id) => datasets.sources.has(id));
  if (!asked && wanted.some((id) => datasets.tables.has(id))) {
    const pair = checkable(datasets, wanted);
    if (pair) return answerCrossCheck(pair, datasets);
  }
  const [one] = seriesOf(wanted.flatMap((id) => datasets.sources.get(id) ?? []));
  // Vintages of one publication are not compared with one another here.
  if (one && wanted.length > 0 && one.length === wanted.length) return answerSources(request, datasets);
  const chosen = wanted.length > 0 ? wanted : [...datasets.sources.keys()];
  const figures = [...datasets.figures.values()].filter(
    (figure) =>
      figure.topics.includes('pay') &&
      chosen.includes(figure.source) &&
      figure.role === 'backend' &&
      figure.unit.endsWith('/year') &&
      (asked
        ? asked.fits(figure)
        : figure.level !== undefined ||
          figure.percentiles?.join() === '50' ||
          figure.statistic === 'average'),
  );
  const silent = chosen.filter((id) => !figures.some(({ source }) => source === id));
  const names = chosen.map((id) => datasets.sources.get(id)?.short ?? id);
  const spread = figures.slice(0, asked ? 8 : 14);
  return {
    outcome: 'answer',
    headline: say`${asked ? `${asked.label}, by source: ` : ''}${join(
      chosen.flatMap((id) => {
        const own = spread.filter(({ source }) => source === id);
        return own.length === 0
          ? []
          : [
              say`${datasets.sources.get(id)?.short ?? id} ${join(
                own.slice(0, 3).map((f) => say`${f}`),
                ', ',
              )}`,
            ];
      }),
      '; ',
    )}.`,
    blocks: payTables(spread, request, datasets),
    notes: [
      ...(silent.length > 0
        ? [
            say`No pay figure for this in ${silent.map((id) => datasets.sources.get(id)?.short ?? id).join(', ')}.`,
          ]
        : []),
      ...countsNotes(spread, datasets),
    ],
    followUps: [
      'where do the sources disagree?',
      'where do your numbers come from?',
      names.length > 1 ? 'pay overview' : 'senior',
    ],
  };
}
