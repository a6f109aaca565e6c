/** How the started bot behaves when Slack or the people in it do not: load, repeats, refusals, markup. */
import Database from 'libsql';
import { afterEach, describe, expect, it } from 'vitest';
import { hostileTexts } from '../../hostile-texts.ts';
import { findPings } from '../../servers/slack/find-pings.ts';
import { ASKER, COLLEAGUE } from '../../servers/slack/workspace.ts';
import { withBot } from './with-bot.ts';

const here = withBot();

describe('under load', () => {
  it('acknowledges 200 commands at once in time and answers each once', async () => {
    const asked = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        here.slack.command({ text: i % 2 === 0 ? 'senior seattle' : 'top metros', user: `U0LOAD${i}` }),
      ),
    );
    expect(asked.filter(({ inTime }) => !inTime)).toEqual([]);
    await here.slack.waitFor(
      () => asked.every(({ responses }) => responses.length > 0),
      'all answers',
      20_000,
    );
    await here.slack.settled(300);
    expect(asked.map(({ responses }) => responses.length)).toEqual(asked.map(() => 1));
  });

  it('asks whoever asks too much to wait, privately and in words', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => here.ask('senior', 'U0HASTY')));
    const waits = answers.filter(({ text }) => /Please ask again in \d+ seconds|in a second/.test(text));
    expect(waits.length).toBeGreaterThan(0);
    expect(waits.length).toBeLessThan(20);
    expect((await here.ask('senior', ASKER)).text).toContain('Senior');
  });
});

describe('what Slack delivers again', () => {
  it('is answered once, also after a restart', async () => {
    const asked = await here.slack.mention({ text: 'senior in berlin' });
    await here.slack.waitFor(() => here.inThread(asked.ts)[0], 'an answer');
    await here.slack.redeliver(asked, { num: 1, reason: 'http_timeout' });
    for (const also of asked.also) await here.slack.redeliver(also, { num: 1, reason: 'http_timeout' });
    await here.restart();
    await here.slack.redeliver(asked, { num: 2, reason: 'http_timeout' });
    await here.slack.settled(400);
    expect(here.inThread(asked.ts)).toHaveLength(1);
  });

  it('is answered at last where the first answer failed', async () => {
    here.slack.failNext('chat.postMessage', 'internal_error');
    const asked = await here.slack.mention({ text: 'senior in london' });
    await here.slack.waitFor(
      () => here.slack.calls.find(({ answer }) => answer.error === 'internal_error'),
      'a refusal',
    );
    await here.slack.settled(200);
    expect(here.inThread(asked.ts).filter(({ ephemeralTo }) => !ephemeralTo)).toEqual([]);
    await here.slack.redeliver(asked);
    await here.slack.waitFor(
      () => here.inThread(asked.ts).find(({ ephemeralTo }) => !ephemeralTo),
      'an answer',
    );
  });
});

describe('a refusal of Slack', () => {
  afterEach(() => {
    here.slack.refusedBlockTypes = [];
    here.slack.explainsInvalidBlocks = true;
  });

  it.each([true, false])('of a block brings the same reply without it (explained: %s)', async (explained) => {
    await here.restart();
    here.slack.explainsInvalidBlocks = explained;
    here.slack.refusedBlockTypes = ['data_visualization', 'context_actions'];
    const asked = await here.slack.command({ text: 'senior seattle' });
    const post = await here.slack.waitFor(() => asked.responses.find(({ message }) => message), 'an answer');
    const kinds = post.message?.blocks.map(({ type }) => type) ?? [];
    expect(kinds).toContain('table');
    expect(kinds).not.toContain('data_visualization');
    expect(kinds.filter((kind) => kind === 'actions')).toHaveLength(2);
    // From then on the workspace is spared them.
    const again = await here.slack.command({ text: 'senior seattle' });
    await here.slack.waitFor(() => again.responses.find(({ message }) => message), 'an answer');
    const next = await here.slack.command({ text: 'senior seattle' });
    await here.slack.waitFor(() => next.responses[0], 'an answer');
    expect(next.responses[0]?.answer).toBe('ok');
    const mention = await here.slack.mention({ text: 'senior seattle' });
    await here.slack.waitFor(() => here.inThread(mention.ts)[0], 'an answer in a thread');
  });

  it('of tables brings the facts as a list, and of all blocks as text', async () => {
    await here.restart();
    here.slack.refusedBlockTypes = ['table'];
    const listed = await here.slack.mention({ text: 'senior seattle' });
    const list = await here.slack.waitFor(() => here.inThread(listed.ts)[0], 'an answer');
    expect(JSON.stringify(list.blocks)).toContain('rich_text_list');
    here.slack.refusedBlockTypes = [
      'header',
      'rich_text',
      'context',
      'actions',
      'context_actions',
      'table',
      'data_visualization',
    ];
    const plain = await here.slack.mention({ text: 'senior seattle' });
    const text = await here.slack.waitFor(() => here.inThread(plain.ts)[0], 'an answer');
    expect(text.blocks).toEqual([]);
    expect(text.text).toContain('$165,000');
  });

  it('by 429 is waited for, on both ways', async () => {
    here.slack.rateLimitNext('chat.postMessage', 1);
    const asked = await here.slack.mention({ text: 'senior in berlin' });
    await here.slack.waitFor(() => here.inThread(asked.ts)[0], 'an answer', 10_000);
    here.slack.failNextResponse(429, 'rate_limited');
    const command = await here.slack.command({ text: 'senior in berlin' });
    await here.slack.waitFor(
      () => command.responses.find(({ answer }) => answer === 'ok'),
      'an answer',
      10_000,
    );
    expect(command.responses).toHaveLength(2);
  });

  it('for good is told to the asker with an id that is in the log, without the question', async () => {
    here.slack.failNext('chat.postMessage', 'restricted_action');
    await here.slack.mention({ text: 'is 123456 good for a senior in berlin?', user: COLLEAGUE });
    const told = await here.slack.waitFor(
      () =>
        here.slack.messages.find(
          ({ ephemeralTo, text }) => ephemeralTo === COLLEAGUE && text.includes('went wrong'),
        ),
      'a word to the asker',
    );
    const id = /log is (\w+)/.exec(told.text)?.[1] ?? 'none';
    await here.bot.wrote(id);
    expect(here.bot.output()).toContain('restricted_action');
    expect(here.bot.output()).not.toContain('123456');
  });
});

describe('a socket', () => {
  it('dropped in the middle of an answer costs no answer and doubles none', async () => {
    const mention = here.slack.mention({ text: 'staff in london' });
    const command = here.slack.command({ text: 'staff in berlin' });
    here.slack.dropSockets();
    const [said, asked] = await Promise.all([mention, command]);
    await here.slack.waitFor(() => here.inThread(said.ts)[0], 'an answer in a thread', 20_000);
    await here.slack.waitFor(() => asked.responses[0], 'an answer', 20_000);
    await here.slack.settled(500);
    expect(here.inThread(said.ts)).toHaveLength(1);
    expect(asked.responses).toHaveLength(1);
  });

  it('that Slack asks to renew is renewed', async () => {
    here.slack.disconnect('refresh_requested');
    await here.slack.connected();
    expect((await here.ask('senior seattle')).text).toContain('Seattle');
  });
});

describe('while Slack is away', () => {
  it('the bot waits, and goes on where it left', async () => {
    here.slack.breakNext('apps.connections.open', 502, 2);
    here.slack.dropSockets();
    await here.slack.waitFor(
      () =>
        here.slack.calls.filter(({ method, status }) => method === 'apps.connections.open' && status === 502)
          .length === 2,
      'two tries in vain',
      30_000,
    );
    await here.slack.connected();
    expect((await here.ask('senior seattle')).text).toContain('Seattle');
  });

  it('no message is posted twice where Slack’s answer was lost', async () => {
    here.slack.loseNext('chat.postMessage');
    const asked = await here.slack.mention({ text: 'staff in london' });
    await here.slack.waitFor(() => here.inThread(asked.ts)[0], 'an answer');
    await here.slack.settled(1_500);
    expect(here.inThread(asked.ts).filter(({ ephemeralTo }) => !ephemeralTo)).toHaveLength(1);
  });
});

describe('while the store is out of reach', () => {
  it('everybody is answered, once, and forms open', async () => {
    const lock = new Database(`${here.bot.folder}/store.db`);
    lock.exec('begin exclusive');
    try {
      const asked = await here.slack.mention({ text: 'senior in berlin' });
      await here.slack.waitFor(() => here.inThread(asked.ts)[0], 'an answer');
      const before = here.slack.views.length;
      await Promise.all(Array.from({ length: 8 }, () => here.slack.command({ text: 'senior in london' })));
      const form = await here.slack.command({ text: 'offer' });
      expect(form.inTime).toBe(true);
      await here.slack.waitFor(() => here.slack.views[before], 'the form');
      await here.slack.settled(1_000);
      expect(here.inThread(asked.ts)).toHaveLength(1);
    } finally {
      lock.exec('rollback');
      lock.close();
    }
  });
});

describe('whatever is in a question', () => {
  it('pings nobody and renders no markup', async () => {
    const texts = [
      '<!channel> senior seattle <!here|here> @here @channel @everyone',
      'senior <@U0COLLEAGUE> in <!subteam^S012|@team> seattle',
      'senior seattle <https://evil.example|click>',
      '*senior* ~seattle~ `x` &lt;!channel&gt;',
      ...Object.values(hostileTexts).map((text) => text.slice(0, 3_000)),
    ];
    for (const [i, text] of texts.entries()) {
      const asked = await here.slack.command({ text, user: `U0HOSTILE${i}` });
      const answer = await here.answerTo(asked);
      expect(findPings(answer.payload)).toEqual({ pings: [], links: [] });
      // A button's value is shown to nobody: it is the question itself.
      const seen = JSON.stringify(answer.payload, (key, value) => (key === 'value' ? undefined : value));
      expect(seen).not.toMatch(/@(?:here|channel|everyone)\b/);
    }
  });
});

describe('the log', () => {
  it('holds no question, no token and no response address', async () => {
    await here.ask('is 98765 good for a senior in boston?');
    const log = here.bot.output();
    expect(log).not.toContain('98765');
    expect(log).not.toContain('boston');
    expect(log).not.toContain(here.slack.workspace().botToken);
    expect(log).not.toContain('response');
  });
});
