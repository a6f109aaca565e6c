/** The clock that digests are looked for by. */
import { schedule } from 'node-cron';

/** Does something when begun, as it were the first minute, and in every minute. @returns what ends it */
export type Clock = (work: () => Promise<void>) => () => void;

/** The clock on the wall, by node-cron; a minute whose work is still going on is left out. */
export const everyMinute: Clock = (work) => {
  const task = schedule('* * * * *', work, { noOverlap: true, timezone: 'UTC' });
  return () => void task.destroy();
};
