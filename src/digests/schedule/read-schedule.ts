/** What an admin types → when digests come: "every monday 9am berlin", "last friday of the month 4pm tokyo", a cron expression. */
import { asTyped } from './as-typed.ts';
import { canonicalZone } from './canonical-zone.ts';
import { type DaySet, neverComes, type TimeOfDay, writeCron } from './cron-days.ts';
import { cutZones, type ZonesFound } from './cut-zones.ts';
import { describePlainly } from './describe-schedule.ts';
import { cleanText, plainWords } from './plain-words.ts';
import { findCron, readCron } from './read-cron.ts';
import { cutDays } from './read-days.ts';
import { readRest } from './read-rest.ts';
import { cutExactTimes, readTime } from './read-time.ts';
import { refuseRhythm } from './refuse-rhythm.ts';
import type { Schedule } from './schedule.ts';
import { NEVER, remarks, settleDays } from './settle-days.ts';
import { spaceOut } from './space-out.ts';

export type { Schedule };

export type ScheduleRead =
  /** `assumed`: sentences on what was taken for granted. */
  | { readonly kind: 'schedule'; readonly schedule: Schedule; readonly assumed: readonly string[] }
  /** `problem`: a sentence or two on what is wrong and what to type. */
  | { readonly kind: 'unclear'; readonly problem: string };

/** Far more than any schedule. */
const LONGEST = 300;
/** What stands behind is not even looked at. */
const LONGEST_RAW = 2_000;
const EVERY_PART = /\bevery (?=(?:single )?(?:morning|afternoon|evening|night)\b)/g;

const ADD_TIME = 'Add one, for example "mondays at 9am Berlin".';
const NO_TIME = `At what time of day? ${ADD_TIME}`;
const NO_DAY = 'On which days? Add them, for example "every monday", "weekdays" or "1st of the month".';
const NOTHING_NEW =
  'I found nothing to change. Type another day, time or place, for example "fridays", "10am" or "Tokyo".';
const NOTHING =
  'I found no day and no time. Type for example "every monday 9am Berlin" or "weekdays 8:30 New York".';

/**
 * Reads a schedule out of words. Every word counts: what is not understood is named, never passed over.
 * @param zone the zone where none is said
 * @param before the schedule that is changed: what is not said anew stays as it is there
 */
export function readSchedule(words: string, zone: string | undefined, before?: Schedule): ScheduleRead {
  const read = readFolded(words, zone, before);
  return read.kind === 'unclear' ? unclear(asTyped(read.problem, words.slice(0, LONGEST_RAW))) : read;
}

function readFolded(words: string, zone: string | undefined, before: Schedule | undefined): ScheduleRead {
  const text = cleanText(words.slice(0, LONGEST_RAW));
  if (text === '') return unclear('When is the digest to come? Type for example "every monday 9am Berlin".');
  if (words.length > LONGEST_RAW || text.length > LONGEST)
    return unclear('That is more than I can read. Type only when, for example "every monday 9am Berlin".');
  const own = zone === undefined ? undefined : canonicalZone(zone);
  const cron = findCron(text);
  const zones = cutZones(cron?.rest ?? text);
  if (zones.problem !== undefined) return unclear(zones.problem);
  return settle(
    cron ? readFields(cron.fields, plainWords(zones.rest)) : readWords(plainWords(zones.rest)),
    zones,
    { own, before },
  );
}

/** When, but not yet on whose clock. */
interface When {
  readonly time: TimeOfDay | undefined;
  readonly days: DaySet | undefined;
  readonly assumed: readonly string[];
  /** Part of a day that was named instead of a time. */
  readonly part?: string | undefined;
  /** What is left of the text. */
  readonly rest: string;
}

function readFields(fields: readonly string[], rest: string): When | string {
  const read = readCron(fields);
  if (read.kind === 'problem') return read.problem;
  return neverComes(read.days)
    ? NEVER
    : { time: read.time, days: read.days, assumed: remarks(read.days), rest };
}

function readWords(plain: string): When | string {
  const text = plain.replace(EVERY_PART, 'every day in the ');
  const refused = refuseRhythm(spaceOut(text));
  if (refused !== undefined) return refused;
  const exact = cutExactTimes(text);
  const found = cutDays(spaceOut(exact.rest));
  const { read: time, rest } = readTime(exact.clocks, found.rest);
  if (time.kind === 'problem') return time.problem;
  const days = settleDays(found);
  if (days.kind === 'problem') return days.problem;
  return {
    time: time.kind === 'time' ? time.time : undefined,
    days: days.kind === 'days' ? days.days : undefined,
    assumed: [...(time.kind === 'time' ? time.assumed : []), ...(days.kind === 'days' ? days.assumed : [])],
    part: time.kind === 'none' ? time.part : undefined,
    rest,
  };
}

/** What holds where nothing is said. */
interface Given {
  /** The asker's own zone. */
  readonly own: string | undefined;
  readonly before: Schedule | undefined;
}

function settle(when: When | string, found: ZonesFound, { own, before }: Given): ScheduleRead {
  if (typeof when === 'string') return unclear(when);
  const read = readRest(when.rest, found.named, before ? canonicalZone(before.zone) : own);
  if (read.kind === 'problem' || read.kind === 'apart') return unclear(read.problem);
  const saysNothing = !when.days && !when.time && read.kind === 'none' && !found.local;
  if (before && saysNothing && when.part === undefined) return unclear(NOTHING_NEW);
  const kept = before && readCron(before.cron.toLowerCase().split(' '));
  const { days = kept?.kind === 'cron' ? kept.days : undefined } = when;
  const { time = kept?.kind === 'cron' && when.part === undefined ? kept.time : undefined } = when;
  if (!days) return unclear(time ? NO_DAY : NOTHING);
  if (!time)
    return unclear(when.part === undefined ? NO_TIME : `In the ${when.part}, at what time? ${ADD_TIME}`);
  if (read.kind === 'several') return unclear(read.problem);
  const cron = writeCron(time, days);
  if (read.kind === 'zone') {
    return {
      kind: 'schedule',
      schedule: { cron, zone: read.zone },
      assumed: [...when.assumed, ...found.assumed, ...read.assumed],
    };
  }
  if (before && !found.local && canonicalZone(before.zone) !== undefined)
    return { kind: 'schedule', schedule: { cron, zone: before.zone }, assumed: when.assumed };
  if (own === undefined) {
    const example = describePlainly(cron) ?? 'Mondays at 09:00';
    return unclear(`In which time zone? Add a city, for example "${example} Berlin".`);
  }
  const taken = found.local
    ? `I took local time as yours, ${own}.`
    : `You named no time zone; I took yours, ${own}.`;
  return { kind: 'schedule', schedule: { cron, zone: own }, assumed: [...when.assumed, taken] };
}

function unclear(problem: string): ScheduleRead {
  return { kind: 'unclear', problem };
}
