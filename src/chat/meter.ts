/** What happens while the bot runs, told as it happens. Whoever counts it is elsewhere; it may be nobody. */
import { z } from 'zod';

/** What became of a question, in the words of whoever runs the bot. */
export const ENDINGS = ['answered', 'ambiguous', 'no-data', 'unknown', 'other', 'fault'] as const;
export type Ending = (typeof ENDINGS)[number];

/** What became of a time that a digest was to come. */
export const DIGEST_STEPS = [
  'due',
  'sent',
  'missed',
  'rested',
  'refused',
  'put-off',
  'unknown',
  'failed',
] as const;

/** What waits, or is being worked at: events of a platform, digests to post, charts to draw. */
export const QUEUES = ['events', 'digests', 'charts'] as const;

const platform = z.enum(['slack', 'discord']);
const tookMs = z.number();

/** Processes tell each other in this shape too. */
export const happeningSchema = z.discriminatedUnion('kind', [
  /** From its arrival until its answer was sent. */
  z.object({ kind: z.literal('question'), platform, intent: z.string(), ending: z.enum(ENDINGS), tookMs }),
  /** The platform was told that an event has arrived. */
  z.object({ kind: z.literal('acknowledged'), platform, tookMs }),
  z.object({ kind: z.literal('fault'), platform }),
  /** Somebody asked too much and was told to wait. */
  z.object({ kind: z.literal('asked-to-wait'), platform }),
  /** The platform told the bot to wait. */
  z.object({ kind: z.literal('rate-limited'), platform }),
  z.object({ kind: z.literal('reconnected'), platform }),
  /** It could not be started, or was closed for good. */
  z.object({ kind: z.literal('platform-failed'), platform }),
  z.object({ kind: z.literal('digest'), platform, step: z.enum(DIGEST_STEPS), times: z.number() }),
  z.object({ kind: z.literal('queue'), platform, queue: z.enum(QUEUES), length: z.number() }),
  z.object({ kind: z.literal('store-fault') }),
  z.object({ kind: z.literal('uncaught'), what: z.enum(['exception', 'rejection']) }),
  z.object({ kind: z.literal('reload'), taken: z.boolean() }),
]);

export type Happening = z.infer<typeof happeningSchema>;

export interface Meter {
  note(happening: Happening): void;
}

export const NO_METER: Meter = { note() {} };
