/** Slack: what it delivers becomes questions, and replies become its messages. */
import type { App, webApi } from '@slack/bolt';
import { z } from 'zod';
import { atTheEdge } from '../../chat/at-the-edge.ts';
import { describeFault } from '../../chat/describe-fault.ts';
import type { Edge } from '../../chat/handling.ts';
import type { Meter } from '../../chat/meter.ts';
import type { ChatPlatform } from '../../chat/platform.ts';
import type { Installations } from '../../chat/records.ts';
import { createAllowances, type Handed } from '../../chat/services.ts';
import { createUnderWay } from '../../chat/under-way.ts';
import { registerButtons } from './answer-buttons.ts';
import { registerCommands } from './answer-commands.ts';
import { registerDigests } from './answer-digests.ts';
import { registerMessages } from './answer-messages.ts';
import { registerOfferForm } from './answer-offer-form.ts';
import { registerAssistantPane } from './assistant-pane.ts';
import { type Built, type Connection, createApp, openSocket } from './connect.ts';
import { ACKNOWLEDGE_PATIENCE_MS, FINISH_PATIENCE_MS } from './limits.ts';
import { workspaceOf } from './parse-event.ts';
import { createRoutes } from './receive-requests.ts';
import { createRecentQuestions } from './recent-questions.ts';
import { createRefusals } from './refusals.ts';
import type { Services } from './services.ts';
import { registerHome } from './show-home.ts';
import { takeEvents } from './take-events.ts';

/** What the bot is given to work with on Slack. */
export interface SlackOptions extends Handed, Pick<Services, 'samples' | 'sources'> {
  readonly connection: Connection;
  readonly meter: Meter;
  readonly installations: Installations;
}

/** @throws (from start) SlackAccessError where Slack does not let the bot in, or no longer */
export function createSlack({ connection, installations, meter, ...given }: SlackOptions): ChatPlatform {
  const { log, now } = given;
  const edge: Edge = { platform: 'slack', log, meter, now };
  const services: Services = {
    ...given,
    ...createAllowances(now),
    admins: connection.admins,
    refusals: createRefusals(now),
    recentQuestions: createRecentQuestions(),
  };
  const underWay = createUnderWay((length) =>
    meter.note({ kind: 'queue', platform: 'slack', queue: 'events', length }),
  );
  const unacknowledged = createUnderWay();
  let built: Built | undefined;
  let isLetIn = false;
  let leave = () => {};
  let fail = (_: unknown) => {};
  const left = new Promise<void>((resolve, reject) => {
    leave = resolve;
    fail = reject;
  });
  // It may fail while it is being started, and nobody waits for this yet.
  left.catch(() => {});

  /** The socket comes and goes; HTTP is there as soon as Slack lets the bot in. */
  const isConnected = () =>
    isLetIn && (built?.kind === 'http' || built?.receiver.client.websocket?.isActive() === true);

  return {
    name: 'Slack',
    async start(onConnected = () => {}) {
      built = await createApp({ connection, installations, log, meter, onRefused: fail });
      const { app } = built;
      takeEvents(app, edge, underWay, unacknowledged);
      for (const register of LISTENERS) register(app, services);
      registerDepartures(app, services, installations, connection);
      if (built.kind === 'socket') {
        await openSocket(app);
        built.receiver.client.on('connected', () => meter.note({ kind: 'reconnected', platform: 'slack' }));
      }
      isLetIn = true;
      log.info(
        { transport: connection.transport.kind, workspaces: connection.access.kind },
        'Slack is connected',
      );
      onConnected();
      await left;
    },
    async stop() {
      isLetIn = false;
      if (built?.kind === 'socket') {
        // What is acknowledged over the socket must be so before it closes; Slack sends the rest elsewhere, or again.
        await unacknowledged.finish(ACKNOWLEDGE_PATIENCE_MS);
        await built.app
          .stop()
          .catch((fault: unknown) => log.warn(describeFault(fault), 'Slack did not close cleanly'));
      }
      await underWay.finish(FINISH_PATIENCE_MS);
      leave();
    },
    connections: () => ({ slack: isConnected() }),
    routes:
      connection.transport.kind === 'http'
        ? createRoutes(connection.access.kind, () =>
            isLetIn && built?.kind === 'http' ? built.receiver : undefined,
          )
        : [],
  };
}

const LISTENERS = [
  registerCommands,
  registerMessages,
  registerButtons,
  registerDigests,
  registerOfferForm,
  registerAssistantPane,
  registerHome,
];

const envelopeSchema = z.object({ event_time: z.number() });

/**
 * A workspace that removes the bot is forgotten, with all that was kept for it; a channel that does is listened to no
 * longer. Slack may tell late, so the time of the removal counts.
 */
function registerDepartures(
  app: App,
  services: Services,
  installations: Installations,
  { access }: Connection,
): void {
  const quietly = (work: () => Promise<void>) => atTheEdge(services, 'departure', async () => {}, work);
  const forget = (workspace: string, envelope: unknown, client: webApi.WebClient) =>
    quietly(async () => {
      const { event_time } = envelopeSchema.parse(envelope);
      await installations.forget('slack', workspace, event_time * 1000);
      // Where the one token is gone, this says so; the news may be old.
      if (access.kind === 'one') await client.auth.test({ token: access.botToken });
    });
  app.event('app_uninstalled', ({ context, body, client }) => forget(workspaceOf(context), body, client));
  app.event('tokens_revoked', async ({ event, context, body, client }) => {
    if ((event.tokens.bot ?? []).length > 0) await forget(workspaceOf(context), body, client);
  });
  const stopListening = (workspace: string, channel: string) =>
    quietly(() => services.channelSettings.setListening({ platform: 'slack', workspace, channel }, false));
  app.event('channel_left', ({ event, context }) => stopListening(workspaceOf(context), event.channel));
  app.event('group_left', ({ event, context }) => stopListening(workspaceOf(context), event.channel));
}
