/** What the disk and the command line refuse, in words that name the cure. */
import { z } from 'zod';
import { CannotStartError } from '../chat/cannot-start-error.ts';

/** By what the system calls it. */
const TROUBLES: Readonly<Record<string, readonly [problem: string, cure: string]>> = {
  ENOSPC: ['the disk is full', 'Make room, and try again.'],
  EDQUOT: ['your share of the disk is full', 'Make room, and try again.'],
  EFBIG: ['a file may not grow that large here', 'Raise the limit, or choose another folder.'],
  EACCES: ['you may not read or write here', 'Change the permissions, or choose another folder.'],
  EPERM: ['you may not do this here', 'Change the permissions, or choose another folder.'],
  EROFS: ['this disk is for reading alone', 'Choose another folder.'],
  ENOTDIR: ['what should be a folder is none', 'Correct the path.'],
  EISDIR: ['this is a folder, not a file', 'Correct the path.'],
  ENOENT: ['there is nothing here any more', 'Correct the path, or try again.'],
  ENOTEMPTY: ['another run was at work here', 'Try again.'],
  ENAMETOOLONG: ['this name is too long', 'Choose a shorter one.'],
  ELOOP: ['links lead round in a circle here', 'Correct the path.'],
};

/**
 * Runs one of the data commands.
 * @param after what is said behind the trouble
 * @throws CannotStartError in place of what the system and the options say, which nobody who adds a table should read
 */
export async function tellingTrouble(work: () => Promise<void>, after = ''): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof z.ZodError)
      throw new CannotStartError(error.issues.map(({ message }) => message).join('\n'));
    const words = troubleOf(error);
    throw words === undefined ? error : new CannotStartError(`${words}${after}`, { cause: error });
  }
}

function troubleOf(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return undefined;
  const [problem, cure] = TROUBLES[String(error.code)] ?? [`the system says ${error.code}`, 'Try again.'];
  const path = 'dest' in error ? error.dest : 'path' in error ? error.path : undefined;
  return `${typeof path === 'string' ? path : 'Stopped'}: ${problem}. ${cure}`;
}
