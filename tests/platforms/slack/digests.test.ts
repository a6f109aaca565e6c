/** Digests of the started bot: ordered by admins, kept over a restart, posted where they were ordered. */
import { afterEach, describe, expect, it } from 'vitest';
import { findPings } from '../../servers/slack/find-pings.ts';
import type { PostedMessage } from '../../servers/slack/recording.ts';
import {
  ADMIN,
  ASKER,
  COLLEAGUE,
  GENERAL,
  OUTSIDE,
  OWNER,
  PRIVATE,
  RANDOM,
} from '../../servers/slack/workspace.ts';
import { withBot } from './with-bot.ts';

const here = withBot({}, { SLACK_ADMINS: COLLEAGUE });

async function order(typed: string, user = ADMIN, channel = GENERAL): Promise<PostedMessage> {
  return here.answerTo(await here.slack.command({ typed: `digest ${typed}`, user, channel }));
}

const press = async (on: PostedMessage, label: string, user = ADMIN) =>
  here.answerTo(await here.slack.pressButton({ on, label, user }));

/** Orders one and saves it. @returns its number */
async function save(typed: string, channel = GENERAL): Promise<string> {
  const saved = await press(await order(typed, ADMIN, channel), 'Save');
  return /Saved as digest (\d+)/.exec(saved.text)?.[1] ?? `no number in ${saved.text}`;
}

const digests = () => here.slack.messages.filter(({ metadata }) => metadata !== undefined);

afterEach(() => {
  here.slack.channel(GENERAL).is_member = true;
});

describe('a digest', () => {
  it('is proposed, saved by a button, listed, and removed', async () => {
    const proposal = await order('every monday 9am berlin');
    expect(proposal.text).toContain('Mondays at 09:00 Europe/Berlin in <#C0GENERAL>');
    const saved = await press(proposal, 'Save');
    expect(saved).toMatchObject({ ts: proposal.ts, ephemeralTo: ADMIN });
    const [, number] = /Saved as digest (\d+)/.exec(saved.text) ?? [];
    expect((await order('list', OWNER)).text).toContain(`${number}. Mondays at 09:00 Europe/Berlin`);
    const removal = await order(`remove ${number}`);
    expect((await press(removal, 'Remove it')).text).toContain(`Digest ${number} is removed`);
    expect((await order('list')).text).toContain('no digest');
  });

  it('comes at the time of the admin’s own clock where no place is said', async () => {
    here.slack.user(ADMIN).tz = 'Asia/Tokyo';
    expect((await order('every monday 9am')).text).toContain('Asia/Tokyo');
  });

  it('goes to the channel that is named, which must let the bot in', async () => {
    expect((await order('every monday 9am berlin in #random')).text).toContain(`<#${RANDOM}>`);
    const outside = await order('every monday 9am berlin in #outside');
    expect(outside.text).toContain('/invite @salary-bot');
    here.slack.channel(OUTSIDE).is_member = true;
    expect((await order('every monday 9am berlin in #outside')).text).toContain(`<#${OUTSIDE}>`);
    here.slack.channel(OUTSIDE).is_member = false;
  });

  it('can be saved after a restart, and is kept over one', async () => {
    const proposal = await order('every friday 16:00 berlin', ADMIN, PRIVATE);
    await here.restart();
    expect((await press(proposal, 'Save')).text).toContain('Saved as digest');
    await here.restart();
    expect((await order('list')).text).toContain('Fridays at 16:00');
  });
});

describe('who may order', () => {
  it('are admins, owners and whoever the settings name', async () => {
    for (const user of [ADMIN, OWNER, COLLEAGUE])
      expect((await order('every monday 9am berlin', user)).text).toContain('Mondays');
    const told = await order('every monday 9am berlin', ASKER);
    expect(told).toMatchObject({ ephemeralTo: ASKER, text: expect.stringContaining('admins') });
  });

  it('is looked at again when a button is pressed', async () => {
    const proposal = await order('every tuesday 9am berlin', OWNER);
    const owner = here.slack.user(OWNER);
    Object.assign(owner, { is_admin: false, is_owner: false });
    expect((await press(proposal, 'Save', OWNER)).text).toContain('admins');
    expect((await order('list')).text).not.toContain('Tuesdays');
    Object.assign(owner, { is_admin: true, is_owner: true });
  });
});

describe('what is not understood', () => {
  it.each([
    ['no such day', 'every blursday'],
    ['no such time', 'every monday at 25:99'],
    ['hostile marks', '<#C0GENERAL> <!channel> @here <#> <#C1|<!here>>'],
    ['marks within marks', '&amp;lt;#C0GENERAL&amp;gt;'],
    ['a button with another zone', 'save new 0 9 * * 1 Nowhere/Else <#C0GENERAL>'],
    ['a button for every minute', 'save new * * * * * UTC <#C0GENERAL>'],
    ['no such digest', 'pause 999999'],
    ['a long text', 'x'.repeat(3_000)],
  ])('is told in words, and saves nothing: %s', async (_, typed) => {
    // Somebody who has not asked much yet.
    const before = (await order('list', OWNER)).text;
    const told = await order(typed, OWNER);
    expect(told.text.trim()).not.toBe('');
    expect(told.text).not.toContain('went wrong');
    expect(findPings(told.payload)).toEqual({ pings: [], links: [] });
    expect((await order('list', OWNER)).text).toBe(before);
  });
});

describe('sent now', () => {
  it('comes to its channel with its title, is known again, and can be asked on', async () => {
    const number = await save('every wednesday 9am berlin', RANDOM);
    const before = digests().length;
    expect((await order(`run ${number}`)).text).toContain('on its way');
    const digest = await here.slack.waitFor(() => digests()[before], 'the digest', 20_000);
    expect(digest).toMatchObject({ channel: RANDOM, ephemeralTo: undefined });
    expect(digest.text).toMatch(/^Market digest · \w{3} \d/);
    expect(findPings(digest.payload)).toEqual({ pings: [], links: [] });
    await here.slack.pressButton({ on: digest, action_id: 'ask:0', user: ASKER });
    await here.slack.waitFor(() => here.inThread(digest.ts)[0], 'an answer in its thread');
  });

  it('to a channel that lets the bot in no more tells whoever ordered it, with the cure', async () => {
    const number = await save('every thursday 9am berlin');
    const stop = here.slack.onCall('chat.postMessage', 'before', ({ channel }) => {
      if (channel === GENERAL) here.slack.channel(GENERAL).is_member = false;
    });
    await order(`run ${number}`);
    const told = await here.slack.waitFor(
      () => digests().find(({ channel }) => channel === `D${ADMIN.slice(1)}`),
      'a word to the admin',
      20_000,
    );
    stop();
    expect(told.text).toContain(`I could not post digest ${number}`);
    expect(told.text).toContain('/invite @salary-bot');
    here.slack.channel(GENERAL).is_member = true;
    expect((await order(`resume ${number}`)).text).toContain('goes on');
  });
});

describe('the Home tab', () => {
  it('lists them for admins, and for nobody else', async () => {
    await save('every monday 8am berlin');
    const home = async (user: string) => {
      const before = here.slack.views.length;
      await here.slack.openHome({ user });
      return JSON.stringify((await here.slack.waitFor(() => here.slack.views[before], 'Home')).view);
    };
    expect(await home(ADMIN)).toContain('Mondays at 08:00 Europe/Berlin');
    expect(await home(ASKER)).not.toContain('Mondays at 08:00');
  });
});
