/** The tables as queries see them; `migrations.ts` makes them so. */
import type { ColumnType, Kysely } from 'kysely';

/** Milliseconds: PostgreSQL's driver reads a bigint as text, so it is compared in SQL and never read. */
type Moment = ColumnType<number | string, number, number>;

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
}

/** An open database, whichever of the two it is. */
export interface OpenDatabase {
  readonly db: Kysely<Tables>;
  /** What went wrong and its cure, as a sentence or two that stand behind a colon. */
  explain(error: unknown): string;
  /** The database as a message may name it. */
  readonly place: string;
  close(): Promise<void>;
}

/** Runs a query; what the driver throws comes out as a StoreError. */
export type Run = <T>(query: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;
