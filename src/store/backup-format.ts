/**
 * A backup: lines of JSON. A header that says what is to come, a line for each row as `["table", {…}]`, and a closing
 * line with a checksum over all before it, so that a file that was cut or changed is noticed.
 */
import { z } from 'zod';

/** Of the lines; what the tables are like is told by the migrations. */
export const FORMAT_VERSION = 1;

export const headerSchema = z.strictObject({
  salaryBotBackup: z.literal(FORMAT_VERSION),
  /** In UTC. */
  takenAt: z.string(),
  /** Steps that had made the tables. */
  migrations: z.array(z.string()),
  /** How many rows each table has. */
  rows: z.record(z.string(), z.int().min(0)),
});
export type Header = z.infer<typeof headerSchema>;

/** What a header of any version has. */
export const anyHeaderSchema = z.looseObject({ salaryBotBackup: z.int().min(1) });

export const rowLineSchema = z.tuple([z.string(), z.unknown()]);

export const closingSchema = z.strictObject({ end: z.int().min(0), sha256: z.string() });
export type Closing = z.infer<typeof closingSchema>;
