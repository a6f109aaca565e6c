/** Whether Discord lets the bot in, with all that it needs: asked by calls that only read. */
import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { fetchTimed } from '../../chat/fetch-timed.ts';
import type { Check, Examination, Finding } from '../../chat/health.ts';
import { lookAtChannels } from '../../chat/look-at-channels.ts';
import { NO_METER } from '../../chat/meter.ts';
import type { Get } from './channel-rights.ts';
import { type Connection, createRest } from './connect.ts';
import { explainFailure } from './explain-failure.ts';
import { findListeningObstacle, findObstacle } from './find-obstacle.ts';
import { lookAtApplication } from './look-at-application.ts';
import { lookAtGateway } from './look-at-gateway.ts';

const meSchema = z.object({ id: z.string(), username: z.string() });
type Me = z.infer<typeof meSchema>;

/**
 * The checks that there are for such a connection.
 * @param shards processes that share the servers among them
 */
export function checkDiscord(connection: Connection, shards: number, examination: Examination): Check[] {
  const rest = createAskingRest(connection, examination);
  const { channels, channels: known = [] } = examination;
  const listens = channels?.some(({ purpose }) => purpose === 'listening');
  let asked: Promise<Me> | undefined;
  const whoAmI = (get: Get): Promise<Me> => {
    asked ??= get(Routes.user()).then((answer) => meSchema.parse(answer));
    return asked;
  };

  /** Looked at only where the token is taken: its own check says that it is not. */
  function check(what: string, look: (get: Get, me: Me) => Promise<readonly Finding[]>): Check {
    return {
      what,
      async run(signal) {
        const get = askOnce(rest, signal);
        const me = await whoAmI(get).catch(() => undefined);
        if (me === undefined) return [];
        return look(get, me).catch((error: unknown) => [{ what, ...explainFailure(error) }]);
      },
    };
  }

  const token = 'Discord token';
  return [
    {
      what: token,
      run: (signal) =>
        whoAmI(askOnce(rest, signal)).then(
          ({ username, id }) => [{ mark: 'ok', what: token, words: `it is ${username}'s (${id}).` }],
          (error: unknown) => [{ what: token, ...explainFailure(error) }],
        ),
    },
    check('Discord application', (get) => lookAtApplication(get, listens)),
    check('Discord gateway', (get) => lookAtGateway(get, shards)),
    ...(connection.guild === undefined ? [] : [check('Discord server', lookAtServer(connection.guild))]),
    check('Discord channels', (get, { id }) =>
      lookAtChannels('Discord channels', known, ({ workspace, channel, purpose }) => {
        const find = purpose === 'digests' ? findObstacle : findListeningObstacle;
        return find(get, id, workspace, channel).catch((error: unknown) => explainFailure(error).words);
      }),
    ),
  ];
}

/** Where the commands are registered in one server only, the bot must be in it. */
function lookAtServer(guild: string): (get: Get) => Promise<readonly Finding[]> {
  const what = 'Discord server';
  return (get) =>
    get(Routes.guild(guild)).then(
      () => [{ mark: 'ok', what, words: `the bot is in ${guild}, which DISCORD_GUILD_ID names.` }],
      (error: unknown) => [
        {
          what,
          ...explainFailure(error, `the bot is not in ${guild}, which DISCORD_GUILD_ID names. ${INVITE}`),
        },
      ],
    );
}

const INVITE = 'npm run --silent discord:invite prints the address that brings it there.';

/** The same is asked once: of many channels in one server, the roles of that. */
function askOnce(rest: REST, signal: AbortSignal): Get {
  const answers = new Map<string, Promise<unknown>>();
  return (route) => {
    const answer = answers.get(route) ?? rest.get(route, { signal: AbortSignal.any([signal]) });
    answers.set(route, answer);
    return answer;
  };
}

/** Tries nothing twice: whoever wants to know again can ask again. */
function createAskingRest(connection: Connection, examination: Examination): REST {
  return createRest(connection, NO_METER, {
    retries: 0,
    rejectOnRateLimit: () => true,
    makeRequest: (url, { dispatcher: _, ...init }) => fetchTimed(examination, () => fetch(url, init)),
  });
}
