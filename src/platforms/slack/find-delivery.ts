/**
 * Finds a digest again by the note that is posted with it. Slack goes forward from a moment in pages; apps that are
 * widely installed get one short page a minute, so a search that is put off goes on where it stopped.
 */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { MAX_HISTORY_PAGES } from './limits.ts';
import { DELIVERY_EVENT } from './post-message.ts';
import { slackRefusal } from './slack-error.ts';

export interface Search {
  readonly channel: string;
  readonly delivery: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly pageSize: number;
}

/** @returns Slack's id of the message; undefined where it is surely not there. @throws the Web API's own errors */
export type FindDelivery = (client: webApi.WebClient, search: Search) => Promise<string | undefined>;

/** Searches that were put off: beyond this many the oldest begin anew. */
const MOST_SEARCHES = 1_000;

const noteSchema = z.object({
  event_type: z.literal(DELIVERY_EVENT),
  event_payload: z.object({ delivery: z.string() }),
});
const pageSchema = z.object({
  messages: z.array(z.object({ ts: z.string(), metadata: noteSchema.optional().catch(undefined) })),
  response_metadata: z.object({ next_cursor: z.string().default('') }).optional(),
});

export function createSearch(): FindDelivery {
  const stoppedAt = new Map<string, string>();
  return async (client, { channel, delivery, since, pageSize }) => {
    let cursor = stoppedAt.get(delivery) ?? '';
    for (let page = 0; page < MAX_HISTORY_PAGES; page += 1) {
      const { messages, response_metadata } = pageSchema.parse(
        await client.conversations
          .history({
            channel,
            oldest: (since / 1000).toFixed(6),
            inclusive: true,
            include_all_metadata: true,
            limit: pageSize,
            ...(cursor === '' ? {} : { cursor }),
          })
          .catch((error: unknown) => {
            if (slackRefusal(error)?.code === 'invalid_cursor') stoppedAt.delete(delivery);
            throw error;
          }),
      );
      const found = messages.find(({ metadata }) => metadata?.event_payload.delivery === delivery);
      cursor = response_metadata?.next_cursor ?? '';
      if (found || cursor === '') {
        stoppedAt.delete(delivery);
        return found?.ts;
      }
      stoppedAt.set(delivery, cursor);
      const oldest = stoppedAt.size > MOST_SEARCHES ? stoppedAt.keys().next().value : undefined;
      if (oldest !== undefined) stoppedAt.delete(oldest);
    }
    throw new Error('A message was not found yet: there are many others since.');
  };
}
