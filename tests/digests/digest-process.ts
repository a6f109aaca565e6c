/** A process that sends digests. It can end itself without a word before any of its calls to the store or to a platform. */
import type { ProcessSettings } from './processes.ts';
import { openRealDigests } from './real-digests.ts';

const settings = JSON.parse(process.argv[2] ?? '{}') as ProcessSettings;
const { databaseUrl, startsAt, speed, killBefore, untilIdle, slack, discord } = settings;
const begun = Date.now();
const LOOK_EVERY_MS = 150;

let calls = 0;
/** The same object, its calls counted and told, and the end before the one that was chosen. */
function counted<T extends object>(name: string, it: T): T {
  return new Proxy(it, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        calls += 1;
        process.stdout.write(`${calls} ${name}.${String(key)}\n`);
        if (calls === killBefore) process.kill(process.pid, 'SIGKILL');
        return Reflect.apply(value, target, given);
      };
    },
  });
}

const tell = (fields: object, message: string) =>
  process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
const { digests, end } = await openRealDigests({
  databaseUrl,
  now: () => startsAt + (Date.now() - begun) * speed,
  clock: (work) => {
    const timer = setInterval(() => void work(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  },
  log: { info: () => {}, warn: tell, error: tell },
  wrap: counted,
  ...(slack ? { slack } : {}),
  ...(discord ? { discord } : {}),
});

if (untilIdle) {
  // One look, and all that comes of it.
  await digests.look();
  await digests.finish();
  await end();
  process.exit(0);
}
process.once('SIGTERM', () => void end().then(() => process.exit(0)));
digests.start();
