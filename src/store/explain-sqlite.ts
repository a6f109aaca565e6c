/** What SQLite and the file system refuse, with the cure. */
import { codeOf, type Fault, wordsOf } from './store-error.ts';

/** By the code, or by the words where there is none of its own; the code stands first. */
const FAULTS: readonly (readonly [pattern: RegExp, sentence: string, where?: 'in settings'])[] = [
  [
    /^SQLITE_NOTADB/,
    'the file is not a SQLite database. Move it away, or name another file in DATABASE_URL.',
    'in settings',
  ],
  [
    /^SQLITE_CORRUPT/,
    'the file is damaged. Put a backup in its place, or move it away to start with an empty store.',
  ],
  [/^SQLITE_FULL|^ENOSPC/, 'the disk is full. Free some space.'],
  [/^SQLITE_READONLY/, 'the file cannot be written. Let the user that runs the bot write it and its folder.'],
  [
    /^SQLITE_CANTOPEN/,
    'the file cannot be opened. It must be a file, not a folder, and the user that runs the bot must be let write it and its folder.',
  ],
  [/^SQLITE_BUSY|^SQLITE_LOCKED/, 'another program keeps the file locked. Close it, or let it finish.'],
  [/^SQLITE_IOERR/, 'the disk failed to read or write it. Look at the disk.'],
  [
    /^(EACCES|EPERM|EROFS|EEXIST|ENOTDIR|ENOENT)\b/,
    'its folder cannot be made. Make it, and let the user that runs the bot write it.',
  ],
  [
    /table \W?\w+\W? already exists/,
    'a table of another program is in the way. Give salary-bot a file of its own in DATABASE_URL.',
    'in settings',
  ],
  [/already been destroyed/, 'it has been closed.'],
];

export function explainSqlite(error: unknown): Fault {
  const words = wordsOf(error);
  // libsql gives this one no code.
  const code = words.startsWith('ConnectionFailed') ? 'SQLITE_CANTOPEN' : codeOf(error);
  const [, sentence, where] = FAULTS.find(([pattern]) => pattern.test(`${code} ${words}`)) ?? [];
  return { words: sentence ?? `${words}.`, inSettings: where !== undefined };
}
