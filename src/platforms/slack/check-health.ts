/** Whether Slack lets the bot in, with all that it needs: asked by Slack's own test calls, which change nothing. */
import { webApi } from '@slack/bolt';
import { fetchTimed } from '../../chat/fetch-timed.ts';
import type { ChannelInUse, Check, Examination, Finding } from '../../chat/health.ts';
import { botTokenOf } from './access.ts';
import type { Connection } from './connect.ts';
import { explainFailure } from './explain-failure.ts';
import { lookAtWorkspace } from './look-at-workspace.ts';
import { createQuietLogger } from './quiet-logger.ts';

/** Of workspaces that installed the bot themselves; the rest is counted. */
const MOST_WORKSPACES = 20;

/** The checks that there are for such a connection. */
export function checkSlack(connection: Connection, examination: Examination): Check[] {
  const { access, transport } = connection;
  const asking: Asking = (token, signal) => createClient(connection, examination, token, signal);
  return [
    ...(access.kind === 'one'
      ? [checkOne(asking, access.botToken, examination)]
      : checkMany(asking, connection, examination)),
    transport.kind === 'socket' ? checkAppToken(asking, transport.appToken) : checkHttp(asking),
  ];
}

type Asking = (token: string | undefined, signal: AbortSignal) => webApi.WebClient;

function checkOne(asking: Asking, token: string, { channels = [] }: Examination): Check {
  const named = {
    token: 'Slack bot token',
    setting: 'SLACK_BOT_TOKEN',
    scopes: 'Slack scopes',
    channels: 'Slack channels',
  };
  return {
    what: named.token,
    async run(signal) {
      const of = (id: string) => channels.filter(({ workspace }) => workspace === id);
      const { workspace, findings } = await lookAtWorkspace(asking(token, signal), named, of);
      return [...findings, ...(workspace === undefined ? [] : strangers(channels, [workspace]))];
    },
  };
}

function checkMany(asking: Asking, { access }: Connection, examination: Examination): Check[] {
  const { workspaces, channels = [], installations } = examination;
  const what = 'Slack workspaces';
  if (workspaces === undefined || installations === undefined)
    return [told({ mark: 'warning', what, words: 'not looked at, as the database could not be read.' })];
  const further = workspaces.length - MOST_WORKSPACES;
  return [
    ...(workspaces.length === 0 ? [told({ mark: 'warning', what, words: NONE_YET })] : []),
    ...workspaces.slice(0, MOST_WORKSPACES).map((workspace): Check => {
      const name = `Slack ${workspace}`;
      const named = {
        token: name,
        setting: 'its token',
        scopes: `${name}, scopes`,
        channels: `${name}, channels`,
      };
      return {
        what: name,
        async run(signal) {
          const token = await botTokenOf(access, installations, workspace);
          if (token === undefined) return strangers([{ workspace }], []);
          const here = channels.filter((channel) => channel.workspace === workspace);
          return (await lookAtWorkspace(asking(token, signal), named, () => here)).findings;
        },
      };
    }),
    ...(further > 0
      ? [
          told({
            mark: 'ok',
            what,
            words: `${further} more have installed the bot; they were not looked at.`,
          }),
        ]
      : []),
    ...strangers(channels, workspaces).map(told),
  ];
}

const NONE_YET =
  'none has installed the bot yet. Open /slack/install at your own address, and send people there.';

function told(finding: Finding): Check {
  return { what: finding.what, run: async () => [finding] };
}

/** What was set up in workspaces that the bot has no token for any more. */
function strangers(
  channels: readonly Pick<ChannelInUse, 'workspace'>[],
  known: readonly string[],
): Finding[] {
  const ids = new Set(channels.map(({ workspace }) => workspace).filter((id) => !known.includes(id)));
  return [...ids].map((id) => ({
    mark: 'warning',
    what: `Slack ${id}`,
    words: `digests or listening were set up there, and there is no token for it any more. Install the bot there again, or delete what is kept: npm run store -- forget slack ${id}`,
  }));
}

function checkAppToken(asking: Asking, token: string): Check {
  const what = 'Slack app token';
  return {
    what,
    async run(signal) {
      try {
        await asking(token, signal).apps.connections.open({});
        return [{ mark: 'ok', what, words: 'Slack gives it an address for Socket Mode.' }];
      } catch (error) {
        return [{ what, ...explainFailure(error, 'SLACK_APP_TOKEN') }];
      }
    },
  };
}

/** Slack has no call to try the secret by; but what it signs is turned away where the clock is off. */
function checkHttp(asking: Asking): Check {
  const what = 'Slack signing secret';
  return {
    what,
    async run(signal) {
      try {
        await asking(undefined, signal).api.test();
        return [{ mark: 'ok', what, words: SET }];
      } catch (error) {
        return [{ what, ...explainFailure(error, 'to answer') }];
      }
    },
  };
}

const SET = 'it is set. Whether it is right shows when Slack calls: it says so where you save the address.';

/** Asks everything once: whoever wants to know again can ask again. */
function createClient(
  { apiUrl }: Connection,
  examination: Examination,
  token: string | undefined,
  over: AbortSignal,
): webApi.WebClient {
  const nobody = () => {};
  return new webApi.WebClient(token, {
    logger: createQuietLogger({ info: nobody, warn: nobody, error: nobody }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: (url, init) =>
      fetchTimed(examination, () =>
        fetch(url, { ...init, signal: AbortSignal.any([over, ...(init?.signal ? [init.signal] : [])]) }),
      ),
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  });
}
