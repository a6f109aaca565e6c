/** A message as a delivery keeps it: fixed when it is decided, so that a second try says the same. */
import { z } from 'zod';
import type { Line } from '../chat/digest-desk.ts';
import type { Posted } from '../chat/poster.ts';
import type { Reply } from '../chat/reply.ts';

const lineSchema: z.ZodType<Line> = z.array(
  z.union([z.string(), z.strictObject({ channel: z.string() }), z.strictObject({ command: z.string() })]),
);

const keptSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('digest'),
    title: z.string(),
    // Written below from a whole reply, by this version or an earlier one: its parts are not looked at again.
    reply: z.custom<Reply>(
      (reply) => typeof reply === 'object' && reply !== null && 'headline' in reply && 'blocks' in reply,
    ),
  }),
  z.object({ kind: z.literal('words'), lines: z.array(lineSchema) }),
]);

export function writeMessage(posted: Posted): string {
  return JSON.stringify(posted);
}

/** @throws where the text was not written by `writeMessage` */
export function readMessage(content: string): Posted {
  return keptSchema.parse(JSON.parse(content));
}
