/** Times as they were typed → the one that is meant, or why there is no such time. */
import { showTime, type TimeOfDay } from './cron-days.ts';
import { listOf } from './day-names.ts';

/** A time as typed, before it is known whether it can be. */
export interface Clock {
  readonly typed: string;
  readonly hour: number;
  readonly minute: number;
  /** "am", "pm", or empty. */
  readonly half: string;
  /** Whether it may be of the afternoon as well, for nothing says which. */
  readonly bare?: boolean;
  readonly assumed?: string;
}

export type TimeRead =
  | { readonly kind: 'time'; readonly time: TimeOfDay; readonly assumed: readonly string[] }
  /** `part`: what was said instead, such as "morning". */
  | { readonly kind: 'none'; readonly part: string | undefined }
  | { readonly kind: 'problem'; readonly problem: string };

/** @param part the part of the day that was named beside */
export function settleClocks(clocks: readonly Clock[], part: string | undefined): TimeRead {
  if (clocks.length === 0) return { kind: 'none', part };
  const wrong = clocks.find((clock) => clock.minute > 59 || hourOf(clock, part) === undefined);
  if (wrong) {
    const why =
      part !== undefined && wrong.half === '' && wrong.hour < 24 && wrong.minute < 60
        ? ` in the ${part}`
        : '';
    const isMidnight = wrong.hour === 24 && wrong.minute === 0 && /^24/.test(wrong.typed.trim());
    const cure = isMidnight
      ? 'Type midnight for the first moment of a day, or 23:59 for the last.'
      : 'Type a time such as 9am, 17:30 or noon.';
    return { kind: 'problem', problem: `There is no "${wrong.typed.trim()}"${why}. ${cure}` };
  }
  const times = new Map(
    clocks.map((clock) => {
      const time = { hour: hourOf(clock, part) ?? 0, minute: clock.minute };
      return [time.hour * 60 + time.minute, time] as const;
    }),
  );
  const [time] = times.values();
  if (time === undefined || times.size > 1) {
    const found = listOf([...times.values()].slice(0, 4).map(showTime));
    return {
      kind: 'problem',
      problem: `I found more than one time: ${found}. A digest comes at most once a day, so name one. For another, set up a second digest.`,
    };
  }
  const [clock] = clocks;
  const assumed = clocks.flatMap((one) => one.assumed ?? []);
  if (clock?.bare && part === undefined && time.hour > 0 && time.hour < 7) {
    assumed.push(
      `I took "${clock.typed.trim()}" as ${showTime(time)}, in the morning; for the afternoon, type ${showTime({ ...time, hour: time.hour + 12 })}.`,
    );
  }
  return { kind: 'time', time, assumed };
}

/** The hour from 0 to 23, or none where there is no such time. */
function hourOf({ hour, half, bare, minute }: Clock, part: string | undefined): number | undefined {
  if (half !== '') return hour < 1 || hour > 12 ? undefined : (hour % 12) + (half === 'pm' ? 12 : 0);
  if (hour > 23) return undefined;
  if (part === undefined || (hour === 0 && minute === 0 && !bare)) return hour;
  if (part === 'morning') return hour < 12 ? hour : undefined;
  if (part === 'night') return hour === 12 ? 0 : hour >= 5 && hour < 12 ? hour + 12 : hour;
  return hour === 0 ? undefined : hour < 12 ? hour + 12 : hour;
}
