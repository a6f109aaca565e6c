/** Digests as tests need them: something sensible, and what the test is about put in its place. */
import type { Decision, Delivery, NewDelivery, NewSubscription } from '../../src/chat/digest-records.ts';
import type { Store } from '../../src/store/open-store.ts';
import { DAY, MINUTE, NOON } from './moments.ts';

/** Each of another minute, as the same channel takes the same schedule once. */
export function subscription(given: Partial<NewSubscription> = {}): NewSubscription {
  const { id = 's1' } = given;
  return {
    id,
    platform: 'slack',
    workspace: 'T1',
    channel: 'C1',
    cron: `${hashOf(id, 59)} ${hashOf(id, 23)} ${hashOf(id, 28) + 1} * *`,
    zone: 'Europe/Berlin',
    nextAt: NOON,
    owner: 'U1',
    ...given,
  };
}

export function delivery(given: Partial<NewDelivery> = {}): NewDelivery {
  return {
    id: 'd1',
    to: { kind: 'channel', id: 'C1' },
    run: NOON,
    content: 'what it says',
    expiresAt: NOON + DAY,
    ...given,
  };
}

/** A notice that belongs to no run. */
export function words(given: Partial<NewDelivery> = {}): NewDelivery {
  const { run: _, ...rest } = delivery({ id: 'n1', to: { kind: 'person', id: 'U1' }, ...given });
  return rest;
}

/** The run of noon, delivered by `d1`, the next one a day later. */
export function decision(given: Partial<Decision> = {}): Decision {
  return {
    subscription: 's1',
    readNextAt: NOON,
    nextAt: NOON + DAY,
    round: 0,
    runs: [{ scheduledFor: NOON, outcome: 'waiting', told: ['a', 'b'], dataVersion: 'v1' }],
    deliveries: [delivery()],
    ...given,
  };
}

/** Adds a subscription, decides its run of noon and takes its delivery on for a minute. */
export async function takenDelivery({ digests }: Store): Promise<Delivery> {
  await digests.add(subscription());
  await digests.decide(decision(), NOON);
  return take(digests, 'd1', NOON);
}

/** @throws where it cannot be taken on */
export async function take(digests: Store['digests'], id: string, now: number): Promise<Delivery> {
  const taken = await digests.take(id, now, now + MINUTE);
  if (!taken) throw new Error(`${id} could not be taken on.`);
  return taken;
}

function hashOf(id: string, below: number): number {
  return [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % below, 0);
}
