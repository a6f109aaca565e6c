/**
 * A Slack of our own on 127.0.0.1 that speaks the real protocol (Web API, Socket Mode, signed HTTP, response
 * URLs, OAuth), against which the real bot with the real SDK is tested. It refuses what Slack refuses.
 *
 * Start it, start the bot with `slack.apiUrl`, act as a person (`command`, `mention`, `pressButton`, …), then
 * look at `messages`, `responses`, `views` and `calls`, or `waitFor` something in them.
 *
 * @example
 * const slack = await startLocalSlack();
 * const app = new App({ token: slack.workspace().botToken, appToken: 'xapp-1', socketMode: true,
 *   clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } } });
 * await app.start();
 * const asked = await slack.command({ text: 'senior seattle' });
 * const answer = await slack.waitFor(() => asked.responses[0], 'an answer');
 *
 * @example
 * const slack = await startLocalSlack({ transport: 'http', signingSecret: 'secret' });
 * const app = new App({ token: slack.workspace().botToken, signingSecret: 'secret',
 *   clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } } });
 * await app.start(3000);
 * slack.eventsUrl = 'http://127.0.0.1:3000/slack/events';
 * const asked = await slack.mention({ text: 'senior seattle' });
 */
import type { Transport } from './delivery.ts';
import { createInteracting, type Interacting } from './interacting.ts';
import { createOrdering, type Ordering } from './ordering.ts';
import type { Recording } from './recording.ts';
import { createResponseUrls } from './response-urls.ts';
import { createHttpTransport, type HttpAnswer, type RawPost, sendRaw } from './send-http.ts';
import { serve } from './serve.ts';
import { createSocketMode, type SocketMode } from './socket-mode.ts';
import { createSpeaking, type Speaking } from './speaking.ts';
import { ADMIN, SCOPES, type SlackChannel, type SlackUser, userOf, type Workspace } from './workspace.ts';
import {
  APP_ID,
  CLIENT_ID,
  CLIENT_SECRET,
  channelOf,
  createWorld,
  type World,
  workspaceOf,
} from './world.ts';

export interface LocalSlackOptions {
  /** Socket Mode unless told. */
  readonly transport?: 'socket' | 'http';
  /** HTTP only; settable later as `eventsUrl`. */
  readonly eventsUrl?: string;
  readonly signingSecret?: string;
  /** How many workspaces there are; the first is the one acted in unless `team` says otherwise. */
  readonly workspaces?: number;
  /** Whether the app is subscribed to `message.*` events in channels; true unless told. */
  readonly messageEvents?: boolean;
  readonly refusedBlockTypes?: readonly string[];
  /** What every workspace granted the bot: those of the app's manifest, so that a missing one shows. */
  readonly scopes?: readonly string[];
  /** Takes every message as it is: where it is measured how fast a bot is, it would be its examiner that is. */
  readonly unexamined?: boolean;
}

export interface LocalSlack extends Recording, Speaking, Interacting, Ordering {
  /** `http://127.0.0.1:PORT/api/` */
  readonly apiUrl: string;
  readonly appId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  readonly workspaces: readonly Workspace[];
  /** HTTP only: where the app listens. */
  eventsUrl: string;
  /** Block types that the workspaces answer with `invalid_blocks`, on response URLs too. */
  refusedBlockTypes: readonly string[];
  /** Whether `invalid_blocks` says which block and why; true unless set. */
  explainsInvalidBlocks: boolean;

  /** Messages in a page of `conversations.history`: 15 for apps that are widely installed, 999 unless set. */
  longestHistoryPage: number;

  /** The workspace, user or channel with this id (the first workspace unless told). @throws where there is none */
  workspace(team?: string): Workspace;
  user(id: string, team?: string): SlackUser;
  channel(id: string, team?: string): SlackChannel;

  /** Half an hour passes for every response URL handed out so far. */
  expireResponseUrls(): void;
  /** Socket Mode: resolves once `count` connections (1 unless told) have had their `hello`. */
  connected(count?: number): Promise<void>;
  /** Socket Mode: how many connections are open. */
  connections(): number;
  /** Socket Mode: sends `disconnect` on every connection and closes it. */
  disconnect(reason: 'warning' | 'refresh_requested'): void;
  /** Socket Mode: cuts every connection without a word. */
  dropSockets(): void;
  /** Socket Mode: sends any text as a frame on every connection. */
  sendFrame(text: string): void;
  /** HTTP: asks the app to prove that it is there, as Slack does when an address is set. */
  urlVerification(): Promise<HttpAnswer & { readonly challenge: string }>;
  /** HTTP: sends any body, signed or not. */
  sendRaw(post: RawPost): Promise<HttpAnswer>;
  /** A code that `oauth.v2.access` exchanges once for the workspace's installation. */
  issueCode(installation: { readonly team?: string; readonly user?: string }): string;
  stop(): Promise<void>;
}

/** How long answers under way may take when it stops. */
const CUT_AFTER_MS = 500;

/** Starts it on a free port of 127.0.0.1. */
export async function startLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const world = createWorld({
    signingSecret: options.signingSecret ?? 'signing-secret',
    messageEvents: options.messageEvents ?? true,
    eventsUrl: options.eventsUrl ?? '',
    refusedBlockTypes: options.refusedBlockTypes ?? [],
    examines: !options.unexamined,
    workspaces: options.workspaces ?? 1,
    scopes: options.scopes ?? SCOPES,
  });
  const responseUrls = createResponseUrls(world);
  const server = await serve(world, responseUrls);
  const sockets = options.transport === 'http' ? undefined : createSocketMode(world, server);
  const transport = recordDeliveries(world, sockets ?? createHttpTransport(world));
  const socketMode = (): SocketMode => {
    if (!sockets) throw new Error('This local Slack speaks HTTP, not Socket Mode.');
    return sockets;
  };
  const own = {
    apiUrl: `${world.origin}/api/`,
    appId: APP_ID,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    workspace: (team) => workspaceOf(world, team),
    user: (id, team) => userOf(workspaceOf(world, team), id),
    channel: (id, team) => channelOf(workspaceOf(world, team), id),
    expireResponseUrls: responseUrls.expireAll,
    connected: (count = 1) => socketMode().connected(count),
    disconnect: (reason) => socketMode().disconnect(reason),
    dropSockets: () => socketMode().dropSockets(),
    sendFrame: (text) => socketMode().sendFrame(text),
    connections: () => socketMode().connections,
    async urlVerification() {
      const challenge = world.ids.next('challenge');
      const body = JSON.stringify({ token: 'verification-token', challenge, type: 'url_verification' });
      return { ...(await sendRaw(world, { body, contentType: 'application/json' })), challenge };
    },
    sendRaw: (post) => sendRaw(world, post),
    issueCode({ team, user = ADMIN }) {
      const code = world.ids.next('code');
      world.codes.set(code, { team: workspaceOf(world, team).id, user, used: false });
      return code;
    },
    async stop() {
      await transport.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      const cut = setTimeout(() => server.closeAllConnections(), CUT_AFTER_MS);
      await closed;
      clearTimeout(cut);
    },
  } satisfies Partial<LocalSlack>;
  // What a test sets on the local Slack is set in the world itself, and so counts at once.
  return Object.assign(
    world,
    world.recorder,
    own,
    createOrdering(world),
    createSpeaking(world, transport, responseUrls),
    createInteracting(world, transport, responseUrls),
  );
}

/** Keeps every delivery with what became of it, for a look back and for `waitFor`. */
function recordDeliveries(world: World, transport: Transport): Transport {
  return {
    async deliver(type, payload, options) {
      const delivery = await transport.deliver(type, payload, options);
      world.recorder.record('deliveries', delivery);
      return delivery;
    },
    stop: () => transport.stop(),
  };
}
