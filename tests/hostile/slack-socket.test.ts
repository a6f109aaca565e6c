/** What arrives over Slack's socket, spoilt in every way: the started bot lives on, and lets nobody be pinged. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { withBot } from '../platforms/slack/with-bot.ts';
import type { Delivery } from '../servers/slack/delivery.ts';
import { inBursts, spoiltInBursts } from './in-bursts.ts';
import { mutate } from './mutate.ts';
import { CANARY, MEGABYTE, markedTexts, slowTexts } from './nasty-texts.ts';
import { faultsSince, markOf, newcomer, recordTemplates, renewed } from './slack-burst.ts';

const here = withBot({}, { SLACK_ADMINS: 'U0ADMIN' });
let templates: readonly Delivery[] = [];

beforeAll(async () => {
  templates = await recordTemplates(here);
});

/** After whatever happened: nothing that should not be seen was, and the next question is answered. */
async function expectWell(mark: ReturnType<typeof markOf>): Promise<void> {
  const answer = await here.ask('senior seattle', newcomer(here.slack));
  expect(answer.text).toContain('$165,000');
  await here.slack.settled(50);
  expect(faultsSince(here, mark)).toEqual([]);
}
const well = { mark: () => markOf(here), expectWell };

describe('an event of Slack', () => {
  it('is of every kind among the templates', () => {
    const kinds = templates.map(({ type, payload }) => {
      const event = payload.event as { type?: string; subtype?: string } | undefined;
      return [type, event?.type ?? payload.type, event?.subtype].filter(Boolean).join(' ');
    });
    expect([...new Set(kinds)].sort()).toMatchInlineSnapshot(`
      [
        "events_api app_home_opened",
        "events_api app_mention",
        "events_api app_uninstalled",
        "events_api assistant_thread_started",
        "events_api channel_left",
        "events_api group_left",
        "events_api member_joined_channel",
        "events_api message",
        "events_api message bot_message",
        "events_api message message_changed",
        "events_api message message_deleted",
        "events_api tokens_revoked",
        "interactive block_actions",
        "interactive message_action",
        "interactive view_closed",
        "interactive view_submission",
        "slash_commands",
      ]
    `);
  });

  it('costs nobody else their answer, whatever is missing from it or wrong with it', async () => {
    await spoiltInBursts(templates, { ...well, size: 20, count: 12 }, async (spoilt) => {
      for (const [template, mutations] of spoilt) {
        const fresh = await renewed(here.slack, template);
        // Nobody waits for an acknowledgement: what cannot be read need not get one.
        void here.slack.redeliver({ ...template, payload: mutate(fresh, mutations) });
      }
    });
  });

  it('may say anything: nobody is pinged, nothing is a link, and nothing of it is in the log', async () => {
    const said = fc.record({ way: fc.nat(1_000), text: markedTexts });
    await inBursts(said, { ...well, size: 40, count: 3 }, async (all) => {
      await Promise.all(
        all.map(({ way, text }) => {
          const user = newcomer(here.slack);
          const ways = [
            () => here.slack.command({ text, user }),
            () => here.slack.command({ text: `digest ${text}`, user: 'U0ADMIN' }),
            () => here.slack.command({ text: `offer ${text}`, user }),
            () => here.slack.mention({ text, user }),
            () => here.slack.directMessage({ text, user }),
          ];
          return ways[way % ways.length]?.();
        }),
      );
    });
    expect(here.bot.output()).not.toContain(CANARY);
  });

  it('may be a megabyte of whatever makes a reader slow', async () => {
    await inBursts(slowTexts(MEGABYTE), { ...well, size: 4, count: 6 }, async (texts) => {
      for (const text of texts) {
        const user = newcomer(here.slack);
        const asked = await here.slack.command({ text, user });
        expect(asked.inTime).toBe(true);
        expect((await here.slack.directMessage({ text, user })).inTime).toBe(true);
        expect((await here.slack.command({ text: `digest ${text}`, user: 'U0ADMIN' })).inTime).toBe(true);
      }
    });
  });
});

describe('a frame of the socket', () => {
  it('may be anything at all', async () => {
    const deep = 100_000;
    const frames = [
      '',
      'null',
      '1',
      '"hello"',
      '[]',
      '{}',
      '{',
      '\0',
      '{"type":"slash_commands"}',
      '{"type":"events_api","envelope_id":"x"}',
      '{"type":"events_api","envelope_id":"x","payload":null}',
      '{"type":"events_api","envelope_id":{},"payload":{"event":null}}',
      '{"type":"interactive","envelope_id":"x","payload":[]}',
      '{"type":"__proto__","envelope_id":"x","payload":{"__proto__":{"polluted":true}}}',
      '{"type":"constructor","envelope_id":"x","payload":{}}',
      '{"type":"no such type","envelope_id":"x","payload":{"type":"x"}}',
      '{"type":"hello"}',
      '{"type":"hello","num_connections":"x"}',
      `{"type":"events_api","envelope_id":"x","payload":${'['.repeat(deep)}${']'.repeat(deep)}}`,
      `{"type":"slash_commands","envelope_id":"x","payload":{"command":"/salary","text":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}}}`,
    ];
    const mark = markOf(here);
    for (const frame of frames) here.slack.sendFrame(frame);
    await here.slack.connected();
    await expectWell(mark);
  });
});
