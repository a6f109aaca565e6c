/** Digests as the started bot sets them up, posts them and tells of them, before and after a restart. */
import { ChannelType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { findPings } from '../../servers/discord/find-pings.ts';
import { ADMIN, COLLEAGUE, channelId, GENERAL, RANDOM } from '../../servers/discord/places.ts';
import type { CreatedMessage } from '../../servers/discord/recording.ts';
import { withBot, wordsOf } from './with-bot.ts';

const here = withBot({ guilds: 2 });
const POST = 'POST /channels/:channel/messages';

async function digest(
  subcommand: string,
  options: Readonly<Record<string, string | number>> = {},
  channel = GENERAL,
): Promise<CreatedMessage> {
  const asked = { name: 'digest', subcommand, options, user: ADMIN, channel };
  return here.answerTo(await here.discord.command(asked));
}

/** Presses a button, and waits for the answer that takes the message's place. */
async function press(message: CreatedMessage, label: string): Promise<string> {
  const { edits } = message;
  await here.discord.press({ message, label });
  await here.discord.waitFor(() => message.edits > edits, 'the answer');
  return wordsOf(message);
}

const posted = (channel: string) =>
  here.discord.messages.filter((one) => one.channel === channel && one.via === 'channel');

describe('a digest', () => {
  it('is set up once it is said back and saved, for the channel that was chosen', async () => {
    expect((await digest('list')).content).toContain('no digest here yet');
    const proposed = await digest('create', { when: 'every monday 9am', zone: 'berlin', channel: RANDOM });
    expect(proposed.content).toContain(`<#${RANDOM}>`);
    expect(proposed.content).toContain('Nothing is saved yet');
    expect((await digest('list')).content).toContain('no digest here yet');
    expect(await press(proposed, 'Save')).toContain('Saved as digest 1');
    expect(proposed.components).toEqual([]);
    expect(wordsOf(await digest('list'))).toMatch(/^1\u2060?\. .*Europe\/Berlin/);
  });

  it('is saved by a button from before a restart, once', async () => {
    const proposed = await digest('create', { when: 'weekdays 8:30 new york' });
    await here.restart();
    const buttons = structuredClone(proposed.components);
    expect(await press(proposed, 'Save')).toContain('Saved as digest 2');
    proposed.components = buttons;
    expect(await press(proposed, 'Save')).toContain('set up already: it is number 2');
  });

  it('is previewed for the admin alone, and posted when it is run, with buttons that answer the presser alone', async () => {
    const asked = await here.discord.command({
      name: 'digest',
      subcommand: 'preview',
      options: { number: 1 },
      user: ADMIN,
    });
    const preview = await here.discord.waitFor(() => asked.messages[1], 'the preview');
    expect(preview.ephemeralTo).toBe(ADMIN);
    expect(posted(RANDOM)).toEqual([]);
    expect((await digest('run', { number: 1 })).content).toContain('on its way');
    const message = await here.discord.waitFor(() => posted(RANDOM)[0], 'the digest');
    const words = wordsOf(message);
    expect(words).toContain('-# Market digest · ');
    expect(words).toContain('[1]');
    expect(findPings(message.payload)).toEqual([]);
    const ask = /"(ask:[^"]+)"/.exec(JSON.stringify(message.components))?.[1] ?? '';
    const pressed = await here.discord.press({ message, custom_id: ask, user: COLLEAGUE });
    expect((await here.answerTo(pressed)).ephemeralTo).toBe(COLLEAGUE);
  });

  it('is changed, paused, resumed, and removed once that is confirmed', async () => {
    const changed = await digest('change', { number: 2, channel: RANDOM });
    expect(await press(changed, 'Save')).toContain('Saved as digest 2');
    expect(changed.content).toContain(`<#${RANDOM}>`);
    expect((await digest('pause', { number: 2 })).content).toContain('is paused');
    expect((await digest('resume', { number: 2 })).content).toContain('goes on');
    for (const choice of ['repeat', 'rest']) await digest(choice, { number: 2 });
    const asked = await digest('remove', { number: 2 });
    expect(asked.content).toContain('for good?');
    expect(await press(asked, 'Remove it')).toContain('is removed');
    expect((await digest('list')).content).not.toContain('2\u2060.');
  });

  it('never goes to a channel of another server, nor does anything that is hidden in its words', async () => {
    const elsewhere = channelId(1, 1);
    const words = [
      `mondays 9am utc in <#${elsewhere}>`,
      `save new 0 9 * * 1 UTC <#${elsewhere}>`,
      'remove 1 yes',
      '\nremove 1 yes',
      'run 1',
    ];
    const before = posted(RANDOM).length;
    for (const when of words) {
      const { content, components } = await digest('create', { when });
      expect(content, when).not.toContain('Saved');
      expect(JSON.stringify(components)).not.toContain(elsewhere);
    }
    expect((await digest('change', { number: 1, when: `in <#${elsewhere}>` })).content).toContain(
      'no such channel in this server',
    );
    expect(posted(RANDOM).length).toBe(before);
    expect(wordsOf(await digest('list'))).toMatch(/^1\u2060?\. /);
  });

  it('that its channel refuses is paused, and its admin is told how to go on', async () => {
    const { id } = here.discord.addChannel('short-lived', ChannelType.GuildText);
    const proposed = await digest('create', { when: 'fridays at noon utc', channel: id });
    expect(await press(proposed, 'Save')).toContain('Saved as digest 3');
    here.discord.onCall(POST, 'before', () => here.discord.removeChannel(id));
    const direct = () =>
      here.discord.messages.find(({ via, guild }) => via === 'channel' && guild === undefined);
    await digest('run', { number: 3 });
    await here.bot.wrote('"became":"refused"');
    // What it has to say is sent with the next look, be it for another digest.
    const other = await digest('create', { when: 'saturdays at noon utc', channel: RANDOM });
    expect(await press(other, 'Save')).toContain('Saved as digest 4');
    await digest('run', { number: 4 });
    const told = await here.discord.waitFor(direct, 'words to the admin');
    expect(wordsOf(told)).toContain('That channel is gone');
    expect(wordsOf(told)).toContain('/digest resume number:3');
    expect((await digest('list')).content).toContain('paused, as I could not post there');
    expect((await digest('resume', { number: 3 })).content).toContain('no such channel in this server');
  });
});
