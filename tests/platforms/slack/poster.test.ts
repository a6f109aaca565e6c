/** Digests posted to a local Slack by the real client: once, where they belong, and with words where that cannot be. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { NO_METER } from '../../../src/chat/meter.ts';
import { type Posting, PutOffError, RefusedForGoodError } from '../../../src/chat/poster.ts';
import type { Access } from '../../../src/platforms/slack/access.ts';
import { createSlackPoster } from '../../../src/platforms/slack/poster.ts';
import { payReply } from '../../chat/build-reply.ts';
import { callApi } from '../../servers/slack/call-api.ts';
import { findPings } from '../../servers/slack/find-pings.ts';
import { type LocalSlack, startLocalSlack } from '../../servers/slack/local-slack.ts';
import type { PostedMessage } from '../../servers/slack/recording.ts';
import {
  ADMIN,
  ARCHIVED,
  COLLEAGUE,
  GENERAL,
  HIDDEN,
  OUTSIDE,
  PRIVATE,
  SCOPES,
} from '../../servers/slack/workspace.ts';
import { SILENT } from '../../silent-log.ts';

let slack: LocalSlack;
beforeAll(async () => {
  slack = await startLocalSlack({ workspaces: 2 });
});
afterAll(() => slack.stop());
afterEach(() => {
  slack.refusedBlockTypes = [];
  slack.explainsInvalidBlocks = true;
  slack.longestHistoryPage = 999;
  slack.liftLimits();
  slack.workspace().scopes = [...SCOPES];
});

const MANY: Access = { kind: 'many', clientId: '1', clientSecret: '2', stateSecret: '3' };
const kept = new Map<string, string>();

function posterFor(access: Access = { kind: 'one', botToken: slack.workspace().botToken }) {
  return createSlackPoster({
    connection: { access, apiUrl: slack.apiUrl },
    installations: {
      keep: async () => {},
      find: async (_, workspace) => kept.get(workspace),
      forget: async () => {},
    },
    log: SILENT,
    meter: NO_METER,
    now: Date.now,
  });
}

let posted = 0;

function to(kind: 'channel' | 'person', id: string, workspace = 'T0001'): Posting {
  posted += 1;
  return { id: `delivery${posted}`, workspace, to: { kind, id }, since: Date.now() - 1 };
}

const DIGEST = { kind: 'digest', title: 'Market digest · Mon 23 Nov', reply: payReply } as const;
const WORDS = {
  kind: 'words',
  lines: [
    ['Digest 2 in ', { channel: GENERAL }, ' <!here> & co'],
    ['Try ', { command: 'resume 2' }, '.'],
  ],
} as const;

const faultOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no fault',
    (fault: unknown) => fault,
  );

async function postedTo(
  posting: Posting,
  what: Parameters<ReturnType<typeof posterFor>['post']>[1] = DIGEST,
) {
  const ts = await posterFor().post(posting, what);
  const message = slack.messages.find((one) => one.ts === ts);
  if (!message) throw new Error('It is not there.');
  return message;
}

const callsOf = (name: string) => slack.calls.filter(({ method }) => method === name);
const kinds = ({ blocks }: PostedMessage) => blocks.map(({ type }) => type);

describe('a digest', () => {
  it('is posted with its title in small print above, and with what can be asked next', async () => {
    const message = await postedTo(to('channel', GENERAL));
    expect(kinds(message)).toEqual([
      'context',
      'header',
      'table',
      'data_visualization',
      'context',
      'context',
      'actions',
      'context_actions',
    ]);
    expect(message.blocks[0]).toMatchObject({ elements: [{ text: 'Market digest · Mon 23 Nov' }] });
    expect(message.text).toMatch(/^Market digest · Mon 23 Nov\n\n/);
    expect(message.payload).toMatchObject({ unfurl_links: false, unfurl_media: false });
    expect(JSON.stringify(message.blocks)).not.toContain('Share to channel');
  });

  it('carries its delivery where people do not see it', async () => {
    const posting = to('channel', PRIVATE);
    const message = await postedTo(posting);
    expect(message.metadata).toEqual({
      event_type: 'salary_bot_digest',
      event_payload: { delivery: posting.id },
    });
    expect(JSON.stringify([message.text, message.blocks])).not.toContain(posting.id);
  });

  it('comes without the blocks that a workspace refuses, and as text at the last', async () => {
    slack.refusedBlockTypes = ['data_visualization', 'context_actions'];
    const without = await postedTo(to('channel', GENERAL));
    expect(kinds(without)).not.toContain('data_visualization');
    expect(kinds(without)).toContain('table');
    slack.explainsInvalidBlocks = false;
    slack.refusedBlockTypes = [
      'context',
      'header',
      'table',
      'data_visualization',
      'actions',
      'context_actions',
    ];
    const text = await postedTo(to('channel', GENERAL));
    expect(text.blocks).toEqual([]);
    expect(text.text).toContain('$165,000');
    expect(text.metadata).toBeDefined();
  });

  it('reaches each workspace by the token of its installation', async () => {
    const [first, second] = slack.workspaces;
    kept.set('T0002', JSON.stringify({ botToken: second?.botToken, botId: 'B', botUserId: 'U', scopes: [] }));
    const before = slack.messages.length;
    await posterFor(MANY).post(to('channel', GENERAL, 'T0002'), DIGEST);
    expect(slack.messages.slice(before).map(({ team }) => team)).toEqual(['T0002']);
    const fault = await faultOf(posterFor(MANY).post(to('channel', GENERAL, first?.id), DIGEST));
    expect(fault).toBeInstanceOf(RefusedForGoodError);
  });
});

describe('a few words', () => {
  it('reach a person directly, name channels and commands, and notify nobody', async () => {
    const message = await postedTo(to('person', ADMIN), WORDS);
    expect(message.channel).toBe(`D${ADMIN.slice(1)}`);
    expect(message.text).toBe(
      'Digest 2 in <#C0GENERAL> &lt;!here&gt; &amp; co\nTry /salary digest resume 2.',
    );
    expect(message.blocks).toMatchObject([
      {
        type: 'rich_text',
        elements: [
          {
            elements: [
              { type: 'text', text: 'Digest 2 in ' },
              { type: 'channel', channel_id: GENERAL },
              { type: 'text', text: ' <!here> & co' },
              { type: 'text', text: '\n' },
              { type: 'text', text: 'Try ' },
              { type: 'text', text: '/salary digest resume 2', style: { bold: true } },
              { type: 'text', text: '.' },
            ],
          },
        ],
      },
    ]);
    expect(findPings(message.payload)).toEqual({ pings: [], links: [] });
  });
});

describe('whether a message has arrived', () => {
  it.each([
    ['channel', GENERAL],
    ['channel', PRIVATE],
    ['person', COLLEAGUE],
  ] as const)('is found out where Slack’s answer was lost: in a %s, %s', async (kind, id) => {
    const posting = to(kind, id);
    expect(await posterFor().find(posting)).toBeUndefined();
    slack.loseNext('chat.postMessage');
    const before = callsOf('chat.postMessage').length;
    const fault = await faultOf(posterFor().post(posting, DIGEST));
    expect(fault).toBeInstanceOf(Error);
    expect(fault).not.toBeInstanceOf(RefusedForGoodError);
    expect(callsOf('chat.postMessage').length).toBe(before + 1);
    expect(await posterFor().find(posting)).toBe(slack.messages.at(-1)?.ts);
    expect(await posterFor().find({ ...posting, id: 'another' })).toBeUndefined();
  });

  it('is found out however many messages came before and after', async () => {
    slack.longestHistoryPage = 3;
    const posting = to('channel', GENERAL);
    await talk(7);
    const ts = await posterFor().post(posting, DIGEST);
    await talk(4);
    expect(await posterFor().find(posting)).toBe(ts);
  });

  it('is not guessed where there is more to look through than one try takes: the next goes on from there', async () => {
    slack.longestHistoryPage = 1;
    const posting = to('channel', GENERAL);
    await talk(12);
    const ts = await posterFor().post(posting, DIGEST);
    const poster = posterFor();
    expect(await faultOf(poster.find(posting))).toBeInstanceOf(Error);
    expect(await poster.find(posting)).toBe(ts);
  });

  it('is looked up at the pace that Slack sets, a page at a time', async () => {
    slack.longestHistoryPage = 2;
    slack.limitCalls('conversations.history', { perMinute: 1, each: 'workspace' });
    const posting = to('channel', GENERAL);
    await talk(3);
    const ts = await posterFor().post(posting, DIGEST);
    const poster = posterFor();
    expect(await faultOf(poster.find(posting))).toMatchObject({ retryAfterMs: 60_000 });
    slack.liftLimits();
    const before = callsOf('conversations.history').length;
    expect(await poster.find(posting)).toBe(ts);
    expect(callsOf('conversations.history').length).toBe(before + 1);
  });

  it('is looked up anew where Slack knows the page no more', async () => {
    slack.longestHistoryPage = 2;
    slack.limitCalls('conversations.history', { perMinute: 1, each: 'workspace' });
    const posting = to('channel', GENERAL);
    const ts = await posterFor().post(posting, DIGEST);
    await talk(3);
    const poster = posterFor();
    expect(await poster.find(posting)).toBe(ts);
    const other = { ...posting, id: 'another' };
    slack.liftLimits();
    slack.limitCalls('conversations.history', { perMinute: 1, each: 'workspace' });
    expect(await faultOf(poster.find(other))).toBeInstanceOf(PutOffError);
    slack.liftLimits();
    slack.failNext('conversations.history', 'invalid_cursor');
    expect(await faultOf(poster.find(other))).toBeInstanceOf(Error);
    expect(await poster.find(other)).toBeUndefined();
  });

  async function talk(messages: number): Promise<void> {
    for (let i = 0; i < messages; i += 1)
      await callApi(slack, 'chat.postMessage', { channel: GENERAL, text: 'hello' });
  }
});

describe('a refusal for good', () => {
  it.each([
    ['channel', OUTSIDE, '/invite @salary-bot'],
    ['channel', HIDDEN, '/invite @salary-bot'],
    ['channel', 'C0NOWHERE', '/invite @salary-bot'],
    ['channel', ARCHIVED, 'archived'],
    ['person', 'U0BOT1', 'takes no messages'],
    ['person', 'U0NOBODY', 'takes no messages'],
  ] as const)('is told with its cure: %s %s', async (kind, id, words) => {
    const fault = await faultOf(posterFor().post(to(kind, id), DIGEST));
    expect(fault).toBeInstanceOf(RefusedForGoodError);
    expect(fault).toMatchObject({ words: expect.stringContaining(words) });
  });

  it.each([
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'team_access_not_granted',
    'channel_type_not_supported',
    'ekm_access_denied',
    'messages_tab_disabled',
  ])('is known by the code %s', async (code) => {
    slack.failNext('chat.postMessage', code);
    expect(await faultOf(posterFor().post(to('channel', GENERAL), DIGEST))).toBeInstanceOf(
      RefusedForGoodError,
    );
  });

  it('names the scope that is missing', async () => {
    const { scopes } = slack.workspace();
    slack.workspace().scopes = scopes.filter((scope) => scope !== 'im:write' && scope !== 'channels:history');
    const person = await faultOf(posterFor().post(to('person', ADMIN), DIGEST));
    expect(person).toMatchObject({ words: expect.stringContaining('im:write') });
    const channel = await faultOf(posterFor().find(to('channel', GENERAL)));
    expect(channel).toMatchObject({ words: expect.stringContaining('channels:history') });
  });

  it.each(['account_inactive', 'invalid_auth', 'token_revoked'])(
    'is a token without rights (%s) in one of many workspaces, and an outage where it is the only one',
    async (code) => {
      const { botToken } = slack.workspace();
      kept.set('T0001', JSON.stringify({ botToken, botId: 'B', botUserId: 'U', scopes: [] }));
      slack.failNext('chat.postMessage', code, 2);
      const many = await faultOf(posterFor(MANY).post(to('channel', GENERAL), DIGEST));
      expect(many).toBeInstanceOf(RefusedForGoodError);
      const one = await faultOf(posterFor().post(to('channel', GENERAL), DIGEST));
      expect(one).toBeInstanceOf(Error);
      expect(one).not.toBeInstanceOf(RefusedForGoodError);
      kept.clear();
    },
  );
});

describe('what passes', () => {
  it('is put off for as long as Slack says', async () => {
    slack.rateLimitNext('chat.postMessage', 7);
    const fault = await faultOf(posterFor().post(to('channel', GENERAL), DIGEST));
    expect(fault).toBeInstanceOf(PutOffError);
    expect(fault).toMatchObject({ retryAfterMs: 7_000 });
    slack.failNext('chat.postMessage', 'rate_limited');
    expect(await faultOf(posterFor().post(to('channel', GENERAL), DIGEST))).toBeInstanceOf(PutOffError);
  });

  it.each(['internal_error', 'fatal_error', 'service_unavailable', 'something_new'])(
    'is thrown as it is (%s), and nothing is tried twice',
    async (code) => {
      slack.failNext('chat.postMessage', code);
      const before = callsOf('chat.postMessage').length;
      const fault = await faultOf(posterFor().post(to('channel', GENERAL), DIGEST));
      expect(fault).not.toBeInstanceOf(RefusedForGoodError);
      expect(fault).not.toBeInstanceOf(PutOffError);
      expect(callsOf('chat.postMessage').length).toBe(before + 1);
    },
  );

  it('is an outage of Slack’s', async () => {
    slack.breakNext('chat.postMessage', 502);
    const fault = await faultOf(posterFor().post(to('channel', GENERAL), DIGEST));
    expect(fault).toBeInstanceOf(Error);
    expect(fault).not.toBeInstanceOf(RefusedForGoodError);
  });
});
