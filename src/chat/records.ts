/**
 * What must outlive a restart, as the platforms need it. The store keeps it; nothing of a question's text, of an
 * offer or about a person is ever in it.
 */
import type { Outcome } from './reply.ts';

export type PlatformName = 'slack' | 'discord';

/** A channel of a workspace (Slack) or of a server (Discord), by the platform's own ids. */
export interface ChannelAddress {
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly channel: string;
}

export interface ChannelSettings {
  /** Whether questions in the channel are answered though nobody spoke to the bot. Off unless turned on. */
  isListening(channel: ChannelAddress): Promise<boolean>;
  setListening(channel: ChannelAddress, listening: boolean): Promise<void>;
  /** Whether any channel of the platform is listened to. */
  listensAnywhere(platform: PlatformName): Promise<boolean>;
}

/** Events that were answered, kept for some days: platforms deliver an event again when in doubt. */
export interface AnsweredEvents {
  /**
   * Takes an event on; exactly one of several that try gets true, over all processes.
   * @param event the platform's name and id of it
   * @param thread the thread that its answer goes to, if it goes to one
   */
  claim(event: string, thread?: string): Promise<boolean>;
  /** Gives an event back that could not be answered, so that it is when it is delivered again. */
  release(event: string): Promise<void>;
  /** Whether an event was answered in the thread within the time that events are kept. */
  hasAnsweredIn(thread: string): Promise<boolean>;
}

/** An event, and the thread that its answer goes to, if it goes to one. */
export interface Claim {
  readonly event: string;
  readonly thread: string | undefined;
}

/** Answered events as they are stored. */
export interface EventRecords extends AnsweredEvents {
  /** Takes different events on in one write; says of each whether it was this call that took it. */
  claimAll(claims: readonly Claim[]): Promise<boolean[]>;
}

/** What somebody thought of a reply: counted by day, intent and outcome, never by who said it. */
export interface Verdict {
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly intent: string;
  readonly outcome: Outcome;
  readonly helpful: boolean;
}

export interface Feedback {
  count(verdict: Verdict): Promise<void>;
}

/** What a platform handed over when the bot was installed: a text of the platform's own, encrypted at rest. */
export interface Installations {
  keep(platform: PlatformName, workspace: string, installation: string): Promise<void>;
  find(platform: PlatformName, workspace: string): Promise<string | undefined>;
  /**
   * The bot was removed: forgets the installation and all that belongs to the workspace, unless it was installed anew
   * since.
   * @param removedAt milliseconds since 1970; such news may arrive late
   */
  forget(platform: PlatformName, workspace: string, removedAt: number): Promise<void>;
}
