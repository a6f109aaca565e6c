/**
 * A workspace that removes the bot is forgotten, with all that was kept for it; a channel that does is listened to no
 * longer. Slack may tell late, so the time of the removal counts.
 */
import { z } from 'zod';
import { atTheEdge, silent } from '../../chat/at-the-edge.ts';
import type { Installations } from '../../chat/records.ts';
import type { Connection } from './connect.ts';
import type { OnEvent } from './heard.ts';
import { workspaceOf } from './parse-event.ts';

export interface Departing extends Pick<Connection, 'access'> {
  readonly installations: Installations;
}

const envelopeSchema = z.object({ event_time: z.number() });
const revokedSchema = z.object({ tokens: z.object({ bot: z.array(z.unknown()).default([]) }) });
const leftSchema = z.object({ channel: z.string() });

export function departures({ installations, access }: Departing): Readonly<Record<string, OnEvent>> {
  const quietly =
    (work: OnEvent): OnEvent =>
    (heard, services) =>
      atTheEdge(services, 'departure', silent, () => work(heard, services));
  const forget = quietly(async ({ context, body, client }) => {
    const { event_time } = envelopeSchema.parse(body);
    await installations.forget('slack', workspaceOf(context), event_time * 1000);
    // Where the one token is gone, this says so; the news may be old.
    if (access.kind === 'one') await client.auth.test({ token: access.botToken });
  });
  const stopListening = quietly(({ event, context }, { channelSettings }) => {
    const { channel } = leftSchema.parse(event);
    return channelSettings.setListening(
      { platform: 'slack', workspace: workspaceOf(context), channel },
      false,
    );
  });
  return {
    app_uninstalled: forget,
    tokens_revoked: async (heard, services) => {
      const { tokens } = revokedSchema.parse(heard.event);
      if (tokens.bot.length > 0) await forget(heard, services);
    },
    channel_left: stopListening,
    group_left: stopListening,
  };
}
