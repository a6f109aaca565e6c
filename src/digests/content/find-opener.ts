/** What every round begins with: what is paid in the widest place there is, before anything that needs it for scale. */
import type { Datasets } from '../../datasets/datasets.ts';
import { headlineFigures } from './headline-figures.ts';
import type { Spotlight } from './spotlight.ts';

/** The spotlight of a nation led by its median; of several, that with the newest source, then with the most figures. */
export function findOpener(spotlights: readonly Spotlight[], datasets: Datasets): Spotlight | undefined {
  const pool = headlineFigures(datasets);
  const nations = spotlights.flatMap((spotlight) => {
    const [lead] = spotlight.leads;
    if (spotlight.kind !== 'country' || !lead || !pool.has(lead)) return [];
    const isMedian = Number(lead.statistic === 'median');
    const year = Number(/\d{4}/.exec(datasets.sources.get(lead.source)?.vintage ?? '')?.[0] ?? 0);
    return [{ spotlight, rank: [isMedian, year, spotlight.figures.length] }];
  });
  const [best] = nations.sort(
    (a, b) => compare(b.rank, a.rank) || (a.spotlight.id < b.spotlight.id ? -1 : 1),
  );
  return best?.spotlight;
}

/** The first that differs decides. */
function compare(a: readonly number[], b: readonly number[]): number {
  return a.map((one, i) => one - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
