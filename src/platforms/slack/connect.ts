/** Builds the Bolt app: Socket Mode or HTTP, one workspace or many. */
import { App, type Authorize, HTTPReceiver, SocketModeReceiver, webApi } from '@slack/bolt';
import type { ExtendedErrorHandlerArgs } from '@slack/bolt/dist/App.js';
import { CannotStartError } from '../../chat/cannot-start-error.ts';
import { describeFault } from '../../chat/describe-fault.ts';
import type { Log } from '../../chat/log.ts';
import type { Meter } from '../../chat/meter.ts';
import type { Installations } from '../../chat/records.ts';
import { type Access, authorizeOne, createInstallationStore } from './access.ts';
import { fetchOnce, fetchOrRetry, observed } from './fetch-slack.ts';
import { CALL_RETRIES, CALL_TIMEOUT_MS, MAX_RECONNECT_DELAY_MS } from './limits.ts';
import { createQuietLogger } from './quiet-logger.ts';
import { isTokenRefusal, slackRefusal } from './slack-error.ts';
import { handlingOf } from './take-events.ts';

/** A socket that we open, or requests that Slack sends us. */
export type Transport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

export interface Connection {
  readonly access: Access;
  readonly transport: Transport;
  /** Ids of people who may do here what admins of their workspace may. */
  readonly admins: readonly string[];
  /** Another base of the Web API, ending in a slash. */
  readonly apiUrl?: string;
}

/** Scopes that an installation asks for; `manifest.yaml` says what each is for, and a test holds the two together. */
export const SCOPES = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'users:read',
] as const;

/** Requests of Slack are small; anything larger is not from Slack. */
const MAX_BODY = '1mb';

/** Slack did not let the bot in. The message has the cure. */
export class SlackAccessError extends CannotStartError {
  override readonly name = 'SlackAccessError';
}

export interface AppOptions {
  readonly connection: Connection;
  readonly installations: Installations;
  readonly log: Log;
  readonly meter: Meter;
  /** Told where Slack no longer takes a token that the bot cannot do without. */
  readonly onRefused: (error: SlackAccessError) => void;
}

/** The app, and what brings its events. */
export type Built = { readonly app: App } & (
  | { readonly kind: 'socket'; readonly receiver: SocketModeReceiver }
  | { readonly kind: 'http'; readonly receiver: HTTPReceiver }
);

/**
 * Connects as far as needed to know that the tokens are right; a socket is opened with the app's `start`.
 * @throws SlackAccessError naming the setting to correct
 */
export async function createApp({
  connection: { access, transport, apiUrl },
  installations,
  log,
  meter,
  onRefused,
}: AppOptions): Promise<Built> {
  const logger = createQuietLogger(log);
  const clientOptions = () => ({
    logger,
    timeout: CALL_TIMEOUT_MS,
    retryConfig: { retries: CALL_RETRIES },
    fetch: observed(fetchOnce, meter, (code) => {
      // Of many workspaces one may take its token back.
      if (access.kind === 'one' && isTokenRefusal(code)) onRefused(refusedBy('SLACK_BOT_TOKEN', code));
    }),
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  });
  // The socket is opened again however long Slack is away: without it the SDK gives up for good.
  const socketOptions = () => ({
    ...clientOptions(),
    retryConfig: { forever: true, maxTimeout: MAX_RECONNECT_DELAY_MS },
    fetch: observed(fetchOrRetry, meter, (code) => {
      if (isTokenRefusal(code)) onRefused(refusedBy('SLACK_APP_TOKEN', code));
    }),
  });
  const received = createReceiver();
  const app = new App({
    receiver: received.receiver,
    ...(access.kind === 'one' ? { authorize: await createAuthorize(access.botToken) } : {}),
    clientOptions: clientOptions(),
    logger,
    convoStore: false,
    extendedErrorHandler: true,
    deferInitialization: true,
  });
  // With the id of the event, where it has come that far.
  app.error(async ({ error, context }: ExtendedErrorHandlerArgs) =>
    (handlingOf(context)?.log ?? log).error(describeFault(error), 'an event could not be handled'),
  );
  await app.init();
  return { app, ...received };

  async function createAuthorize(botToken: string): Promise<Authorize<boolean>> {
    const client = new webApi.WebClient(botToken, clientOptions());
    const who = await client.auth.test().catch((error: unknown) => {
      throw refused('SLACK_BOT_TOKEN', error);
    });
    return authorizeOne(botToken, who);
  }

  function createReceiver() {
    if (transport.kind === 'socket') {
      const { appToken } = transport;
      const installerOptions = { clientOptions: socketOptions() };
      return {
        kind: 'socket' as const,
        receiver: new SocketModeReceiver({ appToken, logger, installerOptions }),
      };
    }
    return { kind: 'http' as const, receiver: createHttpReceiver(transport.signingSecret) };
  }

  function createHttpReceiver(signingSecret: string): HTTPReceiver {
    const verified = { signingSecret, logger, bodyLimit: MAX_BODY };
    if (access.kind === 'one') return new HTTPReceiver(verified);
    const { clientId, clientSecret, stateSecret } = access;
    return new HTTPReceiver({
      ...verified,
      clientId,
      clientSecret,
      stateSecret,
      scopes: [...SCOPES],
      installationStore: createInstallationStore(installations, (fault) =>
        log.error(describeFault(fault), 'an installation could not be read'),
      ),
      installerOptions: { directInstall: true, clientOptions: clientOptions() },
    });
  }
}

/** Opens the socket. @throws SlackAccessError naming the setting to correct */
export async function openSocket(app: App): Promise<void> {
  await app.start().catch((error: unknown) => {
    throw refused('SLACK_APP_TOKEN', error);
  });
}

function refused(setting: string, cause: unknown): SlackAccessError {
  const refusal = slackRefusal(cause);
  return refusal
    ? refusedBy(setting, refusal.code, { cause, mayPass: !isTokenRefusal(refusal.code) })
    : new SlackAccessError(
        'Slack cannot be reached. Check the network, and SLACK_API_URL if it is set; then start again.',
        { cause, mayPass: true },
      );
}

function refusedBy(
  setting: string,
  code: string,
  options: ConstructorParameters<typeof SlackAccessError>[1] = {},
): SlackAccessError {
  return new SlackAccessError(
    `Slack refused ${setting} (${code}). Copy it anew from the app's settings at api.slack.com/apps, and see that the app is installed.`,
    options,
  );
}
