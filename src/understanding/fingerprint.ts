/**
 * Digests of all that what is kept depends on: the files of intents and vocabulary, the YAML files of the data, the
 * names and the questions that the data bring, and the code that reads and learns. Changed code needs no version to be
 * raised by hand.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataNames } from './data-names.ts';

/** The rooms whose code has a part in it. */
const CODE = ['understanding', 'datasets'];
/** Pins the version of every package. */
const PACKAGE = '../package.json';

/** Folders as the engine is given them: intents with the vocabulary in it, and those of the data. */
export interface ReadFolders {
  readonly intents: string;
  readonly data: readonly string[];
  /** Where the rooms are, as written or as built. */
  readonly code: string;
}

/** Of code and files. @throws where one cannot be read */
export function fingerprint({ intents, data, code }: ReadFolders): string {
  const hash = createHash('sha256');
  const add = (name: string, content: string | Buffer): void => {
    hash.update(`${name} ${content.length}\n`).update(content);
  };
  const addFiles = (folder: string, wanted: RegExp, prefix = ''): void => {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
      if (wanted.test(file)) add(`${prefix}${file}`, readFileSync(join(folder, file)));
  };
  // How letters are folded and logarithms rounded is up to these.
  add('runtime', `${process.version} ${process.arch}`);
  add('packages', readFileSync(join(code, PACKAGE)));
  for (const room of CODE) addFiles(join(code, room), /\.[jt]s$/);
  addFiles(intents, /\.(yaml|csv)$/);
  // What they say is kept under their whole paths. A folder without any changes nothing.
  for (const folder of data) addFiles(folder, /\.yaml$/, `${folder}/`);
  return hash.digest('hex').slice(0, 32);
}

/** Of what the understanding takes from the data. */
export function digestOfNames(names: DataNames): string {
  return createHash('sha256').update(JSON.stringify(names)).digest('hex');
}
