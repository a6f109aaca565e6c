/** Discord: what it delivers becomes questions, and replies become its messages. */
import { type Client, Events, type Interaction, REST } from 'discord.js';
import { atTheEdge, once, type Tell } from '../../chat/at-the-edge.ts';
import { describeFault } from '../../chat/describe-fault.ts';
import type { Platform } from '../../chat/platform.ts';
import { createRateLimit } from '../../chat/rate-limit.ts';
import type { Installations } from '../../chat/records.ts';
import { answerButton, answerOfferForm } from './answer-buttons.ts';
import { answerAboutMessage, answerCommand, autocomplete } from './answer-commands.ts';
import { answerMessage } from './answer-messages.ts';
import { createChartDrawer } from './charts/chart-drawer.ts';
import { type Connection, createClient, fetchApplication } from './connect.ts';
import { QUESTIONS_PER_CHANNEL, QUESTIONS_PER_PERSON } from './limits.ts';
import { NOT_GRANTED } from './listening.ts';
import { toMarkdown } from './markdown.ts';
import { registerCommands } from './register-commands.ts';
import { NOBODY, tell } from './respond.ts';
import type { Services } from './services.ts';

/** What the bot is given to work with on Discord. */
export interface DiscordOptions
  extends Pick<
    Services,
    'ask' | 'log' | 'answeredEvents' | 'channelSettings' | 'feedback' | 'catalogue' | 'now'
  > {
  readonly connection: Connection;
  readonly installations: Pick<Installations, 'forget'>;
}

/** @throws (from start) DiscordAccessError where Discord does not let the bot in */
export function createDiscord({ connection, installations, ...given }: DiscordOptions): Platform {
  const { log, now, channelSettings } = given;
  let client: Client | undefined;
  let leave = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const services: Services = {
    ...given,
    perPerson: createRateLimit(QUESTIONS_PER_PERSON, now),
    perChannel: createRateLimit(QUESTIONS_PER_CHANNEL, now),
    politeWords: createRateLimit(1, now),
    charts: createChartDrawer({
      report: (fault) => log.warn(describeFault(fault), 'a chart could not be drawn'),
    }),
    reconnect: () =>
      void reconnect().catch((fault: unknown) =>
        log.error(describeFault(fault), 'Discord could not be connected anew; the next start will'),
      ),
  };

  async function connect(): Promise<Client> {
    const { token, apiUrl, guild } = connection;
    const rest = new REST(apiUrl === undefined ? {} : { api: apiUrl }).setToken(token);
    const application = await fetchApplication(rest);
    const listens = await channelSettings.listensAnywhere('discord').catch((fault: unknown) => {
      log.warn(describeFault(fault), 'the store could not say whether to listen');
      return false;
    });
    if (listens && !application.mayReadMessages) log.warn({}, NOT_GRANTED);
    if (await registerCommands(rest, application.id, guild)) log.info({}, 'Discord was told the commands');
    const next = createClient(connection, listens && application.mayReadMessages);
    register(next, services);
    next.on(Events.GuildDelete, ({ id }) => {
      void atTheEdge(services, 'departure', silent, () => installations.forget('discord', id, now()));
    });
    const ready = new Promise((resolve) => next.once(Events.ClientReady, resolve));
    await next.login(token);
    await ready;
    log.info({ listens, servers: next.guilds.cache.size }, 'Discord is connected');
    return next;
  }

  /** The new connection first: for a moment both hear everything, and each event is answered once all the same. */
  async function reconnect(): Promise<void> {
    const before = client;
    client = await connect();
    await before?.destroy();
  }

  return {
    name: 'Discord',
    async start() {
      client = await connect();
      await left;
    },
    async stop() {
      await client?.destroy();
      leave();
    },
  };
}

const silent: Tell = async () => {};

function register(client: Client, services: Services): void {
  const { log } = services;
  client.on(Events.InteractionCreate, (interaction) => void onInteraction(interaction, services));
  client.on(Events.MessageCreate, (message) => {
    const say: Tell = async (text) => {
      await message.reply({ content: toMarkdown(text), allowedMentions: NOBODY });
    };
    // Whoever did not speak to the bot is not told of its faults.
    const spokenTo = !message.inGuild() || message.mentions.users.has(client.user?.id ?? '');
    void atTheEdge(services, 'message', spokenTo ? say : silent, () => answerMessage(message, services));
  });
  client.on(Events.Error, (fault) => log.error(describeFault(fault), 'an error of discord.js'));
  client.on(Events.ShardError, (fault, shard) =>
    log.warn({ shard, ...describeFault(fault) }, 'a connection broke'),
  );
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error({ shard, code }, 'Discord closed a connection for good'),
  );
}

async function onInteraction(interaction: Interaction, services: Services): Promise<void> {
  const say: Tell = interaction.isRepliable() ? (text) => tell(interaction, text) : silent;
  await atTheEdge(services, 'interaction', say, async () => {
    // Suggestions are asked for with every letter, and nothing comes of them.
    if (interaction.isAutocomplete()) return autocomplete(interaction, services);
    await once(services, `discord/interaction/${interaction.id}`, undefined, async () => {
      if (interaction.isChatInputCommand()) return answerCommand(interaction, services);
      if (interaction.isMessageContextMenuCommand()) return answerAboutMessage(interaction, services);
      if (interaction.isButton()) return answerButton(interaction, services);
      if (interaction.isModalSubmit()) return answerOfferForm(interaction, services);
    });
  });
}
