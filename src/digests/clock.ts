/** The clock that digests are looked for by. */
import { Cron } from 'croner';

/** Does something at the beginning of every minute. @returns what ends it */
export type Clock = (work: () => Promise<void>) => () => void;

/** The clock on the wall; a minute whose work is still going on is left out. */
export const everyMinute: Clock = (work) => {
  // In UTC it reckons by itself; a zone would have it load Intl.
  const job = new Cron('* * * * *', { protect: true, utcOffset: 0 }, work);
  return () => job.stop();
};
