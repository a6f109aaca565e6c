/** A file as it stands on the disk, or the fault that it cannot be read: whoever wrote the files is told like of any other. */
import { readFileSync } from 'node:fs';
import { type Fault, unreadable } from './fault.ts';

/** @param name the file as faults name it */
export function readFile(path: string, name: string, faults: Fault[]): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (cause) {
    faults.push(unreadable(name, cause));
    return undefined;
  }
}
