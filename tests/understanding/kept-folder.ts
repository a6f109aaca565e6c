/** Folders for what is learnt, and a few intents that are learnt from quickly. */
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '../../src/ask.ts';
import type { Bytes } from '../../src/understanding/kept-form.ts';
import { project } from '../engine.ts';

export const allIntents = `${project}intents`;
const FEW = ['bonus.yaml', 'equity.yaml', 'help.yaml', 'pay.yaml', 'vocabulary'];

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'salary-bot-learnt-'));
}

/** A copy of a few of the project's intents, and of its vocabulary. */
export function fewIntents(): string {
  const folder = emptyFolder();
  for (const file of FEW) cpSync(join(allIntents, file), join(folder, file), { recursive: true });
  return folder;
}

/** An engine over the project's data. @param from what is read back, @param into what takes what is learnt */
export function startEngine(intents: string, from: string, into: string): Engine {
  return createEngine({ data: [`${project}data`], intents, kept: { from: [from], into } }, () => 0);
}

export interface KeptFile {
  readonly name: string;
  readonly content: Buffer;
}

/** The one file that is kept in a folder. */
export function onlyFile(folder: string): KeptFile {
  const [name = '', ...others] = readdirSync(folder);
  if (name === '' || others.length > 0) throw new Error(`not one file: ${[name, ...others].join()}`);
  return { name, content: readFileSync(join(folder, name)) };
}

/** Bytes as they come from a file. */
export function bytesOf(content: Uint8Array): Bytes {
  let at = 0;
  return {
    size: content.length,
    readInto(place) {
      const next = content.subarray(at, at + place.length);
      place.set(next);
      at += next.length;
      return next.length;
    },
  };
}
