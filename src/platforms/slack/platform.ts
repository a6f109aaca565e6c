/** Slack: what it delivers becomes questions, and replies become its messages. */
import { describeFault } from '../../chat/describe-fault.ts';
import type { Edge } from '../../chat/handling.ts';
import type { Meter } from '../../chat/meter.ts';
import type { ChatPlatform } from '../../chat/platform.ts';
import type { Installations } from '../../chat/records.ts';
import { createAllowances, type Handed } from '../../chat/services.ts';
import { createUnderWay } from '../../chat/under-way.ts';
import { type Built, type Connection, createApp, openSocket } from './connect.ts';
import { hear } from './hear.ts';
import { ACKNOWLEDGE_PATIENCE_MS, FINISH_PATIENCE_MS } from './limits.ts';
import { createRoutes } from './receive-requests.ts';
import { createRecentQuestions } from './recent-questions.ts';
import { createRefusals } from './refusals.ts';
import type { StandingServices } from './services.ts';
import { takeEvents } from './take-events.ts';

/** What the bot is given to work with on Slack. */
export interface SlackOptions extends Handed, Pick<StandingServices, 'samples' | 'sources'> {
  readonly connection: Connection;
  readonly meter: Meter;
  readonly installations: Installations;
}

/** @throws (from start) SlackAccessError where Slack does not let the bot in, or no longer */
export function createSlack({ connection, installations, meter, ...given }: SlackOptions): ChatPlatform {
  const { log, now } = given;
  const edge: Edge = { platform: 'slack', log, meter, now };
  const services: StandingServices = {
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
      hear(app, services, { installations, access: connection.access });
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
