/** States and metros by pay: the best, the worst, the nth, or where one of them stands. */

import { ordinal } from '../chat/format-number.ts';
import type { Datasets } from '../datasets/datasets.ts';
import { groupBy } from '../datasets/group-by.ts';
import type { Figure } from '../datasets/records.ts';
import type { Request } from '../understanding/request.ts';
import { type BlockDraft, type Draft, join, type Said, say } from './draft.ts';
import { answerNoData } from './no-data.ts';
import { countsNotes, figureNotes, payTable, payValue, periodNote } from './pay-rows.ts';
import { type Kind, rankingFromTables } from './ranking-from-tables.ts';
import { fromStatement } from './statement.ts';

const SHOWN_WHEN_BOTH = 11;

export function answerRanking(request: Request, datasets: Datasets): Draft {
  const { slots, topics } = request;
  const missing = slots.places.filter(({ covered }) => !covered);
  const [gone] = missing;
  if (gone) return answerNoData([{ kind: 'place', name: gone.name, place: gone }], request, datasets);
  const named: Kind[] = slots.places.flatMap(({ kind }) =>
    kind === 'state' ? ['state' as const] : kind === 'metro' ? ['metro' as const] : [],
  );
  // "Which Colorado metros are there": the metros of the states that were named.
  const within =
    topics.has('metro') && !topics.has('state') ? slots.places.filter(({ kind }) => kind === 'state') : [];
  const kinds: readonly Kind[] =
    within.length > 0
      ? ['metro']
      : topics.has('state') && topics.has('metro')
        ? ['state', 'metro']
        : named.length > 0
          ? [...new Set(named)]
          : topics.has('state')
            ? ['state']
            : topics.has('metro')
              ? ['metro']
              : ['state', 'metro'];
  const official = rankingFromTables(
    {
      kinds,
      within: within.map(({ id }) => id),
      isWithinLimit: withinLimit(request),
      guideFor: (kind) => ranked(kind, datasets),
    },
    request,
    datasets,
  );
  if (official) return official;
  const lists = kinds.map((kind) => ({
    kind,
    figures: ranked(kind, datasets)
      .filter(withinLimit(request))
      .filter(
        ({ place }) =>
          within.length === 0 || within.some(({ id }) => datasets.places.get(place ?? '')?.within === id),
      ),
  }));
  const all = lists.flatMap(({ figures }) => figures);
  return {
    outcome: 'answer',
    headline: join(
      lists.map(({ kind, figures }) => headlineFor(kind, figures, request, datasets)),
      ' ',
    ),
    blocks: lists
      .filter(({ figures }) => figures.length > 0)
      .map(({ kind, figures }): BlockDraft => {
        const shown = lists.length > 1 ? figures.slice(0, SHOWN_WHEN_BOTH) : figures;
        return payTable(
          shown,
          request,
          datasets,
          say`${kind === 'state' ? 'States' : 'Metros'}, best paid first`,
        );
      }),
    notes: [
      ...(topics.has('cost-of-living')
        ? datasets
            .about('cost-of-living')
            .slice(0, 1)
            .map((statement) => fromStatement(statement, datasets))
        : []),
      ...lists.flatMap(({ kind }) =>
        kind === 'state'
          ? [say`The guide does not say which of its state figures are means and which medians.`]
          : [],
      ),
      ...figureNotes(all, 0),
      ...periodNote(all, request, datasets),
      say`Only some states and metros have a figure; all levels together.`,
      ...countsNotes(all, datasets),
    ],
    ...(lists.length === 1
      ? { chart: { title: kinds[0] === 'state' ? 'States' : 'Metros', figures: all } }
      : {}),
    followUps: [
      kinds.includes('state') ? 'top metros' : 'top states',
      'cost of living',
      'senior san francisco',
    ],
  };
}

/** "Which states pay more than 150k": keeps those above, below or between, where yearly dollars are the limit. */
function withinLimit({ slots, topics }: Request): (figure: Pick<Figure, 'low'>) => boolean {
  const [limit] = slots.amounts;
  const yearly = limit?.period === undefined || limit.period === 'year';
  if (!limit || !yearly || (limit.currency !== undefined && limit.currency !== 'USD')) return () => true;
  if (limit.low < limit.high) return ({ low }) => low >= limit.low && low <= limit.high;
  if (topics.has('at-least')) return ({ low }) => low >= limit.low;
  if (topics.has('above') === topics.has('below')) return () => true;
  return topics.has('above') ? ({ low }) => low > limit.high : ({ low }) => low < limit.low;
}

/** All of one source, statistic and currency: ranks across those would mean nothing. The longest list is taken. */
function ranked(kind: Kind, datasets: Datasets): Figure[] {
  const figures = [...datasets.figures.values()].filter(
    ({ place, level, role, topics, percentiles, unit }) =>
      topics.includes('pay') &&
      !level &&
      !percentiles &&
      role === 'backend' &&
      unit.endsWith('/year') &&
      datasets.places.get(place ?? '')?.kind === kind,
  );
  const lists = [
    ...groupBy(figures, ({ source, statistic, unit }) => `${source} ${statistic} ${unit}`).values(),
  ];
  return (lists.sort((a, b) => b.length - a.length)[0] ?? []).sort((a, b) => b.low - a.low);
}

function headlineFor(kind: Kind, figures: readonly Figure[], request: Request, datasets: Datasets): Said {
  const { slots, topics } = request;
  const value = (figure: Figure): Said => say`${figure.label} ${payValue(figure, request, datasets)}`;
  const word = kind === 'state' ? 'state' : 'metro';
  const own = figures.filter(({ place }) => slots.places.some(({ id }) => id === place));
  if (own.length > 0) {
    return join(
      own.map(
        (figure) =>
          say`${value(figure)}: ${ordinal(figures.indexOf(figure) + 1)} of the ${word}s that have a figure.`,
      ),
      ' ',
    );
  }
  const fromBottom = topics.has('lowest') && !topics.has('highest');
  const order = fromBottom ? [...figures].reverse() : figures;
  const nth = slots.rank === undefined ? undefined : order[slots.rank - 1];
  if (nth && slots.rank !== undefined) {
    return say`${ordinal(slots.rank)} ${fromBottom ? 'from the bottom' : 'highest'} of the ${word}s that have a figure: ${value(nth)}.`;
  }
  const [limit] = slots.amounts;
  const one = limit?.low === limit?.high && topics.has('above') !== topics.has('below');
  if (
    limit &&
    (one || topics.has('at-least')) &&
    (topics.has('above') || topics.has('below') || topics.has('at-least'))
  ) {
    const side = topics.has('below') ? 'Below' : topics.has('at-least') ? 'At least' : 'Above';
    const listed =
      order.length > 0 ? join(order.map(value), ', ', ' and ') : `none of the ${word}s that have a figure`;
    return say`${side} ${limit.typed}: ${listed}.`;
  }
  const [first, ...rest] = order.slice(0, 3);
  if (!first) return say`None of the ${word}s that have a figure.`;
  if (rest.length === 0) return say`Only one ${word} with a figure: ${value(first)}.`;
  return say`${fromBottom ? `Lowest ${word} that has a figure` : `Best paid ${word}`}: ${value(first)}, then ${join(rest.map(value), ' and ')}.`;
}
