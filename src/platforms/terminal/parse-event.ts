/** What was typed, or what came down a pipe → a question or another wish. */
import { z } from 'zod';
import type { Question } from '../../chat/question.ts';

export type Typed =
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'pick'; readonly number: number }
  | { readonly kind: 'leave' }
  | { readonly kind: 'empty' };

const COMMAND = /^\s*\/salary(?:\s+|$)/i;
const jsonQuestion = z.object({ q: z.string(), conversation: z.string().nullish() });

/**
 * A line of the chat.
 * @example parseLine('/salary senior') // { kind: 'question', question: { text: 'senior' } }
 * @example parseLine('2') // { kind: 'pick', number: 2 }
 */
export function parseLine(line: string): Typed {
  const text = withoutCommand(line).trim();
  if (text === '') return { kind: 'empty' };
  if (/^\/?(?:exit|quit)$/i.test(text)) return { kind: 'leave' };
  const [, digits] = /^(\d{1,2})[.)]?$/.exec(text) ?? [];
  return digits === undefined
    ? { kind: 'question', question: { text } }
    : { kind: 'pick', number: Number(digits) };
}

/**
 * A line of a pipe: a question as typed, or JSON with a conversation. What only looks like JSON is taken as typed.
 * @example parseJsonLine('{"q":"and in berlin?","conversation":"c1"}') // { text: 'and in berlin?', conversation: 'c1' }
 */
export function parseJsonLine(line: string): Question {
  const { q, conversation } = (line.trimStart().startsWith('{') && readJson(line)) || { q: line };
  return { text: withoutCommand(q), ...(typeof conversation === 'string' ? { conversation } : {}) };
}

function readJson(line: string): z.infer<typeof jsonQuestion> | undefined {
  try {
    return jsonQuestion.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function withoutCommand(text: string): string {
  return text.replace(COMMAND, '');
}
