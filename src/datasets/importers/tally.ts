/** What became of a file's rows, so that nothing is left out in silence. */

export interface Dropped {
  readonly why: string;
  readonly count: number;
  /** The first lines that it befell. */
  readonly lines: readonly number[];
}

export interface Tally {
  readonly read: number;
  readonly kept: number;
  readonly dropped: readonly Dropped[];
}

export interface TallyKeeper {
  read(): void;
  keep(rows?: number): void;
  drop(why: string, line: number): void;
  /** A row that was kept at first. */
  takeBack(why: string, line: number): void;
  total(): Tally;
}

const LINES_TOLD = 5;
/** Beyond this, reasons that name what stands in a row are told as one. */
const MOST_REASONS = 40;

export function createTally(): TallyKeeper {
  let read = 0;
  let kept = 0;
  const dropped = new Map<string, { count: number; lines: number[] }>();
  const drop = (why: string, line: number): void => {
    const known = dropped.get(why) ?? dropped.get(dropped.size < MOST_REASONS ? why : 'other reasons');
    const entry = known ?? { count: 0, lines: [] };
    if (!known) dropped.set(dropped.size < MOST_REASONS ? why : 'other reasons', entry);
    entry.count += 1;
    if (entry.lines.length < LINES_TOLD) entry.lines.push(line);
  };
  return {
    read: () => {
      read += 1;
    },
    keep: (rows = 1) => {
      kept += rows;
    },
    drop,
    takeBack: (why, line) => {
      kept -= 1;
      drop(why, line);
    },
    total: () => ({
      read,
      kept,
      dropped: [...dropped].map(([why, entry]) => ({ why, ...entry })).sort((a, b) => b.count - a.count),
    }),
  };
}
