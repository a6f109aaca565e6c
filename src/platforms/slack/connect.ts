/** Builds the Bolt app: Socket Mode or HTTP, one workspace or many. */
import { App, type Authorize, HTTPReceiver, SocketModeReceiver, webApi } from '@slack/bolt';
import { CannotStartError } from '../../chat/cannot-start-error.ts';
import { describeFault } from '../../chat/describe-fault.ts';
import type { Log } from '../../chat/log.ts';
import type { Installations } from '../../chat/records.ts';
import { type Access, authorizeOne, createInstallationStore } from './access.ts';
import { fetchOnce, fetchOrRetry } from './fetch-slack.ts';
import { CALL_RETRIES, CALL_TIMEOUT_MS, MAX_RECONNECT_DELAY_MS } from './limits.ts';
import { createQuietLogger } from './quiet-logger.ts';

/** A socket that we open, or requests that Slack sends us. */
export type Transport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number; readonly host?: string };

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

/**
 * Connects as far as needed to know that the tokens are right; listening begins with the app's `start`.
 * @throws SlackAccessError naming the setting to correct
 */
export async function createApp(
  { access, transport, apiUrl }: Connection,
  installations: Installations,
  log: Log,
): Promise<App> {
  const logger = createQuietLogger(log);
  const clientOptions = () => ({
    logger,
    timeout: CALL_TIMEOUT_MS,
    retryConfig: { retries: CALL_RETRIES },
    fetch: fetchOnce,
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  });
  // The socket is opened again however long Slack is away: without it the SDK gives up for good.
  const socketOptions = () => ({
    ...clientOptions(),
    retryConfig: { forever: true, maxTimeout: MAX_RECONNECT_DELAY_MS },
    fetch: fetchOrRetry,
  });
  const app = new App({
    receiver: createReceiver(),
    ...(access.kind === 'one' ? { authorize: await createAuthorize(access.botToken) } : {}),
    clientOptions: clientOptions(),
    logger,
    convoStore: false,
    deferInitialization: true,
  });
  app.error(async (error) => log.error(describeFault(error), 'an event could not be handled'));
  await app.init();
  return app;

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
      return new SocketModeReceiver({
        appToken,
        logger,
        installerOptions: { clientOptions: socketOptions() },
      });
    }
    const { signingSecret } = transport;
    if (access.kind === 'one') return new HTTPReceiver({ signingSecret, logger, bodyLimit: MAX_BODY });
    const { clientId, clientSecret, stateSecret } = access;
    return new HTTPReceiver({
      signingSecret,
      logger,
      bodyLimit: MAX_BODY,
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

/** @throws SlackAccessError naming the setting to correct */
export async function startApp(app: App, transport: Transport): Promise<void> {
  if (transport.kind === 'http') {
    const { port, host } = transport;
    await app.start({ port, ...(host === undefined ? {} : { host }) }).catch((error: unknown) => {
      throw new SlackAccessError(
        `The HTTP listener cannot use port ${port} (${describeFault(error).code ?? 'unknown'}). Set PORT or HOST to a free address.`,
        { cause: error },
      );
    });
    return;
  }
  await app.start().catch((error: unknown) => {
    throw refused('SLACK_APP_TOKEN', error);
  });
}

function refused(setting: string, cause: unknown): SlackAccessError {
  const { code, data } = cause as Partial<webApi.WebAPIPlatformError>;
  return code === webApi.ErrorCode.PlatformError
    ? new SlackAccessError(
        `Slack refused ${setting} (${data?.error}). Copy it anew from the app's settings at api.slack.com/apps, and see that the app is installed.`,
        { cause },
      )
    : new SlackAccessError(
        'Slack cannot be reached. Check the network, and SLACK_API_URL if it is set; then start again.',
        { cause },
      );
}
