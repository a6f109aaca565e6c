import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { replyToPlainText } from '../../../src/chat/plain-text.ts';
import type { Ask } from '../../../src/chat/platform.ts';
import type { Question } from '../../../src/chat/question.ts';
import { answerJsonLines } from '../../../src/platforms/terminal/json-lines.ts';
import { buildReply, buildText, payReply } from '../../chat/build-reply.ts';

const echo: Ask = ({ text }) => buildReply({ headline: buildText(`You asked: ${text}`) });

async function answersTo(lines: string, ask: Ask = echo): Promise<Record<string, unknown>[]> {
  const output = new PassThrough();
  const [written] = await Promise.all([
    output.toArray(),
    answerJsonLines(Readable.from([lines]), output, ask).then(() => output.end()),
  ]);
  return Buffer.concat(written)
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

describe('answerJsonLines', () => {
  it('writes one object a line, in the order of the questions', async () => {
    const answers = await answersTo('one\n\n{"q":"two","conversation":"c1"}\nthree');
    expect(answers.map(({ question }) => question)).toEqual(['one', '', 'two', 'three']);
  });

  it('writes every field of the contract', async () => {
    const [answer] = await answersTo('seattle\n', () => payReply);
    const { headline: _, blocks: __, notes: ___, chart: ____, ...said } = payReply;
    expect(answer).toEqual({ question: 'seattle', text: replyToPlainText(payReply), ...said });
  });

  it('hands the conversation on, and none where none is named', async () => {
    const asked: Question[] = [];
    await answersTo('{"q":"and in berlin?","conversation":"c1"}\nsenior\n', (question) => {
      asked.push(question);
      return buildReply();
    });
    expect(asked).toEqual([{ text: 'and in berlin?', conversation: 'c1' }, { text: 'senior' }]);
  });

  it('repeats only the beginning of a very long question', async () => {
    const [answer, next] = await answersTo(`${'a'.repeat(300_000)}\nnext\n`, () => buildReply());
    expect(answer?.question).toBe('a'.repeat(2_000));
    expect(next?.question).toBe('next');
  });

  it('answers each line as it comes, before the next one is there', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const done = answerJsonLines(input, output, echo);
    for (const text of ['first', 'second']) {
      input.write(`${text}\n`);
      const [line] = await new Promise<Buffer[]>((resolve) => output.once('data', (data) => resolve([data])));
      expect(JSON.parse(String(line)).question).toBe(text);
    }
    input.end();
    await done;
  });

  it('reads no further than the reader of the answers does', async () => {
    let asked = 0;
    const slow = new Writable({ write: () => {} });
    void answerJsonLines(Readable.from(['a\n', 'b\n', 'c\n']), slow, (question) => {
      asked += 1;
      return echo(question);
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).toBe(1);
  });

  it('ends quietly when the reader goes away', async () => {
    let asked = 0;
    const gone = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    });
    await answerJsonLines(Readable.from(['a\n', 'b\n', 'c\n']), gone, (question) => {
      asked += 1;
      return echo(question);
    });
    expect(asked).toBe(1);
  });

  it('fails with its cause when the output does', async () => {
    const cause = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    const full = new Writable({ write: (_chunk, _encoding, done) => done(cause) });
    await expect(answerJsonLines(Readable.from(['a\n']), full, echo)).rejects.toMatchObject({ cause });
  });
});
