/** What goes wrong with the store, told to people: what is wrong and its cure, never a secret. */

/** The store cannot be opened, read or written. The driver's own error is its `cause`. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError';
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
