/** What arrives over Discord's gateway, spoilt in every way: the started bot lives on, and lets nobody be pinged. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { withBot, wordsOf } from '../platforms/discord/with-bot.ts';
import type { Delivery } from '../servers/discord/delivery.ts';
import { ADMIN } from '../servers/discord/places.ts';
import { faultsSince, markOf, newcomer, recordTemplates, renewed, restoreGuild } from './discord-burst.ts';
import { inBursts, spoiltInBursts } from './in-bursts.ts';
import { mutate } from './mutate.ts';
import { CANARY, MEGABYTE, markedTexts, slowTexts } from './nasty-texts.ts';

const here = withBot();
let templates: readonly Delivery[] = [];

beforeAll(async () => {
  templates = await recordTemplates(here);
});

/** After whatever happened: nothing that should not be seen was, and the next question is answered. */
async function expectWell(mark: ReturnType<typeof markOf>): Promise<void> {
  const answer = await here.ask('senior seattle', newcomer(here.discord));
  expect(wordsOf(answer)).toContain('$165,000');
  await here.discord.settled(50);
  expect(faultsSince(here, mark)).toEqual([]);
}
const well = { mark: () => markOf(here), expectWell };

describe('an event of Discord', () => {
  it('is of every kind among the templates', () => {
    const kinds = templates.map(({ event, payload }) => `${event} ${String(payload.type ?? '')}`.trim());
    expect([...new Set(kinds)].sort()).toMatchInlineSnapshot(`
      [
        "GUILD_CREATE",
        "GUILD_DELETE",
        "GUILD_UPDATE",
        "INTERACTION_CREATE 1",
        "INTERACTION_CREATE 2",
        "INTERACTION_CREATE 3",
        "INTERACTION_CREATE 4",
        "INTERACTION_CREATE 5",
        "MESSAGE_CREATE 0",
        "MESSAGE_DELETE",
        "MESSAGE_UPDATE 0",
        "THREAD_CREATE 11",
        "TYPING_START",
        "USER_UPDATE",
      ]
    `);
  });

  it('costs nobody else their answer, whatever is missing from it or wrong with it', async () => {
    const expectWellAfter: typeof expectWell = async (mark) => {
      await expectWell(mark);
      // An answer to what was spoilt goes where that came from: Discord may well refuse it.
      here.discord.faults.splice(0);
    };
    await spoiltInBursts(
      templates,
      { ...well, expectWell: expectWellAfter, size: 20, count: 12 },
      async (spoilt) => {
        for (const [template, mutations] of spoilt) {
          const fresh = renewed(here.discord, template);
          await here.discord.event(template.event, mutate(fresh, mutations));
        }
        await restoreGuild(here.discord);
      },
    );
  });

  it('may say anything: nobody is pinged, nothing is markup, and nothing of it is in the log', async () => {
    const said = fc.record({ way: fc.nat(1_000), text: markedTexts }, { noNullPrototype: true });
    await inBursts(said, { ...well, size: 30, count: 3 }, async (all) => {
      await Promise.all(
        all.map(({ way, text }) => {
          const user = newcomer(here.discord);
          const when = text.slice(0, 100);
          const ways = [
            () => here.discord.command({ name: 'salary', options: { query: text.slice(0, 200) }, user }),
            () => here.discord.command({ name: 'compare', options: { first: when, second: when }, user }),
            () => here.discord.command({ name: 'offer', options: { amount: when, place: when }, user }),
            () =>
              here.discord.command({
                name: 'digest',
                subcommand: 'create',
                options: { when },
                user: ADMIN,
              }),
            () => here.discord.mention({ text, user }),
            () => here.discord.directMessage({ text, user }),
          ];
          return ways[way % ways.length]?.();
        }),
      );
    });
    expect(here.bot.output()).not.toContain(CANARY);
  });

  it('may be a megabyte of whatever makes a reader slow', async () => {
    const command = templates.find(({ payload }) => payload.type === 2);
    const digest = templates.find(({ payload }) => JSON.stringify(payload).includes('"name":"digest"'));
    if (!command || !digest) throw new Error('Both are among the templates.');
    await inBursts(slowTexts(MEGABYTE), { ...well, size: 4, count: 4 }, async (texts) => {
      for (const text of texts) {
        await here.discord.mention({ text, user: newcomer(here.discord) });
        await here.discord.directMessage({ text, user: newcomer(here.discord) });
        for (const template of [command, digest]) {
          const fresh = renewed(here.discord, template);
          await here.discord.event('INTERACTION_CREATE', JSON.parse(withLongValues(fresh, text)));
        }
      }
    });
  });
});

/** Every option of a command is as long as that. */
function withLongValues(payload: unknown, text: string): string {
  return JSON.stringify(payload, (key, value: unknown) =>
    key === 'value' && typeof value === 'string' ? text : value,
  );
}

describe('a frame of the gateway', () => {
  it('may be anything at all', async () => {
    const deep = 100_000;
    const mark = markOf(here);
    const frames = [
      '{"op":0}',
      '{"op":0,"t":null,"s":null,"d":null}',
      '{"op":0,"t":"MESSAGE_CREATE","s":1,"d":null}',
      '{"op":0,"t":"INTERACTION_CREATE","s":1,"d":{}}',
      '{"op":0,"t":"__proto__","s":1,"d":{"__proto__":{"polluted":true}}}',
      '{"op":0,"t":"constructor","s":1,"d":{}}',
      '{"op":0,"t":"NO_SUCH_EVENT","s":1,"d":{"id":"1"}}',
      `{"op":0,"t":"MESSAGE_CREATE","s":1,"d":{"id":"1","content":${'['.repeat(deep)}${']'.repeat(deep)}}}`,
      '{"op":99}',
      '{"op":11}',
      '{}',
    ];
    for (const frame of frames) here.discord.sendFrame(frame);
    await here.discord.connected();
    await expectWell(mark);
  });
});
