/** More than one bot at once, as behind a balancer: what one of them does, the others know. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/open-store.ts';
import type { Delivery, MessageDelivery } from '../servers/slack/delivery.ts';
import { ADMIN, addChannel, addUser, COLLEAGUE, RANDOM } from '../servers/slack/workspace.ts';
import { type Replicas, startReplicas } from './start-replicas.ts';

const DIGESTS = 'C0DIGESTS';
const HOUR_MS = 60 * 60 * 1000;

let here: Replicas;
let store: Store;
beforeAll(async () => {
  here = await startReplicas({
    count: 3,
    settings: (slack) => ({ SLACK_BOT_TOKEN: slack.workspace().botToken }),
    async prepare(url, slack) {
      addChannel(slack.workspace(), { id: DIGESTS });
      store = await openStore({ url, now: Date.now });
      const due = new Date(Date.now() - HOUR_MS);
      await store.digests.add({
        id: 'due',
        platform: 'slack',
        workspace: slack.workspace().id,
        channel: DIGESTS,
        cron: `${due.getUTCMinutes()} ${due.getUTCHours()} * * *`,
        zone: 'UTC',
        nextAt: Math.floor(due.getTime() / 60_000) * 60_000,
        owner: ADMIN,
      });
    },
  });
}, 60_000);
afterAll(async () => {
  await store?.close();
  await here?.stop();
});

let people = 0;

/** As many people ask at once, in a channel of their own: nobody is asked to wait. */
function askAtOnce(count: number): Promise<MessageDelivery[]> {
  people += count;
  const { id: channel } = addChannel(here.slack.workspace(), { id: `C0ASKING${people}` });
  const askers = Array.from({ length: count }, (_, i) => `U0ASKER${people - i}`);
  for (const id of askers) addUser(here.slack.workspace(), { id });
  return Promise.all(askers.map((user) => here.slack.mention({ text: 'senior in berlin', user, channel })));
}

/** Slack sends again what was not acknowledged, the events of one message each by itself. */
async function sendAgain(messages: readonly MessageDelivery[]): Promise<number> {
  const lost = messages.flatMap((one): Delivery[] => [one, ...one.also]).filter(({ acked }) => !acked);
  for (const one of lost) expect(await here.slack.redeliver(one)).toMatchObject({ acked: true });
  return lost.length;
}

/** How many answers each of them has, once all have one and nothing more comes. */
async function answersTo(messages: readonly MessageDelivery[]): Promise<number[]> {
  const counts = () => messages.map(({ ts }) => here.inThread(ts).length);
  await here.slack.waitFor(() => counts().every((count) => count > 0), 'an answer to each', 20_000);
  await here.slack.settled(500);
  return counts();
}

const once = (messages: readonly MessageDelivery[]) => messages.map(() => 1);

describe('three replicas', () => {
  it('send a digest that is due once', async () => {
    const posted = () => here.slack.messages.filter(({ channel }) => channel === DIGESTS);
    await here.slack.waitFor(() => posted()[0], 'the digest', 15_000);
    await here.slack.settled(1_000);
    expect(posted()).toHaveLength(1);
  });

  it('share the work, and answer each message once', async () => {
    const before = [...here.balancer.answered];
    const asked = await askAtOnce(12);
    expect(await answersTo(asked)).toEqual(once(asked));
    const each = here.balancer.answered.map((count, i) => count - (before[i] ?? 0));
    expect(each).toEqual([8, 8, 8]);
  });

  it('answer once what Slack sends to each of them again', async () => {
    const asked = await here.at(0, () => here.slack.mention({ text: 'senior in berlin' }));
    for (const replica of [1, 2, 0]) await here.at(replica, () => here.slack.redeliver(asked));
    expect(await answersTo([asked])).toEqual([1]);
  });

  it('answer once what Slack sends again because the word that it arrived was lost', async () => {
    here.balancer.loseAnswers(2);
    const asked = await here.slack.mention({ text: 'senior in berlin' });
    expect(await sendAgain([asked])).toBe(2);
    expect(await answersTo([asked])).toEqual([1]);
  });

  it('take a press on what another has posted, and share a reply once', async () => {
    const reply = await here.answerTo(await here.at(0, () => here.slack.command({ text: 'senior seattle' })));
    const press = { on: reply, label: 'top metros' };
    const next = await here.answerTo(await here.at(1, () => here.slack.pressButton(press)));
    expect(next.text).toMatch(/^Best paid metro/);
    const share = (replica: number) =>
      here.at(replica, () => here.slack.pressButton({ on: reply, action_id: 'share' }));
    expect((await here.answerTo(await share(2))).ephemeralTo).toBeUndefined();
    expect((await here.answerTo(await share(0))).text).toBe('This is shared already.');
  });

  it('count what helped once for each person, wherever it was said', async () => {
    const asked = await here.at(0, () => here.slack.mention({ text: 'senior in berlin' }));
    const reply = await here.slack.waitFor(() => here.inThread(asked.ts)[0], 'an answer');
    const say = async (replica: number, user: string) => {
      const said = await here.at(replica, () => here.slack.giveFeedback({ on: reply, positive: true, user }));
      await here.answerTo(said);
    };
    await say(1, ADMIN);
    await say(2, ADMIN);
    await say(0, COLLEAGUE);
    const tally = await store.feedback.tally();
    expect(tally.reduce((sum, { helpful }) => sum + helpful, 0)).toBe(2);
  });

  it('see at once what was set through another', async () => {
    const listen = async (replica: number, wish: string) => {
      const typed = { text: `listen ${wish}`, user: ADMIN, channel: RANDOM };
      return here.answerTo(await here.at(replica, () => here.slack.command(typed)));
    };
    const wonder = (replica: number) =>
      here.at(replica, () =>
        here.slack.message({ channel: RANDOM, text: 'what does a senior backend developer earn in berlin?' }),
      );
    expect((await listen(0, 'on')).text).toContain('I listen in this channel');
    expect(await answersTo([await wonder(1), await wonder(2)])).toEqual([1, 1]);
    expect((await listen(2, 'off')).text).toContain('I do not listen');
    const left = await wonder(0);
    await here.slack.settled(500);
    expect(here.inThread(left.ts)).toEqual([]);
  });

  it('let an admin order a digest through any of them', async () => {
    const desk = async (replica: number, typed: string) =>
      here.answerTo(
        await here.at(replica, () => here.slack.command({ typed: `digest ${typed}`, user: ADMIN })),
      );
    const proposal = await desk(0, 'every monday 9am berlin');
    const saved = await here.answerTo(
      await here.at(1, () => here.slack.pressButton({ on: proposal, label: 'Save', user: ADMIN })),
    );
    expect(saved.text).toContain('Saved as digest');
    expect((await desk(2, 'list')).text).toContain('Mondays at 09:00 Europe/Berlin');
  });

  it('follow a thread that another has opened, but take a fragment in it by itself', async () => {
    const follow = async (replica: number) => {
      const asked = await here.at(0, () => here.slack.mention({ text: 'senior in berlin' }));
      await here.slack.waitFor(() => here.inThread(asked.ts)[0], 'an answer');
      await here.at(replica, () => here.slack.message({ text: 'and in london?', thread_ts: asked.ts }));
      return here.slack.waitFor(() => here.inThread(asked.ts)[1], 'the next answer');
    };
    expect((await follow(0)).text).toMatch(/^Senior in London/);
    const elsewhere = (await follow(1)).text;
    expect(elsewhere).toContain('London');
    expect(elsewhere).not.toMatch(/^Senior in London/);
  });
});

describe('one of three replicas', () => {
  it('that is killed loses nothing of what Slack sends again', async () => {
    here.balancer.holdBackAt(2);
    const asking = askAtOnce(9);
    await here.balancer.heldBack(6);
    await here.bots[2]?.kill();
    const asked = await asking;
    expect(await sendAgain(asked)).toBe(6);
    expect(await answersTo(asked)).toEqual(once(asked));
    here.balancer.holdBackAt(-1);
    await here.restart(2);
  });

  it('that is stopped answers what it has taken, and the others answer the rest', async () => {
    const asked = askAtOnce(30);
    await here.slack.waitFor(() => here.slack.messages.length, 'a first answer');
    const ended = here.bots[1]?.stop();
    const more = askAtOnce(30);
    const all = [...(await asked), ...(await more)];
    await sendAgain(all);
    expect(await answersTo(all)).toEqual(once(all));
    expect(await ended).toBe(0);
    await here.restart(1);
  });

  it('that is started again takes its part of the work', async () => {
    const before = here.balancer.answered[1] ?? 0;
    const asked = await askAtOnce(3);
    expect(await answersTo(asked)).toEqual(once(asked));
    expect(here.balancer.answered[1]).toBe(before + 2);
  });
});
