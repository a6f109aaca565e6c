/** Several bots for many workspaces: whichever of them is told of an installation or of its end, all know of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginInstall, endInstall } from '../servers/slack/install-app.ts';
import { type Replicas, startReplicas } from './start-replicas.ts';

describe('replicas for many workspaces', () => {
  let many: Replicas;
  beforeAll(async () => {
    many = await startReplicas({
      count: 2,
      workspaces: 2,
      settings: (slack) => ({
        SLACK_CLIENT_ID: slack.clientId,
        SLACK_CLIENT_SECRET: slack.clientSecret,
        SLACK_STATE_SECRET: 'a long random text of our own',
      }),
    });
  }, 60_000);
  afterAll(() => many?.stop());

  /** Begun at one replica, ended at another. */
  async function install(team: string, [first, second]: readonly [number, number]): Promise<number> {
    const { origin } = many.balancer;
    const begun = await many.at(first, () => beginInstall(origin));
    const code = many.slack.issueCode({ team });
    return (await many.at(second, () => endInstall(origin, begun, code))).status;
  }

  /** How often a question is answered by the one and by the other. */
  async function answered(team: string): Promise<number[]> {
    const asked = [];
    for (const replica of [0, 1])
      asked.push(await many.at(replica, () => many.slack.mention({ text: 'senior in berlin', team })));
    await many.slack.settled(500);
    return asked.map(({ ts }) => many.inThread(ts).length);
  }

  it('know of an installation, of its end and of the next one, whichever of them was told', async () => {
    const team = many.slack.workspace().id;
    expect(await answered(team)).toEqual([0, 0]);
    expect(await install(team, [0, 1])).toBe(200);
    expect(await answered(team)).toEqual([1, 1]);
    await many.at(0, () => many.slack.uninstall(team));
    await many.slack.settled(300);
    // As Slack: a removed app is sent nothing, so the other does not learn of it by being asked.
    many.slack.workspace().installed = true;
    Object.assign(many.slack.workspace(), { botToken: 'xoxb-1-anew' });
    expect(await install(team, [0, 0])).toBe(200);
    expect(await answered(team)).toEqual([1, 1]);
  });
});
