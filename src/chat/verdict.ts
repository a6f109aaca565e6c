/** What a feedback button carries: which kind of reply, and whether it helped; never the question. */
import { z } from 'zod';
import type { Verdict } from './records.ts';
import type { Reply } from './reply.ts';

type Carried = Pick<Verdict, 'intent' | 'outcome' | 'helpful'>;

const OUTCOMES = ['answer', 'clarify', 'no-data', 'declined'] as const;
const carriedSchema = z.tuple([
  z.enum(['up', 'down']),
  z.enum(OUTCOMES),
  z
    .string()
    .regex(/^[a-z]+(?:-[a-z]+)*$/)
    .max(60),
]);

/** Said to whoever gives one. */
export const THANKS = 'Thank you. It is counted, not who said it.';

/** @example writeVerdict(reply, true) // 'up:answer:pay' */
export function writeVerdict({ intent, outcome }: Reply, helpful: boolean): string {
  return `${helpful ? 'up' : 'down'}:${outcome}:${intent}`;
}

/** None where it is not one of ours. */
export function parseVerdict(value: string): Carried | undefined {
  const { data } = carriedSchema.safeParse(value.split(':'));
  return data && { helpful: data[0] === 'up', outcome: data[1], intent: data[2] };
}
