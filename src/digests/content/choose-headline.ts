/** Which figure heads a digest: never one that headed another in this round, and rather none that stands below anyway. */
import type { Datasets } from '../../datasets/datasets.ts';
import type { Figure } from '../../datasets/records.ts';
import { besideHeadline } from './beside-headline.ts';
import { backendFigures } from './figures-kept.ts';
import { canHead, headlineFigures } from './headline-figures.ts';
import type { Spotlight } from './spotlight.ts';
import { fractionOf, shuffle } from './spread.ts';

export interface Left {
  readonly seed: string;
  readonly told: ReadonlySet<string>;
  /** Spotlights that are still to come after this one. */
  readonly toCome: readonly Spotlight[];
}

/** The id by which a headline counts as told. */
export function headlineId({ id }: Figure): string {
  return `headline/${id}`;
}

/**
 * Headline figures are kept for spotlights that have no figure of their own as soon as there would be too few of them;
 * once they have run out, any figure will do that no spotlight to come is about.
 * @returns none where the spotlight heads its digest itself, or every figure has headed one
 */
export function chooseHeadline(
  spotlight: Spotlight,
  { seed, told, toCome }: Left,
  datasets: Datasets,
): Figure | undefined {
  if (spotlight.headline) return undefined;
  const isLeft = (figure: Figure): boolean => canHead(figure) && !told.has(headlineId(figure));
  const pool = headlineFigures(datasets);
  const left = pool.all.filter(isLeft);
  const own = spotlight.leads.find(isLeft);
  if (own && (pool.has(own) || left.length <= withoutOwn(toCome, isLeft, pool.has))) return own;
  const kept = keptFor(toCome, isLeft);
  const others = shuffle(left, seed).filter(
    (figure) => !kept.has(figure) && !spotlight.figures.includes(figure),
  );
  const isDrawable = (figure: Figure): boolean => besideHeadline(figure, datasets) !== undefined;
  // What can be drawn is kept for digests that have nothing else to draw.
  const fitting = others.find((figure) => isDrawable(figure) !== (spotlight.chart !== undefined));
  return fitting ?? others[0] ?? own ?? anyOther(spotlight, kept, isLeft, seed, datasets);
}

/** How many spotlights need a headline from the pool. */
function withoutOwn(
  toCome: readonly Spotlight[],
  isLeft: (figure: Figure) => boolean,
  inPool: (figure: Figure) => boolean,
): number {
  return toCome.filter(
    ({ leads, headline }) => !headline && !leads.some((figure) => isLeft(figure) && !inPool(figure)),
  ).length;
}

/** A figure for each spotlight to come that has some of its own. */
function keptFor(toCome: readonly Spotlight[], isLeft: (figure: Figure) => boolean): ReadonlySet<Figure> {
  const kept = new Set<Figure>();
  for (const { leads } of toCome) {
    const own = leads.find((figure) => isLeft(figure) && !kept.has(figure));
    if (own) kept.add(own);
  }
  return kept;
}

function anyOther(
  spotlight: Spotlight,
  kept: ReadonlySet<Figure>,
  isLeft: (figure: Figure) => boolean,
  seed: string,
  datasets: Datasets,
): Figure | undefined {
  const free = backendFigures(datasets).filter(
    (figure) => isLeft(figure) && !kept.has(figure) && !spotlight.figures.includes(figure),
  );
  return free[Math.floor(fractionOf(seed, spotlight.id) * free.length)] ?? spotlight.figures.find(isLeft);
}
