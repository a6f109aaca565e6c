/** What of digests must outlive a restart, as the room that sends them needs it. The store keeps it. */
import type { PlatformName } from './records.ts';

/** Milliseconds since 1970. */
type Moment = number;

/** A digest that an admin set up for a channel. */
export interface Subscription {
  readonly id: string;
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly channel: string;
  /** What admins call it: counted from one in each workspace, and never given again. */
  readonly number: number;
  /** When it comes: a cron expression of five fields, in the clock of `zone` (an IANA name). */
  readonly cron: string;
  readonly zone: string;
  /** `refused`: the platform does not let the bot post there; it is paused until an admin resumes it. */
  readonly state: 'active' | 'paused' | 'refused';
  /** What happens when all has been told: the admin is asked, it starts again, or it waits for news. */
  readonly whenAllTold: 'ask' | 'repeat' | 'rest';
  /** How often it has started again; what was told in an earlier round may be told again. */
  readonly round: number;
  /** The first time of the schedule that nothing has been decided about. */
  readonly nextAt: Moment;
  /** The platform's id of the admin who set it up: whom to tell when it cannot be posted. */
  readonly owner: string;
}

export type NewSubscription = Omit<Subscription, 'number' | 'state' | 'whenAllTold' | 'round'>;

/** What an admin may change. */
export type SubscriptionChanges = Partial<
  Pick<Subscription, 'channel' | 'cron' | 'zone' | 'state' | 'whenAllTold' | 'round' | 'nextAt'>
>;

/**
 * What became of a run: `rested` had nothing to tell, `waiting` is on its way, `unknown` may have arrived and could
 * not be looked for in time.
 */
export type RunOutcome = 'waiting' | 'delivered' | 'missed' | 'refused' | 'rested' | 'unknown';

/** One time that a digest was to come. */
export interface Run {
  readonly scheduledFor: Moment;
  readonly outcome: RunOutcome;
  readonly round: number;
  /** Ids of what it tells; counts as told unless the run was missed or refused. */
  readonly told: readonly string[];
  /** The version of the data that it was made from; empty where it was never made. */
  readonly dataVersion: string;
}

/** A message on its way: a digest to a channel, or a few words to an admin. */
export interface Delivery {
  readonly id: string;
  readonly subscription: string;
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly to: { readonly kind: 'channel' | 'person'; readonly id: string };
  /** The run that it delivers; none for words to an admin. */
  readonly run?: Moment;
  /** What it says, as `digests/` writes it: kept until it has arrived, so that a second try says the same. */
  readonly content: string;
  /** Nothing is tried after this. */
  readonly expiresAt: Moment;
  readonly createdAt: Moment;
  /** How often it was taken on, this time included; more than one: it may have arrived already. */
  readonly attempt: number;
  /** An earlier try may have arrived: it is looked for before another. */
  readonly mayHaveArrived: boolean;
}

export type NewDelivery = Omit<
  Delivery,
  'platform' | 'workspace' | 'subscription' | 'attempt' | 'createdAt' | 'mayHaveArrived'
>;

/** All that is decided about a subscription at once: it is kept whole or not at all. */
export interface Decision {
  readonly subscription: string;
  /** What was read when it was decided: another process that decided in between makes it void. */
  readonly readNextAt: Moment;
  /** The latest run there was then, 0 for none: one that came in between makes it void. Not looked at where left out. */
  readonly readRun?: Moment;
  readonly nextAt: Moment;
  /** The round that the run belongs to, and the subscription from now on. */
  readonly round: number;
  readonly runs: readonly Omit<Run, 'round'>[];
  readonly deliveries: readonly NewDelivery[];
  /** `rest` once the admin has been asked, so that they are asked once. */
  readonly whenAllTold?: Subscription['whenAllTold'];
}

/** What became of a try to deliver. */
export type Settlement =
  | { readonly kind: 'delivered'; readonly message: string }
  /** Tried again from this moment on. */
  | { readonly kind: 'put-off'; readonly until: Moment; readonly mayHaveArrived: boolean }
  /** Not tried again: its time is over. */
  | { readonly kind: 'missed' }
  /** Its time is over, and nobody knows whether it arrived: it is not told again. */
  | { readonly kind: 'unknown' }
  /**
   * Refused for good: the subscription's state becomes `refused`, what else waits for its channel is refused with it.
   * Words to an admin that are refused, or a digest to a channel that the subscription has left since, change nothing
   * about the subscription; in the latter case there is no notice either.
   */
  | { readonly kind: 'refused'; readonly notice?: NewDelivery };

export interface DigestRecords {
  /**
   * It begins active, in its first round (0), and asks when all is told.
   * @returns it; or the one that is there already for the same channel and schedule
   */
  add(subscription: NewSubscription): Promise<Subscription>;
  /** Those of a workspace, by number. */
  list(platform: PlatformName, workspace: string): Promise<readonly Subscription[]>;
  /**
   * One that is paused has what waits for its channel missed. One that moves to another channel takes with it what was
   * not tried yet, and nothing more is tried in the former one. What is being posted at that moment may still arrive.
   * @returns false where there is no such subscription any more
   */
  change(id: string, changes: SubscriptionChanges): Promise<boolean>;
  /** With its runs and deliveries. @returns false where there was none */
  remove(id: string): Promise<boolean>;
  find(id: string): Promise<Subscription | undefined>;

  /** Active ones of these platforms whose `nextAt` has come, the earliest first, at most `limit`. */
  due(platforms: readonly PlatformName[], now: Moment, limit: number): Promise<readonly Subscription[]>;
  /** The latest runs of a subscription in this round and before, the latest first. */
  runs(subscription: string, limit: number): Promise<readonly Run[]>;
  /** The latest run that was seen or is on its way, however long ago: what changed since is told. */
  lastSeen(subscription: string): Promise<Run | undefined>;
  /** Ids told in a round, of runs that are delivered, waiting or unknown. */
  told(subscription: string, round: number): Promise<readonly string[]>;
  /**
   * Keeps a decision. Exactly one of several processes that decide the same gets true; an inactive subscription gives
   * false, unless `readNextAt` equals `nextAt`: a run outside the schedule, which any state allows. So does one that an
   * admin has moved to another channel than its deliveries go to, or had start again, since it was read.
   *
   * A run that is there already stays as it is, and what was to deliver it is left out; outside the schedule that gives
   * false. A delivery's run must be there or among the decision's.
   */
  decide(decision: Decision, now: Moment): Promise<boolean>;

  /**
   * Ids of deliveries of these platforms that can be taken on now, the oldest first, at most `limit`; also those that
   * have expired.
   */
  waiting(platforms: readonly PlatformName[], now: Moment, limit: number): Promise<readonly string[]>;
  /**
   * Takes a delivery on until `until`; after that another may. Exactly one of several processes gets it. One that has
   * expired is handed out as well, so that it is settled as missed; `expiresAt` is 0 where it was called off.
   * @returns undefined where another has it, it is settled, or its subscription is gone
   */
  take(delivery: string, now: Moment, until: Moment): Promise<Delivery | undefined>;
  /**
   * Notes down what became of a taken delivery, and of its run. What arrived or is given up keeps no content.
   * @returns false where it was taken on by another since, is settled or gone; nothing is changed then
   */
  settle(delivery: Delivery, settlement: Settlement): Promise<boolean>;

  /**
   * Figures as they were at a version of the data, for telling what changed: any text, kept as it was given first.
   * Keeping a new version deletes those that no run refers to, but for the newest before it: a process that was started
   * earlier may still use that.
   */
  keepVersion(version: string, figures: string): Promise<void>;
  findVersion(version: string): Promise<string | undefined>;
}

/** What was asked, where the deployment keeps it: words without names, never who asked. */
export interface AskedQuestions {
  /** @param answered whether the sources had an answer */
  note(question: {
    readonly platform: PlatformName;
    readonly workspace: string;
    readonly text: string;
    readonly answered: boolean;
  }): Promise<void>;
  /**
   * The answered question that was asked most often since, and how often, if any was asked `atLeast` times. Counted by
   * whole days in UTC, the day of `since` included.
   */
  mostAsked(
    platform: PlatformName,
    workspace: string,
    since: Moment,
    atLeast: number,
  ): Promise<{ readonly text: string; readonly times: number } | undefined>;
  /** Unanswered ones of all workspaces together, the most often asked first. */
  unanswered(limit: number): Promise<readonly { readonly text: string; readonly times: number }[]>;
}
