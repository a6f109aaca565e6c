/** Connections come and go, in shards and with intents, and no event is lost with them; side by side, to be quick. */
import { type Client, GatewayIntentBits, type Message } from 'discord.js';
import { afterAll, expect, it } from 'vitest';
import { callRest } from './call-rest.ts';
import { type LocalDiscord, type LocalDiscordOptions, startLocalDiscord } from './local-discord.ts';
import { INTENTS, startClient } from './start-client.ts';

const started: (LocalDiscord | Client)[] = [];
afterAll(async () => {
  for (const one of started.splice(0).reverse()) await ('stop' in one ? one.stop() : one.destroy());
});

async function start(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const discord = await startLocalDiscord(options);
  started.push(discord);
  return discord;
}

interface Listening {
  readonly client: Client<true>;
  readonly heard: string[];
  hears(text: string): Promise<unknown>;
}

async function listen(
  discord: LocalDiscord,
  options: Parameters<typeof startClient>[2] = {},
): Promise<Listening> {
  const heard: string[] = [];
  const waiting = new Set<() => void>();
  const client = await startClient(
    discord,
    (one) =>
      one.on('messageCreate', ({ content }: Message) => {
        heard.push(content);
        for (const look of waiting) look();
      }),
    options,
  );
  started.push(client);
  const hears = (text: string) =>
    new Promise<void>((resolve) => {
      const look = (): void => {
        if (heard.includes(text)) resolve();
      };
      waiting.add(look);
      look();
    });
  return { client, heard, hears };
}

const say = (discord: LocalDiscord, text: string) => discord.directMessage({ text });

it.concurrent.each(['drop', 'reconnect', 'invalidate'])(
  'nothing is lost between %s and RESUME',
  async (how) => {
    const discord = await start();
    const { heard, hears } = await listen(discord);
    await say(discord, 'before');
    if (how === 'drop') discord.dropSockets();
    if (how === 'reconnect') discord.reconnect();
    if (how === 'invalidate') discord.invalidateSessions(true);
    await say(discord, 'between');
    await discord.waitFor(() => discord.handshakes.some(({ result }) => result === 'resumed'), 'RESUMED');
    await say(discord, 'after');
    await hears('after');
    expect(heard).toEqual(['before', 'between', 'after']);
  },
);

it.concurrent('a session that is over is identified anew', async () => {
  const discord = await start();
  const { hears } = await listen(discord);
  discord.invalidateSessions(false);
  await discord.waitFor(() => discord.handshakes.length === 2, 'IDENTIFY');
  expect(discord.handshakes).toMatchObject([
    { kind: 'identify', result: 'ready', session: 'session-1' },
    { kind: 'identify', result: 'ready', session: 'session-2' },
  ]);
  await say(discord, 'after');
  await hears('after');
});

it.concurrent('servers go to their shards, and direct messages to the first', async () => {
  const discord = await start({ guilds: 2, recommendedShards: 2 });
  const [first, second] = await Promise.all(
    [0, 1].map((shard) => listen(discord, { shards: [shard], shardCount: 2 })),
  );
  await discord.connected(2);
  const [even, odd] = [first, second].map((one) => [...(one?.client.guilds.cache.keys() ?? [])]);
  expect([even?.length, odd?.length]).toEqual([1, 1]);
  const sent = [
    await discord.mention({ text: 'even', guild: even?.[0] ?? '' }),
    await discord.mention({ text: 'odd', guild: odd?.[0] ?? '' }),
    await say(discord, 'direct'),
  ];
  expect(sent.map(({ shards }) => shards)).toEqual([[0], [1], [0]]);
  await Promise.all([first?.hears('direct'), second?.hears(sent[1]?.text ?? '')]);
  expect([first?.heard.length, second?.heard.length]).toEqual([2, 1]);
});

it.concurrent('a bot that asks for no shards gets those recommended', async () => {
  const discord = await start({ guilds: 2, recommendedShards: 2 });
  await listen(discord, { shards: 'auto' });
  expect(discord.connections().sort()).toEqual([0, 1]);
});

it.concurrent('an intent that is not switched on is disallowed', async () => {
  const discord = await start();
  const intents = [...INTENTS, GatewayIntentBits.MessageContent];
  await expect(startClient(discord, undefined, { intents })).rejects.toThrow('Used disallowed intents');
  expect(discord.handshakes).toMatchObject([{ result: 4014 }]);
});

it.concurrent('a token that is not valid is refused', async () => {
  const discord = await start();
  const { token } = discord;
  discord.token = 'another';
  await expect(startClient({ ...discord, token })).rejects.toThrow('An invalid token was provided');
});

it.concurrent('content is blank without its intent, unless it is said to the bot', async () => {
  const discord = await start();
  const { heard, hears } = await listen(discord);
  await discord.message({ text: 'to all' });
  const { text } = await discord.mention({ text: 'to the bot' });
  await hears(text);
  expect(heard).toEqual(['', text]);
  const open = await start({ grantedIntents: ['MessageContent'] });
  const second = await listen(open, { intents: [...INTENTS, GatewayIntentBits.MessageContent] });
  await open.message({ text: 'to all' });
  await second.hears('to all');
});

it.concurrent('events are sent to those who asked for them', async () => {
  const discord = await start();
  await listen(discord, { intents: [GatewayIntentBits.Guilds] });
  expect((await discord.message({ text: 'hi' })).shards).toEqual([]);
});

it.concurrent('the bot hears of the servers it joins and leaves, and of what people change', async () => {
  const discord = await start();
  const { client } = await listen(discord);
  const events: string[] = [];
  const left = new Promise((resolve) => client.on('guildDelete', resolve));
  for (const event of [
    'guildCreate',
    'guildDelete',
    'messageUpdate',
    'messageDelete',
    'threadCreate',
  ] as const)
    client.on(event, () => events.push(event));
  const guild = await discord.joinGuild();
  const said = await discord.mention({ text: 'hi', guild: guild.id });
  await discord.edit(said, 'bye');
  await discord.openThread({ name: 'About it', message: said });
  await discord.remove(said);
  await discord.removeFromGuild(guild.id);
  await left;
  expect(events).toEqual(['guildCreate', 'messageUpdate', 'threadCreate', 'messageDelete', 'guildDelete']);
});

it.concurrent('an interaction without a response in 3 seconds is unknown from then on', async () => {
  const discord = await start();
  const command = { name: 'salary', description: 'Pay' };
  await callRest(discord, `PUT /applications/${discord.applicationId}/commands`, [command]);
  const late = await discord.command({ name: 'salary' });
  expect(late).toMatchObject({ inTime: false, response: undefined, shards: [], messages: [] });
  const callback = `POST /interactions/${late.id}/${late.token}/callback`;
  const { status, answer } = await callRest(discord, callback, { type: 5 });
  expect([status, answer.code]).toEqual([404, 10062]);
});
