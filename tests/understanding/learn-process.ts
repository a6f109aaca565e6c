/** Learns together with others and says what it answers: `learn-process.ts INTENTS KEPT QUESTION`. */
import { once } from 'node:events';
import { createEngine } from '../../src/ask.ts';
import { project } from '../engine.ts';

const [intents = '', into = '', text = ''] = process.argv.slice(2);
const engine = createEngine({ data: [`${project}data`], intents, kept: { from: [into], into } }, () => 0);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
engine.warmUp();
process.stdout.write(JSON.stringify(engine.ask({ text })));
process.exit();
