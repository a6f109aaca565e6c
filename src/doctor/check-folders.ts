/** Whether the bot could keep what makes its starts fast. Looks at rights and room, and writes nothing. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { describeFault } from '../chat/describe-fault.ts';
import type { Finding } from '../chat/health.ts';

/** A big table takes some ten megabytes, what is learnt some more. */
const LITTLE_ROOM_BYTES = 100 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

/** @param folders each with what it is for; it may be yet to be made */
export function lookAtFolders(folders: Readonly<Record<string, string>>): Finding[] {
  return Object.entries(folders).map(([what, folder]) => ({ what, ...lookAt(folder) }));
}

function lookAt(folder: string): Pick<Finding, 'mark' | 'words'> {
  const there = existingAbove(folder);
  try {
    if (!statSync(there).isDirectory()) throw Object.assign(new Error(there), { code: 'ENOTDIR' });
    accessSync(there, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(there);
    const room = bavail * bsize;
    if (room >= LITTLE_ROOM_BYTES) return { mark: 'ok', words: `${folder} can be written.` };
    const words = `${folder} has ${Math.floor(room / MEGABYTE)} MB left. Free some space.`;
    return { mark: 'warning', words };
  } catch (error) {
    const { code = 'unknown' } = describeFault(error);
    const words = `${folder} cannot be written (${code}): each start takes longer. Let the user that runs the bot write it, or name another folder in STATE_DIR.`;
    return { mark: 'warning', words };
  }
}

function existingAbove(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : existingAbove(dirname(path));
}
