/**
 * The steps that make the tables, for both databases. A step that was released is never changed or removed:
 * another is added behind it, under the next number.
 */
import type { Migration } from 'kysely';
import { createFirstTables } from './migrations/0001-first-tables.ts';
import { createDigestTables } from './migrations/0002-digests.ts';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': { up: createFirstTables },
  '0002-digests': { up: createDigestTables },
};
