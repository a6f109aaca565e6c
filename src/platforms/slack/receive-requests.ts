/** Slack's HTTP mode, without a server of its own: what Slack and whoever installs the app send is answered here. */
import type { HTTPReceiver } from '@slack/bolt';
import type { Route } from '../../chat/platform.ts';
import type { Access } from './access.ts';

/** As the app's manifest has them. */
const EVENTS = { path: '/slack/events', methods: ['POST'] };
const INSTALLATION = [
  { path: '/slack/install', methods: ['GET'] },
  { path: '/slack/oauth_redirect', methods: ['GET'] },
];

const NOT_NOW = 503;

/** @param receiver what answers at this moment; while there is none, Slack is to try again later */
export function createRoutes(kind: Access['kind'], receiver: () => HTTPReceiver | undefined): Route[] {
  return [EVENTS, ...(kind === 'many' ? INSTALLATION : [])].map((place) => ({
    ...place,
    answer(request, response) {
      const taking = receiver();
      if (taking) taking.requestListener(request, response);
      else response.writeHead(NOT_NOW, { connection: 'close' }).end();
    },
  }));
}
