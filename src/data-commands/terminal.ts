/** The terminal as the data commands need it: words out, questions where somebody is there to answer, progress. */
import { createInterface } from 'node:readline/promises';
import wrapAnsi from 'wrap-ansi';
import { CannotStartError } from '../chat/cannot-start-error.ts';

/** Whether somebody can be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

/** @param otherwise what nothing but the return key means */
export async function confirm(question: string, otherwise: 'yes' | 'no' = 'yes'): Promise<boolean> {
  const answer = (await askFor(`${question} ${otherwise === 'yes' ? '[Y/n]' : '[y/N]'} `)).trim();
  return answer === '' ? otherwise === 'yes' : /^y(?:es)?$/i.test(answer);
}

/** @throws CannotStartError where the answer is Ctrl-C or Ctrl-D */
export async function askFor(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const closed = new Promise<never>((_, reject) => {
    lines.once('close', () => reject(new CannotStartError('\nStopped. Nothing was changed.')));
  });
  try {
    return await Promise.race([lines.question(question).catch(() => closed), closed]);
  } finally {
    // Closing is what "stopped" is told by; from here on it means nothing.
    closed.catch(() => undefined);
    lines.close();
  }
}

/** Words are kept whole on a terminal. Elsewhere a line is as long as it is. */
export function say(text: string): void {
  const width = terminalWidth();
  sayAsIs(
    text
      .split('\n')
      .map((line) => (line.length > width ? wrapAnsi(line, width) : line))
      .join('\n'),
  );
}

/** A file that somebody may want to copy. */
export function sayAsIs(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** In characters; without end where nobody sees it as it is written. */
export function terminalWidth(): number {
  return (process.stdout.isTTY && process.stdout.columns) || Number.POSITIVE_INFINITY;
}

/** A line that grows on a terminal; elsewhere a line for every fifth, as nobody watches a file grow. */
export function progressOf(what: string): { show(read: number, all: number): void; end(): void } {
  const { stderr } = process;
  const step = stderr.isTTY ? 1 : 20;
  let shown = -1;
  return {
    show(read, all) {
      const percent = all === 0 ? 100 : Math.floor((100 * read) / all / step) * step;
      if (percent === shown) return;
      shown = percent;
      stderr.write(stderr.isTTY ? `\r${what}: ${percent}%` : `${what}: ${percent}%\n`);
    },
    end() {
      if (stderr.isTTY && shown >= 0) stderr.write('\n');
    },
  };
}
