/** Slack: what it delivers becomes questions, and replies become its messages. */
import type { App } from '@slack/bolt';
import { z } from 'zod';
import { atTheEdge } from '../../chat/at-the-edge.ts';
import { describeFault } from '../../chat/describe-fault.ts';
import type { Platform } from '../../chat/platform.ts';
import type { Installations } from '../../chat/records.ts';
import { createAllowances, type Handed } from '../../chat/services.ts';
import { registerButtons } from './answer-buttons.ts';
import { registerCommands } from './answer-commands.ts';
import { registerDigests } from './answer-digests.ts';
import { registerMessages } from './answer-messages.ts';
import { registerOfferForm } from './answer-offer-form.ts';
import { registerAssistantPane } from './assistant-pane.ts';
import { type Connection, createApp, startApp } from './connect.ts';
import { workspaceOf } from './parse-event.ts';
import { createRecentQuestions } from './recent-questions.ts';
import { createRefusals } from './refusals.ts';
import type { Services } from './services.ts';
import { registerHome } from './show-home.ts';

/** What the bot is given to work with on Slack. */
export interface SlackOptions extends Handed, Pick<Services, 'samples' | 'sources'> {
  readonly connection: Connection;
  readonly installations: Installations;
}

/** @throws (from start) SlackAccessError where Slack does not let the bot in */
export function createSlack({ connection, installations, ...given }: SlackOptions): Platform {
  const { log, now } = given;
  const services: Services = {
    ...given,
    ...createAllowances(now),
    admins: connection.admins,
    refusals: createRefusals(now),
    recentQuestions: createRecentQuestions(),
  };
  let app: App | undefined;
  let leave = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  return {
    name: 'Slack',
    async start() {
      app = await createApp(connection, installations, log);
      for (const register of LISTENERS) register(app, services);
      registerDepartures(app, services, installations);
      await startApp(app, connection.transport);
      log.info(
        { transport: connection.transport.kind, workspaces: connection.access.kind },
        'Slack is connected',
      );
      await left;
    },
    async stop() {
      await app
        ?.stop()
        .catch((fault: unknown) => log.warn(describeFault(fault), 'Slack did not close cleanly'));
      leave();
    },
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
function registerDepartures(app: App, services: Services, installations: Installations): void {
  const quietly = (work: () => Promise<void>) => atTheEdge(services, 'departure', async () => {}, work);
  const forget = (workspace: string, envelope: unknown) =>
    quietly(() => {
      const { event_time } = envelopeSchema.parse(envelope);
      return installations.forget('slack', workspace, event_time * 1000);
    });
  app.event('app_uninstalled', ({ context, body }) => forget(workspaceOf(context), body));
  app.event('tokens_revoked', async ({ event, context, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await forget(workspaceOf(context), body);
  });
  const stopListening = (workspace: string, channel: string) =>
    quietly(() => services.channelSettings.setListening({ platform: 'slack', workspace, channel }, false));
  app.event('channel_left', ({ event, context }) => stopListening(workspaceOf(context), event.channel));
  app.event('group_left', ({ event, context }) => stopListening(workspaceOf(context), event.channel));
}
