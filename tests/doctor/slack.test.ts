/** What `npm run doctor` says of Slack. */
import { describe, expect, it } from 'vitest';
import { ARCHIVED, GENERAL, OUTSIDE } from '../servers/slack/workspace.ts';
import { digest, expectLine, runDoctor, SLACK, startSlack, storeWith } from './run-doctor.ts';

describe('Slack', () => {
  it('tokens that are refused are told apart, and nothing is asked in vain', async () => {
    const { slack, environment } = await startSlack();
    slack.failNext('apps.connections.open', 'not_allowed_token_type');
    const { code, wrong } = await runDoctor({ ...environment, SLACK_BOT_TOKEN: 'xoxb-nobodys-token' });
    expect(wrong).toEqual([
      expect.stringMatching(
        /^FAIL {2}Slack bot token: Slack refused SLACK_BOT_TOKEN \(invalid_auth\)\. Copy it anew/,
      ),
      expect.stringMatching(/^FAIL {2}Slack app token: Slack refused SLACK_APP_TOKEN .*connections:write/),
    ]);
    expect(code).toBe(1);
  });

  it('scopes that are missing are named', async () => {
    const { slack, environment } = await startSlack();
    const { scopes } = slack.workspace();
    slack.workspace().scopes = scopes.filter((scope) => scope !== 'groups:read' && scope !== 'im:write');
    expectLine(
      await runDoctor(environment),
      /^FAIL {2}Slack scopes: missing: groups:read, im:write\. Paste .*then install the app again\.$/,
    );
  });

  it('channels are named where a digest cannot go, or where it cannot listen', async () => {
    const { environment } = await startSlack();
    const DATABASE_URL = await storeWith(async ({ digests, channelSettings }) => {
      for (const channel of [GENERAL, OUTSIDE, ARCHIVED, 'C0GONE'])
        await digests.add(digest({ ...SLACK, channel }));
      const paused = await digests.add(digest({ ...SLACK, channel: 'C0PAUSED' }));
      await digests.change(paused.id, { state: 'paused' });
      const refused = await digests.add(digest({ ...SLACK, channel: 'C0REFUSED' }));
      await digests.change(refused.id, { state: 'refused' });
      await channelSettings.setListening({ ...SLACK, channel: OUTSIDE }, true);
      await channelSettings.setListening({ ...SLACK, workspace: 'T0GONE', channel: 'C1' }, true);
    });
    const { code, lines, wrong } = await runDoctor({ ...environment, DATABASE_URL });
    expect(lines).toContain('ok    Slack channels: nothing is in the way in 1 of 5.');
    expect(wrong).toEqual([
      expect.stringMatching(/^warn {2}Digest 6 of T0001: Slack did not let it .* \/salary digest resume 6$/),
      expect.stringMatching(
        /^FAIL {2}Slack channels: C0OUTSIDE, digests: .*type \/invite @salary-bot there first/,
      ),
      expect.stringMatching(/^FAIL {2}Slack channels: C0ARCHIVED, digests: That channel is archived/),
      expect.stringMatching(/^FAIL {2}Slack channels: C0GONE, digests: I cannot see that channel/),
      expect.stringMatching(/^warn {2}Slack channels: C0OUTSIDE, listening: I am not in that channel/),
      expect.stringMatching(/^warn {2}Slack T0GONE: .*npm run store -- forget slack T0GONE$/),
    ]);
    expect(code).toBe(1);
  });

  it('workspaces that installed it themselves are each looked at, twenty of them', async () => {
    const secret = 'state-secret-of-the-tests';
    const { slack } = await startSlack({ workspaces: 3, transport: 'http' });
    const [well, removed, short] = slack.workspaces;
    if (!well || !removed || !short) throw new Error('There are three.');
    removed.installed = false;
    short.scopes = short.scopes.filter((scope) => scope !== 'commands');
    const store = (kept: readonly string[]) =>
      storeWith(
        async ({ installations, digests }) => {
          await digests.add(digest({ ...SLACK, channel: OUTSIDE }));
          for (const [at, id] of kept.entries()) {
            const { botToken = well.botToken } = slack.workspaces[at] ?? {};
            const installation = { botToken, botId: 'B1', botUserId: 'U1', scopes: [] };
            await installations.keep('slack', id, JSON.stringify(installation));
          }
        },
        undefined,
        secret,
      );
    const environment = {
      SLACK_API_URL: slack.apiUrl,
      SLACK_SIGNING_SECRET: 'signing-secret-of-the-tests',
      SLACK_CLIENT_ID: 'client',
      SLACK_CLIENT_SECRET: 'client-secret-of-the-tests',
      SLACK_STATE_SECRET: secret,
      PORT: '0',
    };
    const DATABASE_URL = await store(['T0001', 'T0002', 'T0003']);
    const { code, wrong } = await runDoctor({ ...environment, DATABASE_URL });
    expect(wrong).toEqual([
      expect.stringMatching(/^FAIL {2}Slack T0001, channels: C0OUTSIDE, digests: I am not in/),
      expect.stringMatching(
        /^FAIL {2}Slack T0002: Slack refused its token \(account_inactive\)\. Install the app/,
      ),
      expect.stringMatching(/^FAIL {2}Slack T0003, scopes: missing: commands\./),
    ]);
    expect(code).toBe(1);
    const resealed = await runDoctor({ ...environment, DATABASE_URL, SLACK_STATE_SECRET: 'another-one' });
    expect(resealed.wrong.filter((line) => line.startsWith('FAIL'))).toHaveLength(3);
    expect(resealed.wrong[0]).toContain('Put the former sealing secret back');

    const many = Array.from({ length: 23 }, (_, at) => `T1${String(at).padStart(3, '0')}`);
    const { lines } = await runDoctor({ ...environment, DATABASE_URL: await store(many) });
    expect(lines.filter((line) => /Slack T1\d{3}: (?:it is|Slack refused)/.test(line))).toHaveLength(20);
    expect(lines).toContain(
      'ok    Slack workspaces: 3 more have installed the bot; they were not looked at.',
    );
    const none = await runDoctor({ ...environment, DATABASE_URL: await storeWith(async () => {}) });
    expectLine(none, /^warn {2}Slack workspaces: none has installed the bot yet\. Open \/slack\/install/);
  });

  it('that is away, or wants to be left alone, is said to be', async () => {
    const { slack, environment } = await startSlack();
    slack.breakNext('auth.test', 503);
    slack.rateLimitNext('apps.connections.open', 30);
    expect((await runDoctor(environment)).wrong).toEqual([
      expect.stringMatching(/^FAIL {2}Slack bot token: Slack answered 503\. .*status\.slack\.com/),
      expect.stringMatching(/^warn {2}Slack app token: Slack wants to be left alone/),
    ]);
    const away = await runDoctor({ ...environment, SLACK_API_URL: 'http://127.0.0.1:1/api/' });
    expect(away.wrong).toEqual([
      expect.stringMatching(/^FAIL {2}Slack bot token: Slack cannot be reached\. Check the network/),
      expect.stringMatching(/^FAIL {2}Slack app token: Slack cannot be reached/),
      expect.stringMatching(/^warn {2}Clock: not compared/),
    ]);
  });
});
