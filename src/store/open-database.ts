/** Which of the two databases an address names, opened with its tables up to date. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenDatabase, Opening, Run } from './schema.ts';
import { openSqlite } from './sqlite.ts';
import { StoreError, WrongSettingError } from './store-error.ts';

/**
 * @param url as `StoreOptions` has it
 * @throws StoreError with the cure; WrongSettingError where it lies in the address or in what it names
 */
export async function openDatabase(url: string, opening: Opening): Promise<OpenDatabase> {
  if (/^postgres(ql)?:\/\//.test(url)) {
    // Whoever keeps a file need not load the driver.
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(url, opening);
  }
  const file = parseFileUrl(url);
  if (file !== undefined) return openSqlite(file, opening);
  // The text itself stays out of the message: it may hold a password.
  throw new WrongSettingError(
    'DATABASE_URL cannot be read. Write file:data.sqlite for a file, or postgres://user:password@host:port/database.',
  );
}

/** Has what the driver throws come out as a StoreError. */
export function runOn({ db, place, explain }: OpenDatabase): Run {
  return async (query) => {
    try {
      return await query(db);
    } catch (error) {
      if (error instanceof StoreError) throw error;
      throw new StoreError(`the store at ${place} refused: ${explain(error).words}`, { cause: error });
    }
  };
}

/** @returns the file's path; none where the address names no file */
export function parseFileUrl(url: string): string | undefined {
  if (!/^file:./.test(url)) return undefined;
  if (!url.startsWith('file://')) return resolve(url.slice('file:'.length));
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}
