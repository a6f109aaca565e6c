/** Admins at the desk: who may be there, what reaches it, and how its answers look in Slack. */
import { afterEach, describe, expect, it } from 'vitest';
import type { DeskAnswer } from '../../../src/chat/digest-desk.ts';
import { payReply } from '../../chat/build-reply.ts';
import { findPings } from '../../servers/slack/find-pings.ts';
import type { PostedMessage, ShownView } from '../../servers/slack/recording.ts';
import {
  ADMIN,
  ARCHIVED,
  ASKER,
  COLLEAGUE,
  directMessageWith,
  GENERAL,
  HIDDEN,
  OUTSIDE,
  OWNER,
  PRIVATE,
  RANDOM,
  SCOPES,
} from '../../servers/slack/workspace.ts';
import { withDesk } from './with-desk.ts';

const here = withDesk([COLLEAGUE]);

const SAVE = `save new 0 9 * * 1 Europe/Berlin <#${GENERAL}>`;
const PROPOSAL: DeskAnswer = {
  lines: [['Mondays at 09:00 in ', { channel: GENERAL }, '. Is that right?']],
  buttons: [
    { label: 'Yes, save it', line: SAVE, style: 'primary' },
    { label: 'Remove it', line: 'remove 1 yes', style: 'danger' },
  ],
};
const SAVED: DeskAnswer = { lines: [['Saved as digest 1: ', { command: 'pause 1' }]], buttons: [] };

async function order(typed: string, user = ADMIN, channel = GENERAL): Promise<PostedMessage> {
  return here.answerTo(await here.slack.command({ typed: `digest ${typed}`, user, channel }));
}

const shown = ({ view }: ShownView) => JSON.stringify(view.blocks);

afterEach(() => {
  here.slack.user(ADMIN).is_admin = true;
  here.slack.refusedBlockTypes = [];
  here.slack.workspace().scopes = [...SCOPES];
});

describe('/salary digest', () => {
  it('is answered for the admin alone: lines, buttons, and beneath them a digest as it would come', async () => {
    here.desk = () => ({ ...PROPOSAL, preview: payReply });
    const answer = await order('every monday 9am berlin');
    expect(answer.ephemeralTo).toBe(ADMIN);
    expect(answer.blocks.map(({ type }) => type)).toEqual([
      'rich_text',
      'actions',
      'header',
      'table',
      'data_visualization',
      'context',
      'context',
      'actions',
      'context_actions',
    ]);
    expect(answer.blocks[1]).toMatchObject({
      elements: [
        { text: { text: 'Yes, save it' }, style: 'primary', value: SAVE },
        { text: { text: 'Remove it' }, style: 'danger', value: 'remove 1 yes' },
      ],
    });
    expect(findPings(answer.payload)).toEqual({ pings: [], links: [] });
  });

  it.each([
    ['every monday in #random', `every monday in <#${RANDOM}>`],
    ['every monday 9am in #nowhere & <there>', 'every monday 9am in #nowhere & <there>'],
    [' list ', 'list'],
    ['', ''],
    ['every monday for @colleague <!channel>', 'every monday for @colleague <!channel>'],
  ])('reaches the desk as it was meant: “%s”', async (typed, line) => {
    await order(typed);
    expect(here.said.map((one) => one.line)).toEqual([line]);
  });

  it('tells the desk who is there, where, and in what zone', async () => {
    here.slack.user(ADMIN).tz = 'Europe/Berlin';
    await order('list', ADMIN, RANDOM);
    expect(here.said[0]?.visit).toMatchObject({
      platform: 'slack',
      workspace: 'T0001',
      channel: RANDOM,
      user: ADMIN,
      zone: 'Europe/Berlin',
    });
  });

  it('is for admins, owners and whoever the settings name; others are told plainly', async () => {
    here.desk = () => PROPOSAL;
    for (const user of [ADMIN, OWNER, COLLEAGUE])
      expect((await order('list', user)).text).toContain('Mondays');
    const told = await order('list', ASKER);
    expect(told).toMatchObject({ ephemeralTo: ASKER, text: expect.stringContaining('admins') });
    expect(here.said.map(({ visit }) => visit.user)).toEqual([ADMIN, OWNER, COLLEAGUE]);
  });

  it('is answered without the blocks that a workspace refuses', async () => {
    here.desk = () => ({ ...PROPOSAL, preview: payReply });
    here.slack.refusedBlockTypes = ['data_visualization', 'context_actions'];
    const kinds = (await order('preview')).blocks.map(({ type }) => type);
    expect(kinds).toContain('table');
    expect(kinds).not.toContain('data_visualization');
  });

  it('that fails is told with an id, and works the next time', async () => {
    here.desk = () => {
      throw new Error('The store is away.');
    };
    expect((await order('list')).text).toContain('went wrong');
    here.desk = () => SAVED;
    expect((await order('list')).text).toContain('Saved');
  });
});

describe('what keeps the bot from posting', () => {
  const obstacleIn = async (channel: string) => {
    await order('list');
    return here.said.at(-1)?.visit.obstacle(channel);
  };

  it.each([
    ['nothing', GENERAL, undefined],
    ['nothing, in private', PRIVATE, undefined],
    ['not being there', OUTSIDE, '/invite @salary-bot'],
    ['not seeing it', HIDDEN, '/invite @salary-bot'],
    ['an archive', ARCHIVED, 'archived'],
    ['a direct message', `D${ADMIN.slice(1)}`, 'go to channels'],
    ['no channel at all', ADMIN, 'go to channels'],
  ])('is told with its cure: %s', async (_, channel, words) => {
    directMessageWith(here.slack.workspace(), ADMIN);
    const told = await obstacleIn(channel);
    expect(told).toEqual(words === undefined ? undefined : expect.stringContaining(words));
  });

  it('names a missing scope', async () => {
    here.slack.workspace().scopes = SCOPES.filter((scope) => scope !== 'groups:read');
    expect(await obstacleIn(PRIVATE)).toContain('groups:read');
  });

  it('is not known while Slack is away', async () => {
    await order('list');
    here.slack.failNext('conversations.info', 'internal_error', 4);
    await expect(here.said.at(-1)?.visit.obstacle(GENERAL)).rejects.toThrow('internal_error');
  });
});

describe('a button', () => {
  const press = (on: PostedMessage, label: string, user = ADMIN) =>
    here.slack.pressButton({ on, label, user });

  it('says its line to the desk, and the answer takes the place of what was pressed', async () => {
    here.desk = (line) => (line === SAVE ? SAVED : PROPOSAL);
    const proposal = await order('every monday 9am berlin', ADMIN, RANDOM);
    const pressed = await press(proposal, 'Yes, save it');
    const answer = await here.answerTo(pressed);
    expect(here.said.at(-1)).toMatchObject({ line: SAVE, visit: { channel: RANDOM, user: ADMIN } });
    expect(answer).toMatchObject({ ts: proposal.ts, edits: 1, ephemeralTo: ADMIN });
    expect(answer.text).toBe('Saved as digest 1: /salary digest pause 1');
    expect(JSON.stringify(answer.blocks)).not.toContain('Yes, save it');
  });

  it('asks anew whether its presser is an admin', async () => {
    here.desk = () => PROPOSAL;
    const proposal = await order('every monday');
    here.slack.user(ADMIN).is_admin = false;
    const before = here.said.length;
    const told = await here.answerTo(await press(proposal, 'Yes, save it'));
    expect(told.text).toContain('admins');
    expect(here.said.length).toBe(before);
    expect(JSON.stringify(proposal.blocks)).toContain('Yes, save it');
  });

  it('pressed twice in a hurry, or delivered twice, is done once', async () => {
    here.desk = () => PROPOSAL;
    const proposal = await order('every monday');
    let answer = () => {};
    const waiting = new Promise<void>((resolve) => {
      answer = resolve;
    });
    here.desk = async () => {
      await waiting;
      return SAVED;
    };
    const first = await press(proposal, 'Yes, save it');
    const second = await press(proposal, 'Yes, save it');
    await here.slack.redeliver(first);
    await here.slack.settled(200);
    answer();
    await here.answerTo(first);
    await here.slack.settled(200);
    expect(here.said.map(({ line }) => line)).toEqual(['every monday', SAVE]);
    expect(second.responses).toEqual([]);
  });

  it('can be pressed again where it failed', async () => {
    here.desk = () => PROPOSAL;
    const proposal = await order('every monday');
    here.desk = () => {
      throw new Error('The store is away.');
    };
    const failed = await here.answerTo(await press(proposal, 'Yes, save it'));
    expect(failed.text).toContain('went wrong');
    expect(failed.ts).not.toBe(proposal.ts);
    here.desk = () => SAVED;
    const done = await here.answerTo(await press(proposal, 'Yes, save it'));
    expect(done.text).toContain('Saved');
  });
});

describe('the Home tab', () => {
  const homes = () => here.slack.views.filter(({ type }) => type === 'home');
  const openHome = async (user: string): Promise<ShownView> => {
    const before = homes().length;
    await here.slack.openHome({ user });
    return here.slack.waitFor(() => homes()[before], 'the Home tab');
  };

  it('lists the digests for admins, with how to set one up', async () => {
    here.desk = () => PROPOSAL;
    const home = shown(await openHome(ADMIN));
    expect(here.said).toMatchObject([{ line: 'list', visit: { user: ADMIN, zone: expect.any(String) } }]);
    expect(home).toContain('Mondays at 09:00');
    expect(home).toContain('with /salary digest in the channel');
    expect(shown(await openHome(ASKER))).not.toContain('/salary digest');
    expect(here.said).toHaveLength(1);
  });

  it('is shown without them while the store is away, or takes long', async () => {
    here.desk = () => Promise.reject(new Error('The store is away.'));
    expect(shown(await openHome(ADMIN))).toContain('For admins');
    here.desk = () => new Promise(() => {});
    const home = shown(await openHome(ADMIN));
    expect(home).toContain('For admins');
    expect(home).not.toContain('/salary digest');
  });

  it('answers its buttons in a modal, goes on in it, and shows what has changed', async () => {
    here.desk = (line) => (line === 'remove 1 yes' ? SAVED : PROPOSAL);
    const home = await openHome(ADMIN);
    const before = homes().length;
    await here.slack.pressButton({ on: home, label: 'Yes, save it' });
    const modal = await here.slack.waitFor(
      () =>
        here.slack.views.find(
          ({ via, view }) => via === 'views.update' && JSON.stringify(view).includes('Mondays'),
        ),
      'a modal',
    );
    await here.slack.waitFor(() => homes()[before], 'a new Home tab');
    await here.slack.pressButton({ on: modal, label: 'Remove it' });
    const next = await here.slack.waitFor(
      () =>
        here.slack.views.find(({ type, view }) => type === 'modal' && JSON.stringify(view).includes('Saved')),
      'the next answer',
    );
    expect(next.id).toBe(modal.id);
    await here.slack.waitFor(() => homes()[before + 1], 'a new Home tab');
    expect(here.said.find(({ line }) => line === 'remove 1 yes')?.visit.channel).toBe(ADMIN);
  });

  it('tells a fault in the modal', async () => {
    here.desk = () => PROPOSAL;
    const home = await openHome(ADMIN);
    here.desk = () => Promise.reject(new Error('The store is away.'));
    await here.slack.pressButton({ on: home, label: 'Yes, save it' });
    await here.slack.waitFor(
      () =>
        here.slack.views.find(
          ({ type, view }) => type === 'modal' && JSON.stringify(view).includes('went wrong'),
        ),
      'a word of it',
    );
  });
});

describe('said to the bot in a message', () => {
  it('a digest is not ordered: it is told where to type it', async () => {
    const asked = await here.slack.directMessage({ text: 'digest every monday 9am' });
    const told = await here.slack.waitFor(
      () => here.slack.messages.find(({ thread_ts }) => thread_ts === asked.ts),
      'a word',
    );
    expect(told.text).toContain('/salary digest');
    expect(here.said).toEqual([]);
  });
});
