/** Figures that can head a digest: what is paid in a nation, and every other number the sources give about pay. */

import type { Datasets } from '../../datasets/datasets.ts';
import { groupBy } from '../../datasets/group-by.ts';
import type { Figure } from '../../datasets/records.ts';
import { mediansToHead } from './largest-places.ts';
import { isDoubted } from './notes.ts';

export interface HeadlineFigures {
  readonly all: readonly Figure[];
  has(figure: Figure): boolean;
  /** Those of the same source and unit. */
  like(figure: Figure): readonly Figure[];
}

/** What two other figures make of each other, and what says little unless one knows what it was counted for. */
const DEPENDENT = new Set(['difference', 'ratio', 'count', 'projection', 'example']);

const found = new WeakMap<Datasets, HeadlineFigures>();

/** Whether it stands by itself: no comparison of two others, no pay of no named place, nothing that its note takes back. */
export function canHead(figure: Figure): boolean {
  const { words, unit, statistic, between, place, topics } = figure;
  const isNowhere = topics.includes('pay') && place === undefined;
  const isDependent = DEPENDENT.has(statistic) || unit === 'ratio' || (between && statistic !== 'growth');
  return words === undefined && !isDependent && !isNowhere && !isDoubted(figure);
}

/** Found once for each state of the data. Pay in smaller places and at a level is told by their spotlights. */
export function headlineFigures(datasets: Datasets): HeadlineFigures {
  const known = found.get(datasets);
  if (known) return known;
  const official = mediansToHead(datasets);
  const isOfficial = new Set(official.map(({ place }) => place));
  // What a guide says of a nation stands beside what official tables say of it.
  const nations = [...datasets.places.values()].filter(
    ({ id, kind }) => kind === 'country' && !isOfficial.has(id),
  );
  const all = [
    ...official,
    ...nations.flatMap(({ id }) => datasets.written('backend', id)).filter(({ level }) => !level),
    ...[...datasets.figures.values()].filter(
      ({ role, topics }) => role === 'backend' && !topics.includes('pay'),
    ),
  ].filter(canHead);
  const bySourceAndUnit = groupBy(all, keyOf);
  const members = new Set(all.map(({ id }) => id));
  const figures: HeadlineFigures = {
    all,
    has: ({ id }) => members.has(id),
    like: (figure) => bySourceAndUnit.get(keyOf(figure)) ?? [],
  };
  found.set(datasets, figures);
  return figures;
}

function keyOf({ source, unit }: Figure): string {
  return `${source} ${unit}`;
}
