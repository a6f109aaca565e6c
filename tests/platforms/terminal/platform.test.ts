import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Ask } from '../../../src/chat/platform.ts';
import type { Question } from '../../../src/chat/question.ts';
import { createTerminal } from '../../../src/platforms/terminal/platform.ts';
import { buildReply, buildText } from '../../chat/build-reply.ts';

const ENTER = '\r';
const ARROW_UP = '\x1b[A';
const CTRL_C = '\x03';
const CTRL_D = '\x04';

function openChat({ followUps = ['and in berlin?', 'top metros'], colour = false } = {}) {
  const asked: Question[] = [];
  const ask: Ask = (question) => {
    asked.push(question);
    return buildReply({ headline: buildText(`Reply to ${question.text}.`), followUps });
  };
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 60 });
  let shown = '';
  output.on('data', (data) => {
    shown += String(data);
  });
  const terminal = createTerminal({ ask, input, output, samples: ['senior seattle'], colour });
  const ended = terminal.start();
  return {
    asked,
    ended,
    terminal,
    raw: () => shown,
    shown: () => stripVTControlCharacters(shown).replaceAll('\r', ''),
    type: async (keys: string) => {
      input.write(keys);
      await new Promise((resolve) => setTimeout(resolve, 10));
    },
  };
}

describe('the chat in a terminal', () => {
  it('greets in two lines that name a question to try and the way out', async () => {
    const { shown, type } = openChat();
    await type('');
    const [first, second, third] = shown().split('\n');
    expect(first).toContain('salary-bot');
    expect(second).toBe('Try “senior seattle”; “exit” leaves.');
    expect(third).toBe('');
  });

  it('asks what is typed, all in one conversation', async () => {
    const { asked, shown, type } = openChat();
    await type(`senior seattle${ENTER}and in berlin?${ENTER}`);
    const [first, second] = asked;
    expect(first?.text).toBe('senior seattle');
    expect(second?.text).toBe('and in berlin?');
    expect(first?.conversation).toBeDefined();
    expect(second?.conversation).toBe(first?.conversation);
    expect(shown()).toContain('Reply to and in berlin?.');
  });

  it('asks the follow-up whose number is typed', async () => {
    const { asked, type } = openChat();
    await type(`senior${ENTER}2${ENTER}`);
    expect(asked.map(({ text }) => text)).toEqual(['senior', 'top metros']);
  });

  it('says which numbers there are when another one is typed', async () => {
    const { asked, shown, type } = openChat();
    await type(`senior${ENTER}3${ENTER}0${ENTER}`);
    expect(asked).toHaveLength(1);
    expect(shown()).toContain('There is no 3: pick from 1 to 2.');
    expect(shown()).toContain('There is no 0: pick from 1 to 2.');
  });

  it('asks a number as typed while there is nothing to pick from', async () => {
    const { asked, type } = openChat({ followUps: [] });
    await type(`7${ENTER}`);
    expect(asked.map(({ text }) => text)).toEqual(['7']);
  });

  it('gives a hint on an empty line', async () => {
    const { asked, shown, type } = openChat();
    await type(ENTER);
    expect(shown()).toContain('Ask for example “senior seattle”.');
    await type(`senior${ENTER}${ENTER}`);
    expect(shown()).toContain('Ask for example “senior seattle”, or pick from 1 to 2.');
    expect(asked).toHaveLength(1);
  });

  it('brings earlier questions back with arrow-up', async () => {
    const { asked, type } = openChat();
    await type(`one${ENTER}two${ENTER}${ARROW_UP}${ARROW_UP}${ENTER}`);
    expect(asked.map(({ text }) => text)).toEqual(['one', 'two', 'one']);
  });

  it.each([
    ['Ctrl-C', CTRL_C],
    ['Ctrl-C within a question', `senior${CTRL_C}`],
    ['Ctrl-D', CTRL_D],
    ['exit', `exit${ENTER}`],
    ['quit', `quit${ENTER}`],
  ])('says goodbye once and ends at %s', async (_, keys) => {
    const { asked, ended, shown, type } = openChat();
    await type(keys);
    await ended;
    expect(shown().match(/^Goodbye\.$/gm)).toHaveLength(1);
    expect(asked).toEqual([]);
  });

  it('asks nothing any more of what was pasted behind exit', async () => {
    const { asked, ended, type } = openChat();
    await type(`exit${ENTER}senior${ENTER}`);
    await ended;
    expect(asked).toEqual([]);
  });

  it('ends when it is stopped', async () => {
    const { ended, shown, terminal } = openChat();
    await terminal.stop();
    await ended;
    expect(shown()).toContain('Goodbye.');
  });

  it('shows colour only when told to', async () => {
    const bare = openChat();
    await bare.type(`senior${ENTER}`);
    const coloured = openChat({ colour: true });
    await coloured.type(`senior${ENTER}`);
    expect(bare.raw()).not.toContain('\x1b[1mReply');
    expect(coloured.raw()).toContain('\x1b[1mReply');
  });
});

describe('the terminal without a person at it', () => {
  it('answers what is piped in, then ends', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const ended = createTerminal({ ask: () => buildReply(), input, output, samples: [] }).start();
    input.end('senior seattle\n');
    await ended;
    expect(String(output.read())).toBe('> senior seattle\n\nThe answer.\n\n');
  });
});
