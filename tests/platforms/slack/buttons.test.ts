/** What can be pressed under a reply of the started bot, before and after a restart. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { project } from '../../engine.ts';
import { findPings } from '../../servers/slack/find-pings.ts';
import { ASKER, COLLEAGUE, GENERAL, OUTSIDE } from '../../servers/slack/workspace.ts';
import { withBot } from './with-bot.ts';

const here = withBot();

describe('a follow-up', () => {
  it('of a private reply is answered in private, with what was asked above it', async () => {
    const reply = await here.ask('senior seattle');
    const next = await here.answerTo(await here.slack.pressButton({ on: reply, label: 'top metros' }));
    expect(next.ephemeralTo).toBe(ASKER);
    expect(next.blocks[0]).toMatchObject({ elements: [{ text: '› top metros' }] });
    expect(next.text).toMatch(/^Best paid metro/);
  });

  it('of a reply in a thread is answered there, and the thread goes on from it', async () => {
    const asked = await here.slack.mention({ text: 'senior in berlin' });
    const reply = await here.slack.waitFor(() => here.inThread(asked.ts)[0], 'an answer');
    const [label = ''] = labelsOf(reply.blocks);
    await here.slack.pressButton({ on: reply, label, user: COLLEAGUE });
    const next = await here.slack.waitFor(() => here.inThread(asked.ts)[1], 'the next answer');
    expect(next.blocks[0]).toMatchObject({ elements: [{ text: `› ${label}` }] });
  });

  it('works after a restart', async () => {
    const reply = await here.ask('senior seattle');
    await here.restart();
    const next = await here.answerTo(await here.slack.pressButton({ on: reply, label: 'top metros' }));
    expect(next.text).toMatch(/^Best paid metro/);
  });
});

describe('sharing', () => {
  it('shows the reply to the channel in the asker’s name, as words', async () => {
    const reply = await here.ask('senior seattle');
    const shared = await here.answerTo(await here.slack.pressButton({ on: reply, action_id: 'share' }));
    expect(shared).toMatchObject({ channel: GENERAL, ephemeralTo: undefined });
    expect(JSON.stringify(shared.blocks[0])).toContain('shared by @asker');
    expect(shared.text).toMatch(/Shared by @asker$/);
    expect(findPings(shared.payload).pings).toEqual([]);
    expect(JSON.stringify(shared.blocks)).not.toContain('Share to channel');
  });

  it('works where the bot is not a member', async () => {
    const asked = await here.slack.command({ text: 'senior seattle', channel: OUTSIDE });
    const reply = await here.answerTo(asked);
    const shared = await here.answerTo(await here.slack.pressButton({ on: reply, action_id: 'share' }));
    expect(shared).toMatchObject({ channel: OUTSIDE, ephemeralTo: undefined });
    const next = await here.answerTo(
      await here.slack.pressButton({ on: shared, label: 'top metros', user: COLLEAGUE }),
    );
    expect(next).toMatchObject({ thread_ts: shared.ts, ephemeralTo: undefined });
    const thanks = await here.answerTo(
      await here.slack.giveFeedback({ on: shared, positive: true, user: COLLEAGUE }),
    );
    expect(thanks.ephemeralTo).toBe(COLLEAGUE);
  });

  it('is not offered where there is nothing to share', async () => {
    expect(JSON.stringify((await here.ask('thanks')).blocks)).not.toContain('Share to channel');
  });

  it('happens once, however often it is pressed', async () => {
    const reply = await here.ask('staff in london');
    await here.answerTo(await here.slack.pressButton({ on: reply, action_id: 'share' }));
    const again = await here.answerTo(await here.slack.pressButton({ on: reply, action_id: 'share' }));
    expect(again).toMatchObject({ ephemeralTo: ASKER, text: 'This is shared already.' });
  });

  it('asks once more before an offer is shown', async () => {
    const reply = await here.ask('is 150k good for a senior in seattle?');
    expect(JSON.stringify(reply.blocks)).toContain('Share this offer?');
    expect(JSON.stringify((await here.ask('senior seattle')).blocks)).not.toContain('Share this offer?');
  });

  it('posts as a member where the response address has had its time', async () => {
    const reply = await here.ask('senior in berlin');
    here.slack.failNextResponse(404, 'expired_url');
    await here.slack.pressButton({ on: reply, action_id: 'share' });
    const shared = await here.slack.waitFor(
      () =>
        here.slack.messages.find(({ via, text }) => via === 'chat.postMessage' && text.includes('Shared by')),
      'a shared message',
    );
    expect(shared.channel).toBe(GENERAL);
  });
});

describe('feedback', () => {
  it('is thanked for in private, on private replies and in threads', async () => {
    const reply = await here.ask('senior seattle');
    const thanks = await here.answerTo(await here.slack.giveFeedback({ on: reply, positive: true }));
    expect(thanks).toMatchObject({ ephemeralTo: ASKER, text: 'Thank you. It is counted, not who said it.' });
    const asked = await here.slack.mention({ text: 'senior in berlin' });
    const public_ = await here.slack.waitFor(() => here.inThread(asked.ts)[0], 'an answer');
    await here.slack.giveFeedback({ on: public_, positive: false, user: COLLEAGUE });
    await here.slack.waitFor(
      () =>
        here.slack.messages.find(
          ({ ephemeralTo, text }) => ephemeralTo === COLLEAGUE && text.includes('counted'),
        ),
      'thanks',
    );
  });

  it('is counted by kind, for whoever runs the bot', () => {
    const environment = { ...process.env, DATABASE_URL: `file:${here.bot.folder}/store.db` };
    const out = execFileSync(process.execPath, [`${project}dist/main.js`, 'feedback'], { env: environment });
    expect(out.toString()).toContain('👎 1  👍 2  pay (answer)');
  });
});

function labelsOf(blocks: readonly Record<string, unknown>[]): string[] {
  const { elements = [] } = (blocks.find(({ type }) => type === 'actions') ?? {}) as {
    elements?: { text: { text: string } }[];
  };
  return elements.map(({ text }) => text.text);
}
