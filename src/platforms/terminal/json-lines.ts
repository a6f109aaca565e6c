/** The contract's machine-readable mode: a question a line in, an answer a line out, in the same order. */
import type { Readable, Writable } from 'node:stream';
import { replyToPlainText } from '../../chat/plain-text.ts';
import type { Ask } from '../../chat/platform.ts';
import type { Question } from '../../chat/question.ts';
import type { Reply } from '../../chat/reply.ts';
import { cutText } from './clean-text.ts';
import { MAX_ECHO_CHARACTERS, MAX_LINE_CHARACTERS } from './limits.ts';
import { parseJsonLine } from './parse-event.ts';
import { readLines } from './read-lines.ts';
import { createWriter } from './write-text.ts';

/** Answers every line of `input`, each as it comes. Resolves when there are no more, or nobody reads the answers. */
export async function answerJsonLines(input: Readable, output: Writable, ask: Ask): Promise<void> {
  const writer = createWriter(output);
  try {
    for await (const line of readLines(input, MAX_LINE_CHARACTERS)) {
      const question = parseJsonLine(line);
      const answer = toJsonAnswer(question, ask(question));
      if (!(await writer.write(`${JSON.stringify(answer)}\n`))) return;
    }
  } finally {
    writer.release();
  }
}

/** "One answer" of the contract. */
export function toJsonAnswer(question: Question, reply: Reply) {
  const { outcome, intent, slots, confidence, figures, derived, citations, followUps } = reply;
  return {
    question: cutText(question.text, MAX_ECHO_CHARACTERS),
    outcome,
    intent,
    slots,
    confidence,
    text: replyToPlainText(reply),
    figures,
    derived,
    citations,
    followUps,
    ignored: reply.ignored,
    corrections: reply.corrections,
  };
}
