/** `npm start` without a terminal: answers what is piped in, or shows what the bot can do. */
import type { Readable, Writable } from 'node:stream';
import type { Ask } from '../../chat/platform.ts';
import type { Question } from '../../chat/question.ts';
import { cleanText, cutText } from './clean-text.ts';
import { DEFAULT_COLUMNS, MAX_ECHO_CHARACTERS, MAX_LINE_CHARACTERS, textColumns } from './limits.ts';
import { parseJsonLine, parseLine } from './parse-event.ts';
import { readLines } from './read-lines.ts';
import { renderReply } from './render-reply.ts';
import { wrapLines } from './style-text.ts';
import { createWriter } from './write-text.ts';

const NOTHING_ASKED = 'No question came in on standard input. Some to try:';
const CONNECT = [
  'Slack: put SLACK_BOT_TOKEN and SLACK_APP_TOKEN in .env.',
  'Discord: put DISCORD_TOKEN in .env.',
].join('\n');

/**
 * Answers the questions of `input`, a line each; with none there, the samples, and how to connect a platform.
 * Resolves at the end of the input, or when nobody reads the answers any more.
 */
export async function answerPiped(
  input: Readable,
  output: Writable,
  ask: Ask,
  samples: readonly string[],
): Promise<void> {
  const writer = createWriter(output);
  try {
    let asked = 0;
    for await (const line of readLines(input, MAX_LINE_CHARACTERS)) {
      const question = parseJsonLine(line);
      const { kind } = parseLine(question.text);
      if (kind === 'empty' || kind === 'leave') continue;
      asked += 1;
      if (!(await writer.write(exchange(question, ask)))) return;
    }
    if (asked > 0 || !(await writer.write(`${NOTHING_ASKED}\n\n`))) return;
    for (const text of samples) if (!(await writer.write(exchange({ text }, ask)))) return;
    await writer.write(`${CONNECT}\n`);
  } finally {
    writer.release();
  }
}

function exchange(question: Question, ask: Ask): string {
  const echo = cleanText(cutText(question.text.trim(), MAX_ECHO_CHARACTERS));
  const asked = wrapLines(echo, textColumns(DEFAULT_COLUMNS), '> ').join('\n');
  return `${asked}\n\n${renderReply(ask(question), { width: DEFAULT_COLUMNS, colour: false })}\n\n`;
}
