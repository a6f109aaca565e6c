/** A process of its own that opens a store when told to, works at digests and says what it got. */
import { once } from 'node:events';
import { openStore } from '../../src/store/open-store.ts';
import { decision, delivery, subscription } from './digest-builders.ts';
import { NOON } from './moments.ts';

const [url = '', task = '', own = '', count = '0'] = process.argv.slice(2);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const { digests, close } = await openStore({ url, now: () => NOON });
const indexes = Array.from({ length: Number(count) }, (_, index) => index);

if (task === 'add') {
  const numbers: number[] = [];
  for (const index of indexes) {
    const { number } = await patiently(() => digests.add(subscription({ id: `${own}x${index}` })));
    numbers.push(number);
  }
  process.stdout.write(numbers.join(' '));
} else {
  let got = 0;
  for (const index of indexes) {
    const deliveries = [delivery({ id: `d${own}x${index}` })];
    const worked =
      task === 'decide'
        ? await patiently(() => digests.decide(decision({ subscription: `s${index}`, deliveries }), NOON))
        : await takeOne(index);
    if (worked) got += 1;
  }
  process.stdout.write(`${got}`);
}
await close();
process.exit(0);

/** Whichever of the processes made it. */
async function takeOne(index: number): Promise<boolean> {
  const taken = await patiently(() =>
    Promise.all([0, 1, 2].map((maker) => digests.take(`d${maker}x${index}`, NOON, NOON + 1))),
  );
  return taken.some((one) => one !== undefined);
}

/** SQLite lets a process wait a quarter of a second at most. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries > 20 || !String(error).includes('keeps the file locked')) throw error;
    }
  }
}
