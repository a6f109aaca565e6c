/**
 * The latest questions of those who allowed it, for their Home tab. In memory alone: gone when they take the
 * permission back, or with the process. An offer is never among them.
 */
import type { Reply } from '../../chat/reply.ts';
import { MAX_BUTTON_VALUE_CHARACTERS, RECENT_QUESTIONS } from './limits.ts';

/** Beyond this many people the ones who allowed it first are forgotten. */
const MOST_PEOPLE = 10_000;

export interface RecentQuestions {
  isAllowed(person: string): boolean;
  allow(person: string): void;
  forget(person: string): void;
  /** Remembers what was asked, if that is allowed and worth asking again. */
  note(person: string, question: string, reply: Reply): void;
  /** Latest first. */
  of(person: string): readonly string[];
}

export function createRecentQuestions(): RecentQuestions {
  const questions = new Map<string, readonly string[]>();
  return {
    isAllowed: (person) => questions.has(person),
    allow(person) {
      questions.set(person, this.of(person));
      const first = questions.size > MOST_PEOPLE ? questions.keys().next().value : undefined;
      if (first !== undefined) questions.delete(first);
    },
    forget: (person) => void questions.delete(person),
    note(person, question, { outcome, slots }) {
      const before = questions.get(person);
      if (!before || outcome === 'declined' || slots.amount !== undefined) return;
      // The tab has a button for each, which could not carry it.
      if (question.length > MAX_BUTTON_VALUE_CHARACTERS) return;
      const others = before.filter((other) => other.toLowerCase() !== question.toLowerCase());
      questions.set(person, [question, ...others].slice(0, RECENT_QUESTIONS));
    },
    of: (person) => questions.get(person) ?? [],
  };
}
