import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createTerminal } from '../../../src/platforms/terminal/platform.ts';
import { engine } from '../../engine.ts';
import { describePlatform } from '../contract.ts';

describePlatform('the terminal', async (question) => {
  const output = new PassThrough();
  const shown = text(output);
  const terminal = createTerminal({
    ask: engine.ask,
    input: Readable.from([`${question.replace(/\s+/g, ' ')}\n`]),
    output,
    samples: ['senior seattle'],
    colour: false,
  });
  await terminal.start();
  output.end();
  return shown;
});
