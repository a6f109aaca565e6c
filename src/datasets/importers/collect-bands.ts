/** Pay bands, each cell once: of two that contradict each other neither is taken. */
import type { Band } from './importer.ts';
import type { TallyKeeper } from './tally.ts';

export interface BandCollector {
  add(band: Band, line: number): void;
  /** Those that stand, once `tally` knows of the others. */
  finish(tally: TallyKeeper): Band[];
}

export function bandCollector(): BandCollector {
  const cells = new Map<string, { band: Band; line: number }[]>();
  return {
    add(band, line) {
      const { role, place, level = '', unit } = band;
      const key = [role, place, level, unit].join('|');
      const told = cells.get(key);
      if (told) told.push({ band, line });
      else cells.set(key, [{ band, line }]);
    },
    finish(tally) {
      return [...cells.values()].flatMap(([first, ...more]) => {
        if (!first) return [];
        const same = more.every(({ band }) => alike(band, first.band));
        for (const { line } of same ? more : [first, ...more])
          tally.takeBack(
            same ? 'the same row once more' : 'bands for the same cell that contradict each other',
            line,
          );
        return same ? [first.band] : [];
      });
    },
  };
}

function alike(a: Band, b: Band): boolean {
  return a.low === b.low && a.high === b.high && a.openEnded === b.openEnded;
}
