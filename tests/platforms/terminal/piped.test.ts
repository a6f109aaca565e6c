import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Ask } from '../../../src/chat/platform.ts';
import { answerPiped } from '../../../src/platforms/terminal/piped.ts';
import { buildReply, buildText } from '../../chat/build-reply.ts';

const echo: Ask = ({ text, conversation }) =>
  buildReply({ headline: buildText(`Reply to ${text}${conversation ? ` in ${conversation}` : ''}.`) });

async function outputFor(input: string[], ask: Ask = echo): Promise<string> {
  const output = new PassThrough();
  const [written] = await Promise.all([
    output.toArray(),
    answerPiped(Readable.from(input), output, ask, ['senior seattle', 'help']).then(() => output.end()),
  ]);
  return Buffer.concat(written).toString();
}

describe('answerPiped', () => {
  it('answers each line below the question', async () => {
    expect(await outputFor(['one\n', '/salary two'])).toBe(
      '> one\n\nReply to one.\n\n> two\n\nReply to two.\n\n',
    );
  });

  it('passes over lines that ask nothing', async () => {
    expect(await outputFor(['one\n\n  \nexit\ntwo\n'])).toBe(
      '> one\n\nReply to one.\n\n> two\n\nReply to two.\n\n',
    );
  });

  it('takes JSON with a conversation as the contract has it', async () => {
    expect(await outputFor(['{"q":"and in berlin?","conversation":"c1"}\n'])).toBe(
      '> and in berlin?\n\nReply to and in berlin? in c1.\n\n',
    );
  });

  it.each([[[]], [['\n']]])(
    'shows the samples and how to connect a platform where nothing is asked',
    async (input) => {
      const shown = await outputFor(input);
      expect(shown).toContain('> senior seattle\n\nReply to senior seattle.\n\n> help\n\nReply to help.');
      expect(shown).toContain('SLACK_BOT_TOKEN and SLACK_APP_TOKEN in .env');
      expect(shown).toContain('DISCORD_TOKEN in .env');
    },
  );

  it('lets no control character of a question through', async () => {
    expect(await outputFor(['one\x1b[2J\x07two\n'], () => buildReply())).toBe(
      '> one [2J two\n\nThe answer.\n\n',
    );
  });

  it('ends quietly when the reader goes away', async () => {
    const gone = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    });
    await answerPiped(Readable.from(['a\n', 'b\n']), gone, echo, []);
  });
});
