/** The terminal as the data commands need it: words out, questions where somebody is there to answer, progress. */
import { createInterface } from 'node:readline/promises';

/** Whether somebody can be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

/** @returns false on anything but a yes; nothing typed is a yes */
export async function confirm(question: string): Promise<boolean> {
  const answer = await askFor(`${question} [Y/n] `);
  return /^(?:y|yes|)$/i.test(answer.trim());
}

export async function askFor(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
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
