/** A process of its own that opens a store when told to, claims events and says how many it got. */
import { once } from 'node:events';
import { openStore } from '../../src/store/open-store.ts';

const [url = '', events = '0'] = process.argv.slice(2);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const store = await openStore({ url, now: () => 1_000_000 });
let claimed = 0;
for (let event = 0; event < Number(events); event += 1) {
  if (await store.answeredEvents.claim(`event ${event}`)) claimed += 1;
}
await store.close();
process.stdout.write(`${claimed}\n`);
process.exit(0);
