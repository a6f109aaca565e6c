/** Digests on their way to Slack: posted once, found again where an answer was lost. Needs no Bolt app, and so works in any process. */
import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../chat/log.ts';
import type { Meter } from '../../chat/meter.ts';
import { type Posted, type Poster, type Posting, RefusedForGoodError } from '../../chat/poster.ts';
import type { Installations } from '../../chat/records.ts';
import { botTokenOf } from './access.ts';
import type { Connection } from './connect.ts';
import { deliverRendered, type Render } from './deliver.ts';
import { fetchOnce, observed } from './fetch-slack.ts';
import { createSearch } from './find-delivery.ts';
import { CALL_TIMEOUT_MS, DELIVERY_TIMEOUT_MS, HISTORY_PAGE, SHORT_HISTORY_PAGE } from './limits.ts';
import { postDelivery } from './post-message.ts';
import { asPosterError } from './poster-errors.ts';
import { createQuietLogger } from './quiet-logger.ts';
import { createRefusals } from './refusals.ts';
import { renderLines } from './render-lines.ts';
import { renderReply } from './render-reply.ts';
import { REMOVED } from './why-not.ts';

export interface SlackPosterOptions {
  readonly connection: Pick<Connection, 'access' | 'apiUrl'>;
  readonly installations: Installations;
  readonly log: Log;
  readonly meter: Meter;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export function createSlackPoster({
  connection,
  installations,
  log,
  meter,
  now,
}: SlackPosterOptions): Poster {
  const { access, apiUrl } = connection;
  const refusals = createRefusals(now);
  const search = createSearch();
  const logger = createQuietLogger(log);
  // What is refused is for those who deliver to see to.
  const fetch = observed(fetchOnce, meter, () => {});

  /** Does something in the place that a message goes to, within the time of one try. */
  async function at<T>(
    { workspace, to }: Posting,
    work: (client: webApi.WebClient, channel: string) => Promise<T>,
  ): Promise<T> {
    try {
      const token = await botTokenOf(access, installations, workspace);
      if (token === undefined) throw new RefusedForGoodError(REMOVED);
      const client = createClient(token, AbortSignal.timeout(DELIVERY_TIMEOUT_MS));
      return await work(client, to.kind === 'channel' ? to.id : await openConversation(client, to.id));
    } catch (error) {
      throw asPosterError(error, access.kind);
    }
  }

  /** Tries nothing twice by itself: whether a message has arrived is looked up before it is sent again. */
  function createClient(token: string, deadline: AbortSignal): webApi.WebClient {
    return new webApi.WebClient(token, {
      logger,
      timeout: CALL_TIMEOUT_MS,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      fetch: (url, init) =>
        fetch(url, {
          ...init,
          signal: AbortSignal.any([deadline, ...(init?.signal ? [init.signal] : [])]),
        }),
      ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    });
  }

  return {
    platform: 'slack',
    find: (posting) =>
      at(posting, (client, channel) =>
        search(client, {
          channel,
          delivery: posting.id,
          since: posting.since,
          pageSize: access.kind === 'many' ? SHORT_HISTORY_PAGE : HISTORY_PAGE,
        }),
      ),
    post: (posting, posted) =>
      at(posting, (client, channel) =>
        deliverRendered({ refusals, log }, posting.workspace, renderPosted(posted), (message) =>
          postDelivery(client, channel, message, posting.id),
        ),
      ),
  };
}

function renderPosted(posted: Posted): Render {
  if (posted.kind === 'words') return () => renderLines(posted.lines);
  const { title, reply } = posted;
  return (without) => renderReply(reply, { title, without });
}

const openedSchema = z.object({ channel: z.object({ id: z.string() }) });

async function openConversation(client: webApi.WebClient, user: string): Promise<string> {
  return openedSchema.parse(await client.conversations.open({ users: user })).channel.id;
}
