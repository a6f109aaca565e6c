/** What goes wrong with the store, told to people: what is wrong and its cure, never a secret. */

/** The store cannot be opened, read or written. The driver's own error is its `cause`. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError';
}

/**
 * The store cannot be opened, and waiting does not help: DATABASE_URL, or what it names, must be put right. Other
 * StoreErrors may pass, or need something else than the bot to be put right.
 */
export class WrongSettingError extends StoreError {
  override readonly name = 'WrongSettingError';
}

/** What went wrong. */
export interface Fault {
  /** With the cure, as a sentence or two that stand behind a colon. */
  readonly words: string;
  /** It lies in DATABASE_URL or in what that names, and stays until somebody puts it right. */
  readonly inSettings: boolean;
}

/** @param place the database as a message may name it */
export function cannotOpen(place: string, { words, inSettings }: Fault, cause: unknown): StoreError {
  const Kind = inSettings ? WrongSettingError : StoreError;
  return new Kind(`cannot open the store at ${place}: ${words}`, { cause });
}

/**
 * An installation is there and cannot be opened: it was sealed with another secret, or changed since.
 * The workspace is unreachable until the bot is installed again or the former secret is put back.
 */
export class SealedInstallationError extends StoreError {
  override readonly name = 'SealedInstallationError';
}

/** An error's code where it has one: SQLite's name of it, PostgreSQL's five characters, or the system's. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** An error's own words, without the driver's full stop. */
export function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}
