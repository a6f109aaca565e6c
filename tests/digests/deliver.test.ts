/** What becomes of digests that are due, whatever the platform says. */
import { describe, expect, it } from 'vitest';
import { type Poster, PutOffError, RefusedForGoodError } from '../../src/chat/poster.ts';
import { versionOf, writeFigures } from '../../src/digests/content/figures-kept.ts';
import { decideDue, decideNow } from '../../src/digests/decide.ts';
import { createDigests } from '../../src/digests/digests.ts';
import { type Digesting, HOUR_MS, NINE, openDigesting, WEEK_MS } from './with-store.ts';

const MINUTE_MS = 60_000;

/** Looks at a moment, and waits for all that comes of it. */
async function lookAt({ clock, services }: Digesting, at: number): Promise<void> {
  clock.now = at;
  const digests = createDigests(services);
  await digests.look();
  await digests.finish();
}

async function outcomes({ store }: Digesting): Promise<readonly (readonly [number, string])[]> {
  return (await store.digests.runs('one', 100)).map(({ scheduledFor, outcome }) => [scheduledFor, outcome]);
}

describe('a digest', () => {
  it('is posted once when its time has come, and not before', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe();
    await lookAt(digesting, NINE - 1);
    expect(digesting.posts.posted).toEqual([]);
    for (const at of [NINE, NINE + MINUTE_MS, NINE + HOUR_MS]) await lookAt(digesting, at);
    expect(digesting.posts.posted).toHaveLength(1);
    expect(digesting.posts.posted[0]?.posting.to).toEqual({ kind: 'channel', id: 'C0COMP' });
    expect(digesting.posts.posted[0]?.posted).toMatchObject({
      kind: 'digest',
      title: 'Market digest · Mon 23 Nov',
    });
    expect(digesting.posts.looked).toEqual([]);
    expect(await outcomes(digesting)).toEqual([[NINE, 'delivered']]);
  });

  it('that was late is posted within its grace, and noted as missed after it', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe();
    await lookAt(digesting, NINE + 3 * WEEK_MS + 13 * HOUR_MS);
    expect(digesting.posts.posted).toEqual([]);
    expect((await outcomes(digesting)).map(([, outcome]) => outcome)).toEqual(Array(4).fill('missed'));
    await lookAt(digesting, NINE + 6 * WEEK_MS + 11 * HOUR_MS);
    expect(digesting.posts.posted).toHaveLength(1);
    expect((await outcomes(digesting)).map(([, outcome]) => outcome)).toEqual([
      'delivered',
      ...Array(6).fill('missed'),
    ]);
  });

  it('whose answer was lost is looked for before it is sent again', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe();
    digesting.posts.next.push('lost');
    await lookAt(digesting, NINE);
    await lookAt(digesting, NINE + 10 * MINUTE_MS);
    expect(digesting.posts.looked).toHaveLength(1);
    expect(digesting.posts.posted).toHaveLength(1);
    expect(await outcomes(digesting)).toEqual([[NINE, 'delivered']]);
  });

  it('says the same when it is sent again, though the data have changed since', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe();
    digesting.posts.next.push(new Error('ECONNREFUSED'));
    await lookAt(digesting, NINE);
    const [first] = digesting.posts.posted;
    expect(first).toBeUndefined();
    const before = await digesting.store.digests.runs('one', 1);
    digesting.data.now = { ...digesting.data.now, figures: new Map() };
    await lookAt(digesting, NINE + 10 * MINUTE_MS);
    expect(digesting.posts.posted).toHaveLength(1);
    expect((await digesting.store.digests.runs('one', 1))[0]?.told).toEqual(before[0]?.told);
  });

  it('keeps the figures that it was made of, whatever comes while it is made', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe();
    const { now: made } = digesting.data;
    const { datasets: _, ...services } = digesting.services;
    let asked = 0;
    const datasets = () => {
      asked += 1;
      return asked === 1 ? made : { ...made, figures: new Map() };
    };
    await lookAt({ ...digesting, services: { ...services, datasets } }, NINE);
    expect(await digesting.store.digests.findVersion(versionOf(made))).toBe(writeFigures(made));
  });

  it('is tried again with growing pauses while the platform is away, and missed after its grace', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe();
    const tries: number[] = [];
    for (let at = NINE; at <= NINE + 14 * HOUR_MS; at += MINUTE_MS) {
      digesting.posts.next.length = 0;
      digesting.posts.next.push(new Error('503'));
      await lookAt(digesting, at);
      if (digesting.posts.next.length === 0) tries.push((at - NINE) / MINUTE_MS);
    }
    expect(digesting.posts.posted).toEqual([]);
    expect(tries.slice(0, 7)).toEqual([0, 1, 3, 7, 15, 31, 63]);
    expect(tries.length).toBeLessThan(25);
    expect(tries.at(-1)).toBeLessThan(12 * 60);
    expect(await outcomes(digesting)).toEqual([[NINE, 'missed']]);
  }, 60_000);

  it('that the platform put off waits as long as it says', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe();
    digesting.posts.next.push(new PutOffError(30 * MINUTE_MS));
    await lookAt(digesting, NINE);
    await lookAt(digesting, NINE + 29 * MINUTE_MS);
    expect(digesting.posts.posted).toEqual([]);
    await lookAt(digesting, NINE + 30 * MINUTE_MS);
    expect(digesting.posts.posted).toHaveLength(1);
  });

  it('that is refused for good pauses, and its admin is told once', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe();
    digesting.posts.next.push(new RefusedForGoodError('The channel is archived.'));
    await lookAt(digesting, NINE);
    for (const at of [NINE + MINUTE_MS, NINE + WEEK_MS, NINE + 2 * WEEK_MS]) await lookAt(digesting, at);
    expect(await outcomes(digesting)).toEqual([[NINE, 'refused']]);
    expect((await digesting.store.digests.find('one'))?.state).toBe('refused');
    expect(digesting.posts.posted.map(({ posting, posted }) => [posting.to, posted])).toEqual([
      [
        { kind: 'person', id: 'U0ADMIN' },
        {
          kind: 'words',
          lines: [
            [
              'I could not post digest 1 (',
              'Mondays at 09:00 Europe/Berlin in ',
              { channel: 'C0COMP' },
              '). The channel is archived.',
            ],
            ['It is paused. When that is put right: ', { command: 'resume 1' }, '.'],
          ],
        },
      ],
    ]);
  });

  it('whose admin takes no words in private is refused all the same, and nobody is bothered again', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe();
    digesting.posts.next.push(new RefusedForGoodError('Gone.'), new RefusedForGoodError('No messages.'));
    await lookAt(digesting, NINE);
    for (const at of [NINE + MINUTE_MS, NINE + HOUR_MS]) await lookAt(digesting, at);
    expect(digesting.posts.posted).toEqual([]);
    expect((await digesting.store.digests.find('one'))?.state).toBe('refused');
  });

  it('does not come while it is paused', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe();
    await digesting.store.digests.change('one', { state: 'paused' });
    await lookAt(digesting, NINE + HOUR_MS);
    expect(digesting.posts.posted).toEqual([]);
    expect(await outcomes(digesting)).toEqual([]);
  });
});

describe('a digest that may have arrived', () => {
  it('is not sent again by a process that was held up between looking and sending', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe();
    digesting.posts.next.push('lost');
    await lookAt(digesting, NINE);
    const { find } = digesting.posts.poster;
    const held: Poster = {
      ...digesting.posts.poster,
      async find(posting) {
        await find(posting);
        digesting.clock.now += 4 * MINUTE_MS;
        return undefined;
      },
    };
    const services = { ...digesting.services, posters: [held] };
    await lookAt({ ...digesting, services }, NINE + 10 * MINUTE_MS);
    expect(digesting.posts.posted).toHaveLength(1);
    await lookAt(digesting, digesting.clock.now);
    expect(digesting.posts.posted).toHaveLength(1);
    expect(await outcomes(digesting)).toEqual([[NINE, 'delivered']]);
  });

  it('and cannot be looked for in time is not told again', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe();
    digesting.posts.next.push('lost');
    await lookAt(digesting, NINE);
    const blind: Poster = {
      ...digesting.posts.poster,
      find: () => Promise.reject(new Error('503')),
    };
    const services = { ...digesting.services, posters: [blind] };
    for (let at = NINE + HOUR_MS; at <= NINE + 13 * HOUR_MS; at += HOUR_MS)
      await lookAt({ ...digesting, services }, at);
    expect(await outcomes(digesting)).toEqual([[NINE, 'unknown']]);
    await lookAt(digesting, NINE + WEEK_MS);
    const [first, second] = digesting.posts.posted;
    expect(second?.posted).not.toEqual(first?.posted);
    const told = await digesting.store.digests.runs('one', 2);
    expect(told[0]?.told).not.toEqual(told[1]?.told);
  });

  it('is looked for once more when an admin pauses in between, and counted where it is', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe();
    digesting.posts.next.push('lost');
    await lookAt(digesting, NINE);
    await digesting.store.digests.change('one', { state: 'paused' });
    await lookAt(digesting, NINE + MINUTE_MS);
    expect(await outcomes(digesting)).toEqual([[NINE, 'delivered']]);
    expect(digesting.posts.posted).toHaveLength(1);
  });

  it('is looked for where the store was put back from a backup, however long ago that was taken', async () => {
    const digesting = await openDigesting();
    const subscription = await digesting.subscribe();
    await lookAt(digesting, NINE);
    // What the backup knew: the subscription, and nothing of the run.
    await digesting.store.digests.remove('one');
    await digesting.subscribe({ id: subscription.id });
    await lookAt(digesting, NINE + HOUR_MS);
    expect(digesting.posts.posted).toHaveLength(1);
    expect(digesting.posts.looked).toHaveLength(1);
    expect(await outcomes(digesting)).toEqual([[NINE, 'delivered']]);
  });
});

describe('digests of one channel', () => {
  it('never tell the same, though one is ordered now by two at once, or while another is due', async () => {
    const digesting = await openDigesting();
    const subscription = await digesting.subscribe();
    digesting.clock.now = NINE;
    const orders = await Promise.all([
      decideNow(subscription, digesting.services, NINE),
      decideNow(subscription, digesting.services, NINE + 1),
      decideDue(subscription, digesting.services, NINE + 2),
    ]);
    expect(orders.filter((made) => made !== undefined && made !== 'taken by another')).toHaveLength(1);
    await lookAt(digesting, NINE + MINUTE_MS);
    const told = (await digesting.store.digests.runs('one', 10)).map((run) => run.told.join());
    expect(new Set(told).size).toBe(told.length);
  });

  it('come at their time by the rules of the zone as they are now, not as they were when it was kept', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe({ nextAt: NINE + HOUR_MS });
    digesting.clock.now = NINE - 2 * HOUR_MS;
    const digests = createDigests(digesting.services);
    digests.start();
    await digests.finish();
    expect((await digesting.store.digests.find('one'))?.nextAt).toBe(NINE);
    await lookAt(digesting, NINE);
    expect(await outcomes(digesting)).toEqual([[NINE, 'delivered']]);
    await digests.stop();
  });

  it('do not pile up: the next takes the place of one that is still on its way', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe({ cron: '0 8 * * *', zone: 'UTC' });
    const services = { ...digesting.services, graceMs: 72 * HOUR_MS };
    for (let hour = 0; hour <= 60; hour += 1) {
      digesting.posts.next.length = 0;
      digesting.posts.next.push(new Error('503'));
      await lookAt({ ...digesting, services }, NINE + hour * HOUR_MS);
    }
    digesting.posts.next.length = 0;
    for (let hour = 61; hour <= 64; hour += 1)
      await lookAt({ ...digesting, services }, NINE + hour * HOUR_MS);
    expect(digesting.posts.posted).toHaveLength(1);
  });

  it('tell of a change however often they have rested before', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe({ cron: '0 8 * * *', zone: 'UTC' });
    const everything = { ...digesting.data.now, statements: new Map(), skills: new Map(), disagreements: [] };
    const [median] = everything.pay('backend', 'us').filter(({ statistic }) => statistic === 'median');
    if (!median) throw new Error('There is no median.');
    digesting.data.now = everything;
    let day = 0;
    for (let rested = 0; rested < 60; day += 1) {
      await lookAt(digesting, NINE + day * 24 * HOUR_MS);
      const [last] = await digesting.store.digests.runs('one', 1);
      rested = last?.outcome === 'rested' ? rested + 1 : 0;
    }
    const before = digesting.posts.posted.length;
    digesting.data.now = {
      ...everything,
      figures: new Map([...everything.figures, [median.id, { ...median, low: 140_000, high: 140_000 }]]),
    };
    await lookAt(digesting, NINE + day * 24 * HOUR_MS);
    expect(digesting.posts.posted).toHaveLength(before + 1);
  }, 120_000);
});

describe('a message that an earlier version kept', () => {
  it('and that cannot be read is missed at once', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe();
    await digesting.store.digests.decide(
      {
        ...{ subscription: 'one', readNextAt: NINE, nextAt: NINE + WEEK_MS, round: 0 },
        runs: [{ scheduledFor: NINE, outcome: 'waiting', told: [], dataVersion: 'v' }],
        deliveries: [
          {
            ...{ id: 'abc', to: { kind: 'channel', id: 'C0COMP' }, run: NINE },
            ...{ content: '{"kind":"of old"}', expiresAt: NINE + HOUR_MS },
          },
        ],
      },
      NINE,
    );
    await lookAt(digesting, NINE);
    expect(await outcomes(digesting)).toEqual([[NINE, 'missed']]);
    expect(digesting.posts.looked).toEqual([]);
  });
});

describe('a digest that has told all there is', () => {
  async function untilAllTold(digesting: Digesting): Promise<number> {
    let at = NINE;
    for (let week = 0; week < 300; week += 1, at = NINE + week * WEEK_MS) {
      await lookAt(digesting, at);
      const [last] = await digesting.store.digests.runs('one', 1);
      if (last?.outcome === 'rested') return at;
    }
    throw new Error('There is no end to it.');
  }

  it('tells its admin once, and rests', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe({ zone: 'UTC', cron: '0 8 * * 1' });
    const end = await untilAllTold(digesting);
    const told = digesting.posts.posted.length;
    for (const week of [1, 2, 3]) await lookAt(digesting, end + week * WEEK_MS);
    const notices = digesting.posts.posted.filter(({ posting }) => posting.to.kind === 'person');
    expect(notices).toHaveLength(1);
    expect(digesting.posts.posted).toHaveLength(told);
  }, 120_000);

  it('starts again from the beginning where the admin wishes it', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe({ zone: 'UTC', cron: '0 8 * * 1' });
    await digesting.store.digests.change('one', { whenAllTold: 'repeat' });
    for (let week = 0; week < 120; week += 1) await lookAt(digesting, NINE + week * WEEK_MS);
    expect(digesting.posts.posted).toHaveLength(120);
    const last = await digesting.store.digests.find('one');
    expect(last?.round).toBeGreaterThan(0);
  }, 120_000);

  it('comes again when figures change, and tells what was and what is', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe({ zone: 'UTC', cron: '0 8 * * 1' });
    const end = await untilAllTold(digesting);
    const { figures } = digesting.data.now;
    const seattle = figures.get('resumegeni-2026/metro/seattle');
    if (!seattle) throw new Error('There is no Seattle.');
    digesting.data.now = {
      ...digesting.data.now,
      figures: new Map([...figures, [seattle.id, { ...seattle, low: 171_000, high: 171_000 }]]),
    };
    await lookAt(digesting, end + WEEK_MS);
    const last = JSON.stringify(digesting.posts.posted.at(-1)?.posted);
    expect(last).toContain('$165,000');
    expect(last).toContain('$171,000');
  }, 120_000);
});

describe('what becomes of digests', () => {
  const stepsOf = ({ happenings }: Digesting) =>
    happenings.flatMap((one) => (one.kind === 'digest' && one.times > 0 ? [[one.step, one.times]] : []));

  it('is counted: what was due, sent, missed, put off and refused, and nothing twice', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe();
    await lookAt(digesting, NINE);
    expect(stepsOf(digesting)).toEqual([
      ['due', 1],
      ['sent', 1],
    ]);
    digesting.happenings.length = 0;
    await lookAt(digesting, NINE + 3 * WEEK_MS + 13 * HOUR_MS);
    expect(stepsOf(digesting)).toEqual([
      ['due', 3],
      ['missed', 3],
    ]);
    digesting.happenings.length = 0;
    digesting.posts.next.push(new PutOffError(1_000), new RefusedForGoodError('Gone.'));
    await lookAt(digesting, NINE + 4 * WEEK_MS);
    await lookAt(digesting, NINE + 4 * WEEK_MS + 2 * MINUTE_MS);
    expect(stepsOf(digesting)).toEqual([
      ['due', 1],
      ['put-off', 1],
      ['refused', 1],
    ]);
  });

  it('shows how many are being sent, and none when all is done', async () => {
    const digesting = await openDigesting();
    await digesting.subscribe();
    await lookAt(digesting, NINE);
    const lengths = digesting.happenings.flatMap((one) => (one.kind === 'queue' ? [one.length] : []));
    expect(Math.max(...lengths)).toBe(1);
    expect(lengths.at(-1)).toBe(0);
  });
});
