/** The engine over the project's own files, built once for all tests of a file. */
import { fileURLToPath } from 'node:url';
import { createEngine } from '../src/ask.ts';

export const project = fileURLToPath(new URL('..', import.meta.url));

export const engine = createEngine({ data: [`${project}data`], intents: `${project}intents` }, () => 0);
