/** A new digest, or another time or channel for one: first what was understood is said back, then it is kept. */
import { randomUUID } from 'node:crypto';
import type { DeskAnswer, DeskVisit, Line } from '../chat/digest-desk.ts';
import type { DigestRecords, Subscription } from '../chat/digest-records.ts';
import { describeMoment } from './schedule/describe-schedule.ts';
import { nextRun } from './schedule/next-run.ts';
import { readSchedule, type Schedule } from './schedule/read-schedule.ts';
import { commands, HOW_TO, howToChange, howToName, isKnown, nameOf, unknownZone } from './words.ts';

interface Saving {
  readonly records: DigestRecords;
  readonly now: () => number;
}

/** A workspace with more than this has no use for them. */
const MOST_DIGESTS = 100;
/** What a button carries. */
const MOST_CHARACTERS = 90;

/** @param before the digest that is changed; none for a new one. What is not said anew stays. */
export async function propose(
  { words, channel }: { readonly words: string; readonly channel?: string },
  before: Subscription | undefined,
  visit: DeskVisit,
  { now }: Saving,
): Promise<DeskAnswer> {
  const to = channel ?? before?.channel ?? visit.channel;
  if (words === '' && !before) return say([['Say when it should come.'], ...HOW_TO]);
  if (words === '' && before && channel === undefined) return say(howToChange(before.number));
  const [, named] = /(?:^|\s)(#[\p{L}][\p{L}\p{N}_-]*)/u.exec(words) ?? [];
  if (named !== undefined)
    return say([[`I cannot tell which channel ${named} is. ${howToName(visit.platform)}`]]);
  const read =
    words === '' && before
      ? { kind: 'schedule' as const, schedule: { cron: before.cron, zone: before.zone }, assumed: [] }
      : readSchedule(words, visit.zone, before);
  if (read.kind === 'unclear')
    return say([[read.problem], ...mayBeChannel(words, read.problem, visit.platform)]);
  const { cron, zone } = read.schedule;
  if (before && !isKnown(zone)) return say([[...unknownZone(before), '.']]);
  const obstacle = await visit.obstacle(to);
  if (obstacle !== undefined) return say([[obstacle]]);
  const next = nextRun(read.schedule, now());
  if (next === undefined) return say([['That time never comes. Choose another day.']]);
  const line = `save ${before?.number ?? 'new'} ${cron} ${zone} <#${to}>`;
  if (line.length > MOST_CHARACTERS)
    return say([['That is more than I can keep in one digest: set up two, each with fewer days.']]);
  return {
    lines: [
      [
        before ? `Digest ${before.number}: ` : '',
        ...nameOf({ cron, zone, channel: to }),
        `; next: ${describeMoment(next, zone)}.`,
      ],
      ...read.assumed.map((sentence) => [sentence]),
      ['Is that right? Nothing is saved yet.'],
    ],
    buttons: [{ label: 'Save', line, style: 'primary' }],
  };
}

/** What a button carries is read like anything that is typed. */
export async function save(
  { schedule: said, channel }: { readonly schedule: string; readonly channel: string },
  before: Subscription | undefined,
  visit: DeskVisit,
  saving: Saving,
): Promise<DeskAnswer> {
  const now = saving.now();
  const read = readSchedule(said, undefined);
  if (read.kind === 'unclear') return say([[read.problem]]);
  const obstacle = await visit.obstacle(channel);
  if (obstacle !== undefined) return say([[obstacle]]);
  const nextAt = nextRun(read.schedule, now);
  if (nextAt === undefined) return say([['That time never comes. Choose another day.']]);
  const wanted = { ...read.schedule, channel, nextAt };
  if (!before) return add(wanted, visit, saving.records);
  // What is due is decided about first: a change would have it never come.
  if (before.state === 'active' && before.nextAt <= now)
    return say([['One is due at this moment: try again in a minute.']]);
  return change(wanted, before, saving.records);
}

type Wanted = Schedule & { readonly channel: string; readonly nextAt: number };

async function add(wanted: Wanted, visit: DeskVisit, records: DigestRecords): Promise<DeskAnswer> {
  const { platform, workspace, user } = visit;
  const others = await records.list(platform, workspace);
  // Pressed twice, it is still one digest; and that uses up no number.
  const twin = others.find((other) => isSame(other, wanted));
  if (twin) return say(setUpAlready(twin));
  if (others.length >= MOST_DIGESTS)
    return say([[`There are ${others.length} digests already: remove one first.`]]);
  const id = randomUUID();
  const kept = await records.add({ id, platform, workspace, owner: user, ...wanted });
  // Somebody else may have saved it in between.
  return say(kept.id === id ? saved(kept) : setUpAlready(kept));
}

function setUpAlready({ number }: Subscription): Line[] {
  return [[`That digest is set up already: it is number ${number}.`]];
}

function isSame(a: Subscription, b: Wanted): boolean {
  return a.cron === b.cron && a.zone === b.zone && a.channel === b.channel;
}

async function change(wanted: Wanted, before: Subscription, records: DigestRecords): Promise<DeskAnswer> {
  // Another admin may pause it meanwhile: that stands.
  const state = before.state === 'refused' ? ({ state: 'active' } as const) : {};
  const found = await records.change(before.id, { ...wanted, ...state });
  const after = found ? await records.find(before.id) : undefined;
  return after ? say(saved(after)) : say([[`There is no digest ${before.number} any more.`]]);
}

function saved(digest: Subscription): Line[] {
  const { number, state, nextAt, zone } = digest;
  const next = state === 'active' ? `next: ${describeMoment(nextAt, zone)}` : 'still paused';
  return [
    [`Saved as digest ${number}: `, ...nameOf(digest), `; ${next}.`],
    state === 'active'
      ? ['To see what it will say: ', { command: `preview ${number}` }, '.']
      : ['To go on: ', { command: `resume ${number}` }, '.'],
    commands(number),
  ];
}

/** "… to random": a word behind "in" or "to" that is no place is likely a channel's name. */
function mayBeChannel(words: string, problem: string, platform: DeskVisit['platform']): Line[] {
  const named = [...words.matchAll(/(?:^|\s)(?:in|into|to)\s+(?:the\s+)?([\p{L}][\p{L}\p{N}_-]*)/giu)]
    .map(([, name = '']) => name)
    .find((name) => problem.toLowerCase().includes(`"${name.toLowerCase()}`));
  return named === undefined ? [] : [[`If ${named} is a channel: ${lowerFirst(howToName(platform))}`]];
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function say(lines: readonly Line[]): DeskAnswer {
  return { lines, buttons: [] };
}
