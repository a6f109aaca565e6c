/** Whether the bot could start with its data and phrasings, and how old its sources are. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Folders } from '../ask.ts';
import type { Check, Finding } from '../chat/health.ts';
import { sourceAge } from '../chat/source-age.ts';

/** What the thread found. */
export type DataRead =
  | { readonly faults: readonly string[] }
  | {
      readonly sources: readonly Aged[];
      readonly figures: number;
      readonly rows: number;
      readonly intents: number;
    };

const WHAT = 'Data';
/** Of many faults the first ones tell what went wrong. */
const MOST_FAULTS = 20;
/** Who publishes yearly has published twice since. */
const OLD_YEARS = 2;
const YEAR_MS = 365.25 * 24 * 60 * 60 * 1000;

/** @param now milliseconds since 1970 */
export function checkData({ data, intents, kept }: Folders, now: number): Check {
  return {
    what: WHAT,
    async run(signal) {
      // Without a folder for copies of tables: one that is missing would be written.
      const workerData: Folders = { data, intents, ...(kept ? { kept } : {}) };
      const worker = new Worker(new URL('read-data.js', import.meta.url), { workerData });
      try {
        const [read]: readonly DataRead[] = await once(worker, 'message', { signal });
        return read === undefined ? [] : findingsOf(read, now);
      } catch (error) {
        if (!signal.aborted) throw error;
        return [{ mark: 'warning', what: WHAT, words: LATE }];
      } finally {
        await worker.terminate();
      }
    },
  };
}

const LATE = 'there is more than can be read here in time. npm run --silent data -- check takes its time.';

function findingsOf(read: DataRead, now: number): Finding[] {
  if ('faults' in read) {
    const further = read.faults.length - MOST_FAULTS;
    const shown = read.faults.slice(0, MOST_FAULTS);
    const words = `${further} more faults. npm run --silent data -- check names them all.`;
    return [...shown, ...(further > 0 ? [words] : [])].map((fault) => ({
      mark: 'fault',
      what: WHAT,
      words: fault,
    }));
  }
  const { sources, figures, rows, intents } = read;
  const tables = rows === 0 ? '' : `, ${rows} rows of tables`;
  const counts = `${sources.length} sources, ${figures} figures${tables}, ${intents} intents.`;
  return [{ mark: 'ok', what: WHAT, words: counts }, ...agesOf(sources, now)];
}

interface Aged {
  readonly short: string;
  readonly vintage: string;
}

function agesOf(sources: readonly Aged[], now: number): Finding[] {
  const old = sources.filter(({ vintage }) => now - endOf(vintage) > OLD_YEARS * YEAR_MS);
  const others = sources.filter((source) => !old.includes(source)).map((source) => aged(source, now));
  return [
    ...(others.length > 0 ? [{ mark: 'ok' as const, what: AGES, words: `${others.join('; ')}.` }] : []),
    ...old.map((source) => ({
      mark: 'warning' as const,
      what: AGES,
      words: `${aged(source, now)}. ${NEWER}`,
    })),
  ];
}

const AGES = 'Sources';
const NEWER = 'See whether there is a newer one, and add it: npm run --silent data -- add FILE';

function aged({ short, vintage }: Aged, now: number): string {
  const age = sourceAge(vintage, now);
  return `${short}, ${vintage}${age === undefined ? '' : ` (${age})`}`;
}

/** The end of the year that it names; one that names none is not known to be old. */
function endOf(vintage: string): number {
  const [year] = /\d{4}$/.exec(vintage) ?? [];
  return year === undefined ? Number.POSITIVE_INFINITY : Date.UTC(Number(year) + 1, 0);
}
