/** What is to be done about a subscription whose time has come, kept in the store in one piece before anything is sent. */
import { createHash } from 'node:crypto';
import type { Line } from '../chat/digest-desk.ts';
import type { Decision, DigestRecords, NewDelivery, Subscription } from '../chat/digest-records.ts';
import type { Meter } from '../chat/meter.ts';
import type { PlatformName } from '../chat/records.ts';
import { writeFigures } from './content/figures-kept.ts';
import { writeMessage } from './kept-message.ts';
import { type DigestSources, type Made, makeDigest } from './make-digest.ts';
import { nextRun } from './schedule/next-run.ts';
import { planRun } from './schedule/plan.ts';
import { allToldNotice, isKnown, titleOf } from './words.ts';

export interface DecidingServices extends DigestSources {
  /** How late a digest may come, in milliseconds. */
  readonly graceMs: number;
  readonly meter: Meter;
}

/** An admin who is on holiday still hears of it. */
const NOTICE_KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** What became of a subscription that was due. */
export type Decided = 'sent' | 'rested' | 'missed' | 'taken by another';

/**
 * Decides about all times of the schedule that have come: the latest is sent unless it is too late, the others are
 * noted as missed.
 * @throws StoreError; nothing is decided then
 */
export async function decideDue(
  subscription: Subscription,
  services: DecidingServices,
  now: number,
): Promise<Decided> {
  const { missed, due, nextAt } = planRun(subscription, now, services.graceMs);
  const made = due === undefined ? undefined : await makeDigest(subscription, services, now);
  const decision = decisionOf(subscription, made, due, {
    missed,
    nextAt: nextAt ?? NEVER,
    now,
    // The next one takes its place.
    expiresAt: Math.min((due ?? now) + services.graceMs, nextAt ?? NEVER),
  });
  if (!(await keep(decision, made, services, now))) return 'taken by another';
  const { platform } = subscription;
  const note = (step: 'due' | 'missed' | 'rested', times = 1) =>
    services.meter.note({ kind: 'digest', platform, step, times });
  note('due', missed.length + (made ? 1 : 0));
  note('missed', missed.length);
  if (!made) return 'missed';
  if (made.reply) return 'sent';
  note('rested');
  return 'rested';
}

/** Rules of time zones change by hours; what is further off is looked at by a later start. */
const RULES_CHANGE_BY_MS = 26 * 60 * 60 * 1000;
const LOOKED_AT = 10_000;

/**
 * Where the rules of a time zone have changed since a time was kept, and it comes earlier now: it would be passed over.
 * New rules come with a start.
 * @throws StoreError
 */
export async function bringForward(
  platforms: readonly PlatformName[],
  records: DigestRecords,
  now: number,
): Promise<void> {
  for (const subscription of await records.due(platforms, now + RULES_CHANGE_BY_MS, LOOKED_AT)) {
    const nextAt = isKnown(subscription.zone) ? nextRun(subscription, now) : undefined;
    if (nextAt !== undefined && subscription.nextAt > now && nextAt < subscription.nextAt)
      await records.change(subscription.id, { nextAt });
  }
}

/**
 * Sends one now, outside the schedule.
 * @returns what was made; none where somebody else decided in between
 * @throws StoreError
 */
export async function decideNow(
  subscription: Subscription,
  services: DecidingServices,
  now: number,
): Promise<Made | undefined> {
  const made = await makeDigest(subscription, services, now);
  if (!made.reply) return made;
  const { nextAt } = subscription;
  const decision = decisionOf(subscription, made, now, {
    missed: [],
    nextAt,
    now,
    expiresAt: now + services.graceMs,
  });
  return (await keep(decision, made, services, now)) ? made : undefined;
}

/** A schedule that never comes again: the last moment that there is a date for. */
const NEVER = 8_640_000_000_000_000;

async function keep(
  decision: Decision,
  made: Made | undefined,
  { records }: DecidingServices,
  now: number,
): Promise<boolean> {
  if (made?.reply) await records.keepVersion(made.dataVersion, writeFigures(made.data));
  return records.decide(decision, now);
}

interface Around {
  readonly missed: readonly number[];
  readonly nextAt: number;
  readonly now: number;
  readonly expiresAt: number;
}

function decisionOf(
  subscription: Subscription,
  made: Made | undefined,
  due: number | undefined,
  { missed, nextAt, now, expiresAt }: Around,
): Decision {
  const asks = made && !made.reply && subscription.whenAllTold === 'ask';
  return {
    subscription: subscription.id,
    readNextAt: subscription.nextAt,
    ...(made ? { readRun: made.readRun } : {}),
    nextAt,
    round: made?.round ?? subscription.round,
    runs: [
      ...missed.map((scheduledFor) => ({
        scheduledFor,
        outcome: 'missed' as const,
        told: [],
        dataVersion: '',
      })),
      ...(due !== undefined && made
        ? [
            {
              scheduledFor: due,
              outcome: made.reply ? ('waiting' as const) : ('rested' as const),
              told: made.told,
              dataVersion: made.reply ? made.dataVersion : '',
            },
          ]
        : []),
    ],
    deliveries: [
      ...(due !== undefined && made?.reply
        ? [
            {
              id: idOf(subscription.id, 'run', due),
              to: { kind: 'channel', id: subscription.channel } as const,
              run: due,
              content: writeMessage({
                kind: 'digest',
                title: titleOf(subscription, due),
                reply: made.reply,
              }),
              expiresAt,
            },
          ]
        : []),
      ...(asks ? [noticeTo(subscription, allToldNotice(subscription), now)] : []),
    ],
    ...(asks ? { whenAllTold: 'rest' as const } : {}),
  };
}

/** Words to the admin who set a digest up. */
export function noticeTo(subscription: Subscription, lines: readonly Line[], now: number): NewDelivery {
  return {
    id: idOf(subscription.id, 'notice', now),
    to: { kind: 'person', id: subscription.owner },
    content: writeMessage({ kind: 'words', lines }),
    expiresAt: now + NOTICE_KEPT_MS,
  };
}

/** The same for the same run, whoever decides it; short enough for a platform to carry. */
function idOf(subscription: string, kind: string, at: number): string {
  return createHash('sha256').update(`${subscription}/${kind}/${at}`).digest('hex').slice(0, 24);
}
