/** Subcommands are sent as Discord's own client would send them: one of them, with what it was registered with. */
import { ApplicationCommandOptionType as Type } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callRest } from './call-rest.ts';
import { type LocalDiscord, startLocalDiscord } from './local-discord.ts';
import { BOT, channelId, GENERAL, RANDOM } from './places.ts';

let discord: LocalDiscord;
beforeAll(async () => {
  discord = await startLocalDiscord({ guilds: 2 });
  const number = { type: Type.Integer, name: 'number', description: 'Which', min_value: 1, max_value: 9 };
  const when = { type: Type.String, name: 'when', description: 'When', required: true, max_length: 10 };
  const channel = { type: Type.Channel, name: 'channel', description: 'Where', channel_types: [0, 5] };
  const sub = (name: string, options: object[]) => ({
    type: Type.Subcommand,
    name,
    description: name,
    options,
  });
  const command = {
    name: 'digest',
    description: 'Digests',
    options: [sub('create', [when, channel]), sub('list', []), sub('pause', [number])],
  };
  const { status } = await callRest(discord, `PUT /applications/${BOT}/commands`, [command]);
  expect(status).toBe(200);
});
afterAll(() => discord.stop());

it.each<[string | undefined, Record<string, string | number>, string]>([
  [undefined, {}, 'needs one of its subcommands'],
  ['stop', {}, 'has no subcommand stop'],
  ['create', {}, 'needs the option when'],
  ['create', { when: 'a very long time' }, '10'],
  ['list', { number: 1 }, 'no option number'],
  ['pause', { number: 0 }, '1 to 9'],
  ['pause', { number: 1.5 }, 'integer'],
  ['pause', { number: '1' }, 'it is a number'],
  ['create', { when: 'noon', channel: channelId(1, 1) }, 'does not offer the channel'],
])('/digest %s %o cannot be sent', async (subcommand, options, why) => {
  const call = { name: 'digest', options, ...(subcommand === undefined ? {} : { subcommand }) };
  await expect(discord.command(call)).rejects.toThrow(why);
});

it('a channel of a type that is not offered cannot be chosen', async () => {
  const { id } = await discord.openThread({ name: 'pay' });
  const options = { when: 'noon', channel: id };
  await expect(discord.command({ name: 'digest', subcommand: 'create', options })).rejects.toThrow(
    'does not offer the channel pay',
  );
});

it('what was filled in stands within its subcommand, with the channel beside it', async () => {
  const before = discord.deliveries.length;
  const options = { when: 'noon', channel: RANDOM };
  void discord.command({ name: 'digest', subcommand: 'create', options, channel: GENERAL });
  const { payload } = await discord.waitFor(() => discord.deliveries[before], 'the interaction');
  expect(payload.data).toMatchObject({
    name: 'digest',
    options: [
      {
        type: Type.Subcommand,
        name: 'create',
        options: [
          { name: 'when', type: Type.String, value: 'noon' },
          { name: 'channel', type: Type.Channel, value: RANDOM },
        ],
      },
    ],
    resolved: { channels: { [RANDOM]: { id: RANDOM, type: 0 } } },
  });
});
