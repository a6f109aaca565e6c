/**
 * Posts digests, by REST alone: in any process, be it one without a connection to the gateway. A message carries its
 * delivery's id twice: as its nonce, by which Discord takes it once within some minutes, and as the number of its
 * outermost component, by which it is known again in the channel's history for good.
 */
import { createHash } from 'node:crypto';
import { ComponentType, MessageFlags, Routes } from 'discord.js';
import { z } from 'zod';
import type { Log } from '../../chat/log.ts';
import type { Meter } from '../../chat/meter.ts';
import type { Posted, Poster, Posting } from '../../chat/poster.ts';
import { createChartDrawer } from './charts/chart-drawer.ts';
import { type Connection, createRest } from './connect.ts';
import { findMessage } from './find-message.ts';
import { MAX_TEXT_CHARACTERS, MAX_WAIT_MS, POSTING_PATIENCE_MS } from './limits.ts';
import { fitLines } from './markdown.ts';
import { toPosterError } from './refusals.ts';
import { renderLine } from './render-lines.ts';
import { type Message, type Picture, renderReply } from './render-reply.ts';
import { sendWithPicture } from './send-with-picture.ts';

export interface PosterOptions {
  readonly connection: Pick<Connection, 'token' | 'apiUrl'>;
  readonly log: Log;
  readonly meter: Meter;
}

const createdSchema = z.object({ id: z.string() });

export function createDiscordPoster({ connection, log, meter }: PosterOptions): Poster {
  const rest = createRest(connection, meter, {
    // Whether a call that failed was carried out after all is looked up before the next try.
    retries: 0,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > MAX_WAIT_MS,
  });
  const charts = createChartDrawer();

  /** Calls that together take no longer than somebody waits for them. */
  function call() {
    // The client forgets a token that was refused, be it by mistake.
    rest.setToken(connection.token);
    const over = AbortSignal.timeout(POSTING_PATIENCE_MS);
    // One for each call: the client never stops listening to it.
    const signal = () => AbortSignal.any([over]);
    return {
      get: (route: `/${string}`, query?: URLSearchParams) =>
        rest.get(route, { signal: signal(), ...(query ? { query } : {}) }),
      create: async (route: `/${string}`, body: unknown, files: Message['files'] = []) =>
        createdSchema.parse(
          await rest.post(route, {
            signal: signal(),
            body,
            files: files.map(({ name, attachment }) => ({ name, data: attachment })),
          }),
        ).id,
    };
  }

  /** Does something in the channel that a message goes to; what Discord refuses is said as who sends digests needs it. */
  async function at<T>(
    { to }: Posting,
    work: (calls: ReturnType<typeof call>, channel: string) => Promise<T>,
  ): Promise<T> {
    try {
      const calls = call();
      const opened = { recipient_id: to.id };
      return await work(
        calls,
        to.kind === 'channel' ? to.id : await calls.create(Routes.userChannels(), opened),
      );
    } catch (error) {
      throw toPosterError(error, to.kind);
    }
  }

  return {
    platform: 'discord',
    find: (posting) =>
      at(posting, ({ get }, channel) => findMessage(get, channel, numberOf(posting.id), posting.since)),
    async post(posting, posted) {
      const chart = posted.kind === 'digest' ? posted.reply.chart : undefined;
      const picture = chart && (await charts.draw(chart, log));
      return at(posting, ({ create }, channel) =>
        sendWithPicture(picture, (shown) => {
          const { components, files } = render(posted, numberOf(posting.id), shown);
          const body = {
            components,
            attachments: files.map(({ name }, i) => ({ id: String(i), filename: name })),
            flags: MessageFlags.IsComponentsV2,
            allowed_mentions: { parse: [] },
            nonce: posting.id,
            enforce_nonce: true,
          };
          return create(Routes.channelMessages(channel), body, files);
        }),
      );
    },
  };
}

function render(posted: Posted, id: number, picture: Picture | undefined): Message {
  if (posted.kind === 'digest') return renderReply(posted.reply, { title: posted.title, id, picture });
  const content = fitLines(posted.lines.map(renderLine), MAX_TEXT_CHARACTERS);
  return { components: [{ type: ComponentType.TextDisplay, id, content }], files: [] };
}

/** From a delivery's id a component's: 31 bits, and never one of the small numbers that Discord gives out itself. */
function numberOf(id: string): number {
  const hash = createHash('sha256').update(id).digest().readUInt32BE(0);
  return 2 ** 30 + (hash % 2 ** 30);
}
