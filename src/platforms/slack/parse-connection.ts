/** Settings → how to reach Slack, or what is missing from them. */
import type { Access } from './access.ts';
import type { Connection, Transport } from './connect.ts';

/** Slack's settings as the environment has them. */
export interface SlackSettings {
  readonly SLACK_BOT_TOKEN?: string | undefined;
  readonly SLACK_APP_TOKEN?: string | undefined;
  readonly SLACK_SIGNING_SECRET?: string | undefined;
  readonly SLACK_CLIENT_ID?: string | undefined;
  readonly SLACK_CLIENT_SECRET?: string | undefined;
  readonly SLACK_STATE_SECRET?: string | undefined;
  readonly SLACK_API_URL?: string | undefined;
  readonly SLACK_ADMINS?: readonly string[] | undefined;
}

export type ParsedConnection =
  | { readonly connection: Connection | undefined }
  /** Each names a setting and its cure. */
  | { readonly faults: readonly string[] };

/**
 * One workspace: a bot token, with an app token (Socket Mode) or a signing secret (HTTP). Many: the three settings of
 * OAuth, with a signing secret. Where both an app token and a signing secret are set, one workspace uses the socket.
 */
export function parseConnection(settings: SlackSettings): ParsedConnection {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL } = settings;
  const { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET } = settings;
  const oauth = { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET };
  const missing = Object.entries(oauth).flatMap(([name, value]) => (value === undefined ? [name] : []));
  const wantsMany = missing.length < 3;
  if (!wantsMany && !SLACK_BOT_TOKEN && !SLACK_APP_TOKEN && !SLACK_SIGNING_SECRET)
    return { connection: undefined };

  const faults = [
    ...(wantsMany && SLACK_BOT_TOKEN
      ? [
          'SLACK_BOT_TOKEN: it is for one workspace, SLACK_CLIENT_ID and its companions are for many. Unset the one or the others.',
        ]
      : []),
    ...(wantsMany
      ? missing.map(
          (name) => `${name}: installing by OAuth needs it as well. Copy it from the app's settings.`,
        )
      : []),
    ...(wantsMany && !SLACK_SIGNING_SECRET
      ? [
          'SLACK_SIGNING_SECRET: many workspaces are served over HTTP, which needs it. Copy it from Basic Information.',
        ]
      : []),
    ...(!wantsMany && !SLACK_BOT_TOKEN
      ? ['SLACK_BOT_TOKEN: Slack needs it as well (xoxb-…). Copy it from OAuth & Permissions.']
      : []),
    ...(!wantsMany && !SLACK_APP_TOKEN && !SLACK_SIGNING_SECRET
      ? [
          'SLACK_APP_TOKEN: Socket Mode needs it as well (xapp-…); make one in Basic Information. Or set SLACK_SIGNING_SECRET for HTTP.',
        ]
      : []),
  ];
  if (faults.length > 0) return { faults };

  const access: Access = wantsMany
    ? {
        kind: 'many',
        clientId: SLACK_CLIENT_ID ?? '',
        clientSecret: SLACK_CLIENT_SECRET ?? '',
        stateSecret: SLACK_STATE_SECRET ?? '',
      }
    : { kind: 'one', botToken: SLACK_BOT_TOKEN ?? '' };
  const apiUrl = SLACK_API_URL?.replace(/\/*$/, '/');
  return {
    connection: {
      access,
      transport: transportOf(settings, wantsMany),
      admins: settings.SLACK_ADMINS ?? [],
      ...(apiUrl === undefined ? {} : { apiUrl }),
    },
  };
}

function transportOf({ SLACK_APP_TOKEN, SLACK_SIGNING_SECRET }: SlackSettings, many: boolean): Transport {
  return SLACK_APP_TOKEN !== undefined && !many
    ? { kind: 'socket', appToken: SLACK_APP_TOKEN }
    : { kind: 'http', signingSecret: SLACK_SIGNING_SECRET ?? '' };
}
