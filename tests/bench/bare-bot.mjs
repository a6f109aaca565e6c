/**
 * The least a bot on the same two SDKs can be: it answers everything with "pong", or with replies that stand ready in a
 * file. What the bot itself costs is measured beside it. A program of its own, so that it starts as the built bot starts.
 */
import { readFileSync } from 'node:fs';
import { App, LogLevel } from '@slack/bolt';
import { Client, GatewayIntentBits, MessageFlags, Partials } from 'discord.js';

const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL, PORT } = process.env;
const { DISCORD_TOKEN, DISCORD_API_URL, REPLIES } = process.env;
/** By the question. */
const replies = REPLIES ? JSON.parse(readFileSync(REPLIES, 'utf8')) : {};

await Promise.all([slack(), discord()]);
process.on('SIGTERM', () => process.exit());
process.stdout.write('both are connected\n');

async function slack() {
  if (!SLACK_BOT_TOKEN) return;
  const app = new App({
    token: SLACK_BOT_TOKEN,
    ...(SLACK_APP_TOKEN
      ? { appToken: SLACK_APP_TOKEN, socketMode: true }
      : { signingSecret: SLACK_SIGNING_SECRET }),
    clientOptions: { slackApiUrl: SLACK_API_URL },
    logLevel: LogLevel.ERROR,
  });
  app.command(/^\//, async ({ ack, respond, command }) => {
    await ack();
    await respond(replies[command.text]?.slack ?? 'pong');
  });
  await app.start(Number(PORT));
}

async function discord() {
  if (!DISCORD_TOKEN) return;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: DISCORD_API_URL },
  });
  client.on('interactionCreate', (interaction) => {
    const ready = replies[interaction.options.getString('query')]?.discord;
    // One that came too late is no reason to end.
    interaction.reply(ready ?? { content: 'pong', flags: MessageFlags.Ephemeral }).catch(() => {});
  });
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(DISCORD_TOKEN);
  await ready;
}
