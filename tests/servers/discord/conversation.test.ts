/** A real discord.js client is asked and answers, by every way that people have. */
import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from './local-discord.ts';
import { ADMIN, ASKER, COLLEAGUE, GENERAL, RANDOM } from './places.ts';
import { startClient } from './start-client.ts';

let discord: LocalDiscord;
let client: Client<true>;

beforeAll(async () => {
  discord = await startLocalDiscord();
  client = await startClient(discord, (one) => {
    one.on('interactionCreate', answer);
    one.on('messageCreate', async (message) => {
      if (!message.author.bot && message.mentions.has(one.user))
        await message.reply({ content: `heard ${message.content}`, allowedMentions: NOBODY });
    });
  });
  await client.application.commands.set([
    {
      name: 'ask',
      description: 'Asks',
      options: [
        { name: 'how', description: 'How', type: ApplicationCommandOptionType.String, required: true },
        {
          name: 'where',
          description: 'Where',
          type: ApplicationCommandOptionType.String,
          autocomplete: true,
        },
      ],
    },
    { name: 'settings', description: 'Sets', defaultMemberPermissions: 'ManageGuild', options: [] },
    { name: 'About this', type: ApplicationCommandType.Message },
    { name: 'anywhere', description: 'Anywhere', integrationTypes: [1], contexts: [0, 1, 2] },
  ]);
});
afterAll(async () => {
  await client.destroy();
  await discord.stop();
});
afterEach(() => expect(discord.faults).toEqual([]));

const NOBODY = { parse: [], repliedUser: false };
const row = () =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder({ customId: 'share', label: 'Share', style: ButtonStyle.Primary }),
    new ButtonBuilder({ customId: 'form', label: 'Form', style: ButtonStyle.Secondary }),
    new ButtonBuilder({ customId: 'off', label: 'Off', style: ButtonStyle.Secondary, disabled: true }),
  );
const menu = () =>
  new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
    new StringSelectMenuBuilder({ customId: 'menu', options: [{ label: 'One', value: '1' }] }),
  );

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    return interaction.respond([{ name: `${typed}ttle`, value: 'Seattle' }]);
  }
  if (interaction.isModalSubmit()) {
    await interaction.reply({
      content: interaction.fields.getTextInputValue('pay'),
      allowedMentions: NOBODY,
    });
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply({ content: `about ${interaction.targetMessage.content}` });
  } else if (interaction.isChatInputCommand()) {
    if (interaction.options.getString('how') === 'slowly') {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const files = [{ attachment: Buffer.from('png'), name: 'chart.png', description: 'A chart' }];
      await interaction.editReply({ embeds: [{ image: { url: 'attachment://chart.png' } }], files });
      await interaction.followUp({ content: 'more', flags: MessageFlags.Ephemeral });
    } else await interaction.reply({ content: 'now', components: [row(), menu()] });
  } else if (interaction.isStringSelectMenu()) {
    await interaction.update({ content: `chose ${interaction.values[0]}`, components: [] });
  } else if (interaction.isButton() && interaction.customId === 'share') {
    await interaction.deferUpdate();
    await interaction.editReply({ content: 'shared' });
  } else if (interaction.isButton()) {
    const input = new TextInputBuilder({
      customId: 'pay',
      style: TextInputStyle.Short,
      label: 'Pay',
      maxLength: 9,
    });
    const inputs = new ActionRowBuilder<TextInputBuilder>().addComponents(input);
    await interaction.showModal(
      new ModalBuilder({ customId: 'offer', title: 'Offer' }).addComponents(inputs),
    );
  }
}

const ask = (how: string) => discord.command({ name: 'ask', options: { how } });

it('a command is answered where everybody sees it', async () => {
  const asked = await ask('now');
  expect(asked).toMatchObject({ inTime: true, response: 'message', ephemeral: false });
  expect(asked.messages).toMatchObject([{ content: 'now', channel: GENERAL, ephemeralTo: undefined }]);
});

it('a deferred response is seen once it is filled, by its user alone, with its file', async () => {
  const asked = await ask('slowly');
  expect(asked).toMatchObject({ response: 'deferred message', ephemeral: true });
  const [first, second] = await discord.waitFor(() => asked.messages.length === 2 && asked.messages, 'both');
  expect(first).toMatchObject({ ephemeralTo: ASKER, via: 'response', flags: 64 });
  expect(first?.attachments).toMatchObject([{ name: 'chart.png', size: 3, description: 'A chart' }]);
  expect(String(first?.attachments[0]?.bytes)).toBe('png');
  expect(second).toMatchObject({ content: 'more', via: 'follow-up', ephemeralTo: ASKER });
});

it('a button updates its message, and a menu does', async () => {
  const [message] = (await ask('now')).messages;
  if (!message) throw new Error('No message.');
  expect(await discord.press({ message, label: 'Share' })).toMatchObject({ response: 'deferred update' });
  await discord.waitFor(() => message.content === 'shared', 'the update');
  const chosen = await discord.choose({ message, custom_id: 'menu', values: ['1'] });
  expect(chosen).toMatchObject({ response: 'update', messages: [{ content: 'chose 1', components: [] }] });
});

it('what nobody could press or choose cannot be', async () => {
  const [message] = (await ask('now')).messages;
  if (!message) throw new Error('No message.');
  await expect(discord.press({ message, label: 'Off' })).rejects.toThrow('disabled');
  await expect(discord.press({ message, label: 'On' })).rejects.toThrow('0 of these match');
  await expect(discord.choose({ message, values: ['2'] })).rejects.toThrow('No option 2');
  const asked = await ask('slowly');
  const own = await discord.waitFor(() => asked.messages[0], 'the answer');
  await expect(discord.press({ message: own, user: COLLEAGUE })).rejects.toThrow('Only');
});

it('a modal is filled in within its limits, and answered', async () => {
  const [message] = (await ask('now')).messages;
  if (!message) throw new Error('No message.');
  const { modal } = await discord.press({ message, custom_id: 'form' });
  if (!modal) throw new Error('No modal.');
  expect(modal).toMatchObject({ title: 'Offer', user: ASKER });
  await expect(discord.submitModal({ modal, values: {} })).rejects.toThrow('required');
  await expect(discord.submitModal({ modal, values: { pay: '1234567890' } })).rejects.toThrow('0 to 9');
  expect((await discord.submitModal({ modal, values: { pay: '100k' } })).messages[0]?.content).toBe('100k');
});

it('autocompletion offers choices', async () => {
  const typed = await discord.autocomplete({ name: 'ask', focused: 'where', options: { where: 'Sea' } });
  expect(typed).toMatchObject({ inTime: true, choices: [{ name: 'Seattle', value: 'Seattle' }] });
});

it('a command is sent as it was registered, to whom it is offered', async () => {
  await expect(discord.command({ name: 'ask' })).rejects.toThrow('needs the option how');
  await expect(discord.command({ name: 'ask', options: { how: 1 } })).rejects.toThrow('it is a string');
  await expect(discord.command({ name: 'settings' })).rejects.toThrow('not offered to');
  expect(await discord.command({ name: 'settings', user: ADMIN })).toMatchObject({ inTime: true });
  await expect(discord.command({ name: 'settings', context: 'private' })).rejects.toThrow('not offered');
  expect(await discord.command({ name: 'settings', context: 'dm' })).toMatchObject({ inTime: true });
});

it('a mention, a direct message that mentions, and a command on a message are answered', async () => {
  const said = await discord.mention({ text: 'hi', channel: RANDOM });
  const reply = await discord.waitFor(() => said.replies[0], 'a reply');
  expect(reply).toMatchObject({ content: `heard ${said.text}`, via: 'channel', reference: said.id });
  const alone = await discord.directMessage({ text: `hi <@${discord.applicationId}>` });
  await discord.waitFor(() => alone.replies[0], 'a reply');
  const asked = await discord.messageCommand({ name: 'About this', message: said });
  expect(asked.messages[0]?.content).toBe(`about ${said.text}`);
});

it('a user who installed the bot asks it where it is not', async () => {
  await expect(discord.command({ name: 'anywhere' })).rejects.toThrow('not offered');
  const asked = await discord.command({ name: 'anywhere', context: 'private' });
  expect(asked).toMatchObject({
    inTime: true,
    payload: { context: 2, user: { id: ASKER }, authorizing_integration_owners: { 1: ASKER } },
  });
  expect(asked.payload).not.toHaveProperty('guild_id');
});
