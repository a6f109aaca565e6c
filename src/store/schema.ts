/** The tables as queries see them; `migrations.ts` makes them so. */
import type { ColumnType, Kysely, Transaction } from 'kysely';
import type { Delivery, RunOutcome, Subscription } from '../chat/digest-records.ts';
import type { PlatformName } from '../chat/records.ts';
import type { Fault } from './store-error.ts';

/** Milliseconds: PostgreSQL's driver reads a bigint as text, so who reads one makes a number of it. */
type Moment = ColumnType<number | string, number, number>;
/** Never changed once it is there. */
type Fixed<T> = ColumnType<T, T, never>;

export interface Tables {
  readonly channel_settings: {
    readonly platform: string;
    readonly workspace: string;
    readonly channel: string;
    /** One or zero: the two databases share no boolean, and libsql ends the process when handed one. */
    readonly listening: number;
  };
  readonly installations: {
    readonly platform: string;
    readonly workspace: string;
    readonly sealed: string;
    readonly installed_at: Moment;
  };
  readonly answered_events: {
    readonly event: string;
    readonly thread: string | null;
    readonly answered_at: Moment;
  };
  readonly feedback: {
    readonly platform: string;
    readonly workspace: string;
    /** The day in UTC, `2025-03-09`. */
    readonly day: string;
    readonly intent: string;
    readonly outcome: string;
    readonly helpful_count: number;
    readonly unhelpful_count: number;
  };
  /** The last number given to a subscription of a workspace, kept when the subscription is gone. */
  readonly digest_numbers: {
    readonly platform: string;
    readonly workspace: string;
    readonly last_number: number;
  };
  readonly digest_subscriptions: {
    readonly id: Fixed<string>;
    readonly platform: Fixed<PlatformName>;
    readonly workspace: Fixed<string>;
    readonly channel: string;
    readonly number: Fixed<number>;
    readonly cron: string;
    readonly zone: string;
    readonly state: Subscription['state'];
    readonly when_all_told: Subscription['whenAllTold'];
    readonly round: number;
    readonly next_at: Moment;
    readonly owner: string;
  };
  readonly digest_runs: {
    readonly subscription: Fixed<string>;
    readonly scheduled_for: ColumnType<number | string, number, never>;
    readonly outcome: RunOutcome;
    readonly round: Fixed<number>;
    /** A list of ids, as JSON. */
    readonly told: Fixed<string>;
    readonly data_version: Fixed<string>;
  };
  readonly digest_deliveries: {
    readonly id: Fixed<string>;
    readonly subscription: Fixed<string>;
    readonly to_kind: Fixed<Delivery['to']['kind']>;
    readonly to_id: string;
    readonly run: ColumnType<number | string | null, number | null, never>;
    /** Empty once it is settled. */
    readonly content: string;
    readonly expires_at: Moment;
    readonly created_at: Moment;
    readonly attempt: number;
    /** One while somebody has it, until `available_at`. */
    readonly taken: number;
    /** One where an earlier try may have arrived. */
    readonly unsure: number;
    /** The first moment that anybody may take it on. */
    readonly available_at: Moment;
    readonly state: DeliveryState;
    /** The platform's id of the message that arrived. */
    readonly message: string | null;
  };
  readonly data_versions: {
    readonly version: string;
    readonly figures: string;
    readonly kept_at: Moment;
  };
  readonly asked_questions: {
    readonly platform: string;
    readonly workspace: string;
    /** One or zero. */
    readonly answered: number;
    /** The day in UTC, `2025-03-09`. */
    readonly day: string;
    readonly text_hash: string;
    readonly text: string;
    readonly times: number;
  };
}

/** What a delivery can be: settled, once it is not `waiting`. */
export type DeliveryState = 'waiting' | 'delivered' | 'missed' | 'refused' | 'unknown';

/** What queries of one transaction go through. */
export type InTransaction = Transaction<Tables>;

export interface Opening {
  /** `serving`: nothing may wait long; `starting`: opening may; `alone`: everything may, as no one else is served. */
  readonly pace: 'starting' | 'serving' | 'alone';
  /** Its tables are left as they are found, and none are made. */
  readonly asFound?: boolean;
  /** Told of connections that were lost while nobody used them. */
  readonly report?: ((message: string) => void) | undefined;
}

/** An open database, whichever of the two it is. */
export interface OpenDatabase {
  readonly db: Kysely<Tables>;
  readonly kind: 'postgres' | 'sqlite';
  explain(error: unknown): Fault;
  /** The database as a message may name it. */
  readonly place: string;
  close(): Promise<void>;
}

/** Runs a query; what the driver throws comes out as a StoreError. */
export type Run = <T>(query: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;
