/** Whether the clock is right, held against the platforms': Slack turns away what is signed five minutes off. */
import type { ClockReading, Finding } from '../chat/health.ts';

const WARNING_MS = 60_000;
const FAULT_MS = 5 * 60_000;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** The reading that is the least off counts: an answer may have waited on its way. */
export function lookAtClock(readings: readonly ClockReading[]): Finding {
  const what = 'Clock';
  const offs = readings.map(offBy).sort((a, b) => Math.abs(a) - Math.abs(b));
  const [off] = offs;
  if (off === undefined)
    return { mark: 'warning', what, words: 'not compared: no platform said what time it is there.' };
  const ms = Math.abs(off);
  if (ms <= WARNING_MS) return { mark: 'ok', what, words: 'it agrees with the platform to within a minute.' };
  const words = `it is ${inWords(ms)} ${off > 0 ? 'fast' : 'slow'}. Set it, and have it kept right by NTP: timedatectl set-ntp true`;
  return { mark: ms > FAULT_MS ? 'fault' : 'warning', what, words };
}

/** How far our clock is ahead: nothing as long as theirs shows a moment between the call and its answer. */
function offBy({ sentAt, receivedAt, theirs }: ClockReading): number {
  if (theirs > receivedAt) return receivedAt - theirs;
  return sentAt > theirs + SECOND_MS ? sentAt - theirs - SECOND_MS : 0;
}

function inWords(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  const seconds = Math.round((ms % MINUTE_MS) / SECOND_MS);
  return minutes >= 5 ? `${minutes} minutes` : `${minutes} min ${seconds} s`;
}
