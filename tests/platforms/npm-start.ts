/** What `npm start` runs once all is built. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { project } from '../engine.ts';

const { scripts } = z
  .object({ scripts: z.object({ start: z.string() }) })
  .parse(JSON.parse(readFileSync(`${project}package.json`, 'utf8')));
const [, flags = '', program = ''] = /&& node ((?:--\S+ )*)(\S+)$/.exec(scripts.start) ?? [];

/** Of Node's. */
export const START_FLAGS: readonly string[] = flags.trim().split(' ');
export const START_PROGRAM = join(project, program);
