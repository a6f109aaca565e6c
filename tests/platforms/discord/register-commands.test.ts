/** Discord is told the commands where those it has are others, and not otherwise: it limits how often. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NO_METER } from '../../../src/chat/meter.ts';
import { createRest } from '../../../src/platforms/discord/connect.ts';
import { registerCommands } from '../../../src/platforms/discord/register-commands.ts';
import { type LocalDiscord, startLocalDiscord } from '../../servers/discord/local-discord.ts';
import { GUILD } from '../../servers/discord/places.ts';
import type { Payload } from '../../servers/discord/recording.ts';

let discord: LocalDiscord;
let tell: (guild?: string) => Promise<boolean>;
beforeAll(async () => {
  discord = await startLocalDiscord();
  const rest = createRest({ token: discord.token, apiUrl: discord.apiUrl }, NO_METER);
  tell = (guild) => registerCommands(rest, discord.applicationId, guild);
});
afterAll(async () => {
  await discord.stop();
  expect(discord.faults).toEqual([]);
});
beforeEach(() => tell());

/** Changes what Discord has of the option within the subcommand, which makes it another one. */
function change(subcommand: string, option: string, changes: Payload): void {
  const [digest] = discord.commands.filter(({ name, guild }) => name === 'digest' && guild === undefined);
  if (!digest) throw new Error('No command.');
  const named = (list: unknown, name: string) =>
    (list as Payload[]).find((one) => one.name === name) ?? ({} as Payload);
  const inner = named(named(digest.payload.options, subcommand).options, option);
  expect(inner.name).toBe(option);
  Object.assign(inner, changes);
}

describe('commands', () => {
  it('are told once, for everywhere and for a server', async () => {
    expect(await tell()).toBe(false);
    expect(await tell(GUILD)).toBe(true);
    expect(await tell(GUILD)).toBe(false);
  });

  it('are the same whatever Discord adds, leaves out or orders anew', async () => {
    change('pause', 'number', { required: false, name_localizations: null });
    change('create', 'channel', { channel_types: [5, 0], required: false });
    change('create', 'when', { autocomplete: false, choices: [] });
    expect(await tell()).toBe(false);
  });

  it.each<[string, string, Payload]>([
    ['pause', 'number', { min_value: 0 }],
    ['change', 'number', { max_value: 3 }],
    ['change', 'number', { required: false }],
    ['create', 'channel', { channel_types: [0] }],
    ['create', 'when', { max_length: 3 }],
    ['create', 'when', { description: 'Another' }],
    ['rest', 'number', { name: 'which' }],
  ])('are told anew where %s %s is %o', async (subcommand, option, changes) => {
    change(subcommand, option, changes);
    expect(await tell()).toBe(true);
    expect(await tell()).toBe(false);
  });
});
