/** How the bot is, looked at from outside: what platforms find out about themselves, in words that every room shares. */
import type { ChannelAddress, Installations } from './records.ts';

/** One thing that was looked at. */
export interface Finding {
  /** `warning`: the bot works, and somebody will miss something; `fault`: something does not work. */
  readonly mark: 'ok' | 'warning' | 'fault';
  /** What was looked at, in a few words. */
  readonly what: string;
  /** How it is; where it is not well, with the cure. */
  readonly words: string;
}

/** Something to look at, within a time. */
export interface Check {
  /** Named where there is no more to say than that it could not be looked at. */
  readonly what: string;
  /** @param signal aborted when the time is over */
  run(signal: AbortSignal): Promise<readonly Finding[]>;
}

/** What time it is elsewhere, by an answer from there. In milliseconds since 1970, the first two by our own clock. */
export interface ClockReading {
  readonly sentAt: number;
  readonly receivedAt: number;
  /** To the second, rounded down. */
  readonly theirs: number;
}

/** A channel in which the bot was given something to do. */
export interface ChannelInUse extends ChannelAddress {
  readonly purpose: 'digests' | 'listening';
}

/** What a platform's checks are handed. */
export interface Examination {
  /** Those of the platform; undefined where the store could not be read. */
  readonly channels: readonly ChannelInUse[] | undefined;
  /** Workspaces that installed the bot themselves; undefined where the store could not be read. */
  readonly workspaces: readonly string[] | undefined;
  /** Where their tokens are. */
  readonly installations: Installations | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told by each answer that says what time it is. */
  readonly tellTime: (reading: ClockReading) => void;
}
