/** Every way in which somebody in Slack reaches the started bot, over Socket Mode. */
import { describe, expect, it } from 'vitest';
import { findPings } from '../../servers/slack/find-pings.ts';
import type { PostedMessage } from '../../servers/slack/recording.ts';
import { ASKER, COLLEAGUE, GENERAL } from '../../servers/slack/workspace.ts';
import { withBot } from './with-bot.ts';

const here = withBot();
const kinds = ({ blocks }: PostedMessage) => blocks.map(({ type }) => type);

describe('/salary', () => {
  it('answers the asker alone: headline, table, chart, notes, sources, what to ask next, feedback', async () => {
    const answer = await here.ask('senior seattle');
    expect(answer.ephemeralTo).toBe(ASKER);
    expect(kinds(answer)).toEqual([
      'context',
      'header',
      'table',
      'data_visualization',
      'context',
      'context',
      'actions',
      'context_actions',
    ]);
    expect(answer.text).toMatch(/^Senior in Seattle: no source joins the two\./);
    expect(answer.text).toContain('Backend Developer Salary Guide 2026');
  });

  it.each([
    ['help', 'I answer pay questions'],
    ['', 'There was no question'],
    ['compare seattle with boston', 'Seattle metro'],
    ['faq how do I negotiate?', 'Know the market'],
    ['faq', 'how do I negotiate?'],
    ['sources', 'ResumeGeni'],
    ['coverage', 'London'],
    ['offer 150k senior seattle', '$150,000'],
    ['digest every monday 9am berlin', 'admins'],
    ['toronto', 'Toronto'],
  ])('knows the words of “%s”', async (text, said) => {
    expect((await here.ask(text)).text).toContain(said);
  });

  it('reads what Slack escapes as it was typed', async () => {
    expect((await here.ask('senior &amp; staff in <#C0GENERAL|seattle>')).text).toContain('Seattle');
  });
});

describe('a mention in a channel', () => {
  it('is answered once, in a thread, where others can follow up without a mention', async () => {
    const asked = await here.slack.mention({ text: 'what does a senior earn in berlin?' });
    await here.slack.waitFor(() => here.inThread(asked.ts)[0], 'an answer in the thread');
    const followUp = await here.slack.message({
      text: 'and in london?',
      thread_ts: asked.ts,
      user: COLLEAGUE,
    });
    expect(followUp.inTime).toBe(true);
    const [first, second] = await here.slack.waitFor(
      () => here.inThread(asked.ts).length > 1 && here.inThread(asked.ts),
      'a second answer',
    );
    expect(first?.text).toMatch(/^Senior in Berlin/);
    expect(second?.text).toMatch(/^Senior in London/);
    await here.slack.settled(300);
    expect(here.inThread(asked.ts)).toHaveLength(2);
  });

  it('is answered in the thread it stands in', async () => {
    const root = await here.slack.message({ text: 'pay reviews are coming up' });
    await here.slack.mention({ text: 'senior london', thread_ts: root.ts });
    await here.slack.waitFor(() => here.inThread(root.ts)[0], 'an answer in that thread');
  });

  it('does not make it meddle: what is said to others, or is not for it, is left alone', async () => {
    const asked = await here.slack.mention({ text: 'staff in london' });
    await here.slack.waitFor(() => here.inThread(asked.ts)[0], 'an answer');
    await here.slack.message({
      text: `<@${COLLEAGUE}> what does a senior earn in berlin?`,
      thread_ts: asked.ts,
    });
    await here.slack.message({ text: 'lunch at noon?', thread_ts: asked.ts });
    const remarks = [
      'thanks!',
      'haha rust devs',
      'we are hiring a senior in boston',
      'ok I will talk to HR about a raise',
      'agreed, benefits matter more',
      '150k is crazy money',
    ];
    for (const text of remarks) await here.slack.message({ text, thread_ts: asked.ts });
    await here.slack.message({ text: 'what does a senior earn in berlin?' });
    await here.slack.settled(500);
    expect(here.inThread(asked.ts)).toHaveLength(1);
  });

  it('never unfurls, never notifies', async () => {
    const asked = await here.slack.mention({
      text: 'senior seattle <!channel> <!here> @here <@U0COLLEAGUE> https://example.com',
    });
    const answer = await here.slack.waitFor(() => here.inThread(asked.ts)[0], 'an answer');
    expect(answer.payload).toMatchObject({ unfurl_links: false, unfurl_media: false });
    expect(findPings(answer.payload)).toEqual({ pings: [], links: [] });
  });
});

describe('what nobody asked', () => {
  it('gets no answer: bots, edits, deletions, its own messages', async () => {
    const before = here.slack.messages.length;
    await here.slack.botMessage({ text: `<@${here.slack.workspace().botUserId}> senior seattle` });
    await here.slack.botMessage({ text: 'senior seattle', own: true });
    const said = await here.slack.message({ text: 'hello all' });
    await here.slack.edit(said, `<@${here.slack.workspace().botUserId}> senior seattle`);
    await here.slack.remove(said);
    await here.slack.settled(400);
    expect(here.slack.messages.length).toBe(before);
  });
});

describe('a direct message', () => {
  it('is answered in its thread, with a status while it works and a title', async () => {
    const asked = await here.slack.directMessage({ text: 'senior berlin' });
    const answer = await here.slack.waitFor(() => here.inThread(asked.ts)[0], 'an answer');
    expect(answer.ephemeralTo).toBeUndefined();
    await here.slack.waitFor(
      () => here.slack.calls.find(({ method }) => method === 'assistant.threads.setTitle'),
      'a title',
    );
    const extras = here.slack.calls.filter(
      ({ method, args }) => method.startsWith('assistant.') && args.thread_ts === asked.ts,
    );
    expect(extras.map(({ method, answer }) => [method, answer.ok])).toEqual([
      ['assistant.threads.setStatus', true],
      ['assistant.threads.setTitle', true],
    ]);
    await here.slack.directMessage({ text: 'and in london?', thread_ts: asked.ts });
    const second = await here.slack.waitFor(() => here.inThread(asked.ts)[1], 'a second answer');
    expect(second.text).toMatch(/^Senior in London/);
    const below = await here.slack.directMessage({ text: 'and in san francisco?' });
    const third = await here.slack.waitFor(() => here.inThread(below.ts)[0], 'an answer below');
    expect(third.text).toMatch(/^Senior in San Francisco/);
  });
});

describe('what only the command can do', () => {
  it.each([
    ['listen on', '/salary listen'],
    ['digest every monday', '/salary digest'],
    ['offer', '/salary offer'],
  ])('is told where it is said otherwise: “%s”', async (text, words) => {
    const asked = await here.slack.directMessage({ text });
    const said = await here.slack.waitFor(() => here.inThread(asked.ts)[0], 'a word');
    expect(said.text).toContain(words);
  });
});

describe('the assistant pane', () => {
  it('suggests questions, in the pane and in Messages', async () => {
    const opened = await here.slack.openAssistant({});
    await here.slack.waitFor(
      () =>
        here.slack.calls.find(
          ({ method, args }) => method.endsWith('setSuggestedPrompts') && args.thread_ts === opened.thread_ts,
        ),
      'prompts in the pane',
    );
    const before = here.slack.calls.length;
    await here.slack.openHome({ tab: 'messages' });
    const call = await here.slack.waitFor(
      () => here.slack.calls.slice(before).find(({ method }) => method.endsWith('setSuggestedPrompts')),
      'prompts in Messages',
    );
    expect(call.args.prompts).toContainEqual({ title: 'senior seattle', message: 'senior seattle' });
  });
});

describe('“Ask salary-bot about it”', () => {
  it('answers a message for the asker alone', async () => {
    const message = await here.slack.message({ text: 'does anybody know what a senior earns in berlin' });
    const asked = await here.slack.messageShortcut({
      callback_id: 'ask-about-this',
      message,
      user: COLLEAGUE,
    });
    const { message: answer } = await here.slack.waitFor(() => asked.responses[0], 'an answer');
    expect(answer?.ephemeralTo).toBe(COLLEAGUE);
    expect(answer?.text).toMatch(/^Senior in Berlin/);
  });

  it('says so where there are no words', async () => {
    const message = await here.slack.message({ text: '', channel: GENERAL });
    const asked = await here.slack.messageShortcut({ callback_id: 'ask-about-this', message });
    const { message: answer } = await here.slack.waitFor(() => asked.responses[0], 'an answer');
    expect(answer?.text).toContain('no words in that message');
  });
});
