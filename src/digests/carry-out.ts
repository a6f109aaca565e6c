/** What is done to one digest that is there, and what is said of it. */
import type { DeskAnswer, DeskVisit, Line } from '../chat/digest-desk.ts';
import type { DigestRecords, Subscription } from '../chat/digest-records.ts';
import { type DecidingServices, decideNow } from './decide.ts';
import { makeDigest } from './make-digest.ts';
import type { Order } from './read-order.ts';
import { describeMoment } from './schedule/describe-schedule.ts';
import { nextRun } from './schedule/next-run.ts';
import { isKnown, listed, nameOf, nothingToTell, titleOf, unknownZone } from './words.ts';

export interface CarryingOut extends DecidingServices {
  readonly now: () => number;
  /** Has what was decided now sent now. */
  readonly look: () => Promise<void>;
}

/** What is done to one subscription. */
export type Deed = Extract<
  Order,
  { kind: 'preview' | 'run' | 'pause' | 'resume' | 'repeat' | 'rest' | 'remove' }
>;

/** Two that are posted this soon after each other are likely one wish, said twice. */
const A_MOMENT_MS = 60_000;

export async function carryOut(
  order: Deed,
  subscription: Subscription,
  visit: DeskVisit,
  services: CarryingOut,
): Promise<DeskAnswer> {
  const { records } = services;
  const { id, number, zone } = subscription;
  const change = (changes: Parameters<DigestRecords['change']>[1], ...lines: Line[]) =>
    records.change(id, changes).then((found) => (found ? say(lines) : gone(number)));
  if (order.kind === 'pause')
    return change(
      { state: 'paused' },
      [`Digest ${number} is paused: `, ...nameOf(subscription), '.'],
      ['To go on: ', { command: `resume ${number}` }, '.'],
    );
  if (order.kind === 'remove') return remove(order.sure, subscription, records);
  if (!isKnown(zone)) return say([[...unknownZone(subscription), '.']]);
  switch (order.kind) {
    case 'preview':
      return preview(subscription, services);
    case 'run':
      return runNow(order.sure, subscription, visit, services);
    case 'resume':
      return resume(subscription, visit, services);
    case 'repeat':
      return change(
        { whenAllTold: 'repeat' },
        [`Digest ${number} starts again from the beginning whenever it has told all there is.`],
        comesNext(subscription),
      );
    case 'rest':
      return change({ whenAllTold: 'rest' }, [
        `Once digest ${number} has told all there is, it comes only when figures change.`,
      ]);
  }
}

async function remove(
  sure: boolean,
  subscription: Subscription,
  records: DigestRecords,
): Promise<DeskAnswer> {
  const { id, number } = subscription;
  if (!sure)
    return {
      lines: [[`Remove digest ${number} (`, ...nameOf(subscription), ') for good?']],
      buttons: [{ label: 'Remove it', line: `remove ${number} yes`, style: 'danger' }],
    };
  return (await records.remove(id))
    ? say([[`Digest ${number} is removed: `, ...nameOf(subscription), '.']])
    : gone(number);
}

async function resume(
  subscription: Subscription,
  visit: DeskVisit,
  { records, now }: CarryingOut,
): Promise<DeskAnswer> {
  const { id, number, channel, zone, state } = subscription;
  // What is due must not be put off by it.
  if (state === 'active') {
    const [last] = await records.runs(id, 1);
    return say([[`Digest ${number} is not paused:`], listed(subscription, last)]);
  }
  const obstacle = await visit.obstacle(channel);
  if (obstacle !== undefined) return say([[obstacle]]);
  const nextAt = nextRun(subscription, now());
  if (nextAt === undefined) return say([[`Its time never comes again: change it first.`]]);
  const next = `; next: ${describeMoment(nextAt, zone)}.`;
  return (await records.change(id, { state: 'active', nextAt }))
    ? say([[`Digest ${number} goes on: `, ...nameOf(subscription), next]])
    : gone(number);
}

/** The title that the post begins with is said above it, as a preview has none. */
async function preview(subscription: Subscription, services: CarryingOut): Promise<DeskAnswer> {
  const { number, nextAt, zone, channel, state } = subscription;
  const now = services.now();
  const { reply } = await makeDigest(subscription, services, now);
  if (!reply) return say(nothingToTell(subscription));
  const when = state === 'active' ? `on ${describeMoment(nextAt, zone)}` : 'next, once it is resumed';
  const at = state === 'active' ? nextAt : (nextRun(subscription, now) ?? now);
  return {
    lines: [[`Digest ${number} would say this ${when}, in `, { channel }, ':'], [titleOf(subscription, at)]],
    buttons: [],
    preview: reply,
  };
}

async function runNow(
  sure: boolean,
  subscription: Subscription,
  visit: DeskVisit,
  services: CarryingOut,
): Promise<DeskAnswer> {
  const { id, number, channel, state } = subscription;
  const now = services.now();
  const obstacle = await visit.obstacle(channel);
  if (obstacle !== undefined) return say([[obstacle]]);
  const [last] = await services.records.runs(id, 1);
  const wasSent = last?.outcome === 'delivered' || last?.outcome === 'waiting';
  if (!sure && wasSent && now - last.scheduledFor < A_MOMENT_MS)
    return {
      lines: [['One was sent a moment ago. Send another?']],
      buttons: [{ label: 'Send another', line: `run ${number} yes` }],
    };
  const made = await decideNow(subscription, services, now);
  if (!made) return say([[`Digest ${number} was just changed or sent by somebody else. Try again.`]]);
  if (!made.reply) return say(nothingToTell(subscription));
  // Its way is its own: the admin need not wait for the platform.
  void services.look();
  return say([
    [`Digest ${number} is on its way to `, { channel }, '.'],
    ...(state === 'active' ? [] : [comesNext(subscription)]),
  ]);
}

function comesNext({ number, nextAt, zone, state }: Subscription): Line {
  return state === 'active'
    ? [`Next: ${describeMoment(nextAt, zone)}.`]
    : ['It stays paused. To go on: ', { command: `resume ${number}` }, '.'];
}

function gone(number: number): DeskAnswer {
  return say([[`There is no digest ${number} any more.`]]);
}

function say(lines: readonly Line[]): DeskAnswer {
  return { lines, buttons: [] };
}
