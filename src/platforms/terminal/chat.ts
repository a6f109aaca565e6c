/** The conversation with a person at a terminal: a prompt, replies, follow-ups picked by number, a way out. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Ask } from '../../chat/platform.ts';
import type { Question } from '../../chat/question.ts';
import { cleanText, cutText } from './clean-text.ts';
import { MAX_HISTORY_LINES, MAX_LINE_CHARACTERS, textColumns } from './limits.ts';
import { parseLine } from './parse-event.ts';
import { renderReply } from './render-reply.ts';
import { type Colours, createColours, wrapLines } from './style-text.ts';

/** All that is typed in one sitting is one thread. */
const CONVERSATION = 'terminal';

export interface ChatOptions {
  readonly ask: Ask;
  readonly input: Readable;
  readonly output: Writable;
  /** Shown in the greeting and in hints. */
  readonly sample: string;
  /** Columns; asked for each reply, as windows change their size. */
  readonly width: () => number;
  readonly colour: boolean;
  /** Whether the output can be written all over: line editing and arrow-up need it. */
  readonly editing: boolean;
}

export interface Chat {
  /** Resolves when the person has left. */
  readonly ended: Promise<void>;
  /** Ends it as if the person had left. */
  leave(): void;
}

/** Greets and starts to listen. */
export function startChat({ ask, input, output, sample, width, colour, editing }: ChatOptions): Chat {
  const colours = createColours(colour);
  const readline = createInterface({
    input,
    output,
    terminal: editing,
    prompt: `${colours.cyan('›')} `,
    historySize: MAX_HISTORY_LINES,
    removeHistoryDuplicates: true,
  });
  let followUps: readonly string[] = [];
  let onFreshLine = true;

  const say = (text: string) => output.write(`${text}\n`);
  const hint = (text: string) => say(`${paragraph(text, colours, width())}\n`);
  const prompt = () => {
    onFreshLine = false;
    readline.prompt();
  };
  const answer = ({ text }: Question) => {
    const reply = ask({ text, conversation: CONVERSATION });
    followUps = reply.followUps;
    say(`\n${renderReply(reply, { width: width(), colour })}\n`);
  };
  const pick = (number: number) => {
    const picked = followUps[number - 1];
    if (picked !== undefined) {
      say(paragraph(picked, colours, width()));
      answer({ text: picked });
    } else if (followUps.length === 0) answer({ text: String(number) });
    else hint(`There is no ${number}: ${howToPick(followUps)}.`);
  };

  const ended = new Promise<void>((resolve) => {
    readline.on('close', () => {
      say(`${onFreshLine ? '' : '\n'}${colours.dim('Goodbye.')}`);
      resolve();
    });
  });
  readline.on('SIGINT', () => readline.close());
  readline.on('line', (line) => {
    onFreshLine = true;
    const typed = parseLine(cutText(line, MAX_LINE_CHARACTERS));
    if (typed.kind === 'leave') return readline.close();
    if (typed.kind === 'question') answer(typed.question);
    if (typed.kind === 'pick') pick(typed.number);
    if (typed.kind === 'empty')
      hint(`Ask for example “${sample}”${followUps.length > 0 ? `, or ${howToPick(followUps)}` : ''}.`);
    prompt();
  });

  say(`${colours.bold('salary-bot')}: backend pay, with sources.`);
  hint(`Try “${sample}”; “exit” leaves.`);
  prompt();
  return { ended, leave: () => readline.close() };
}

function howToPick({ length }: readonly string[]): string {
  return length === 1 ? 'pick 1' : `pick from 1 to ${length}`;
}

function paragraph(text: string, colours: Colours, width: number): string {
  return wrapLines(colours.dim(cleanText(text)), textColumns(width)).join('\n');
}
