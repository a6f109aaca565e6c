/** Tells Discord the commands, at the start, if those it has are others: it limits how often that may be done. */
import { isDeepStrictEqual } from 'node:util';
import { DiscordAPIError, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { commands } from './commands.ts';
import { DiscordAccessError } from './connect.ts';

const bound = z
  .number()
  .nullish()
  .transform((number) => number ?? null);
const optionSchema = z.object({
  type: z.number(),
  name: z.string(),
  description: z.string(),
  required: z.boolean().default(false),
  autocomplete: z.boolean().default(false),
  min_length: bound,
  max_length: bound,
  min_value: bound,
  max_value: bound,
  channel_types: z.array(z.number()).nullish().transform(sorted),
  choices: z
    .array(z.object({ name: z.string(), value: z.string() }))
    .nullish()
    .transform((list) => list ?? []),
});
/** A subcommand has options of its own; groups of them we have none. */
const outerOptionSchema = optionSchema.extend({
  options: z
    .array(optionSchema)
    .nullish()
    .transform((list) => list ?? []),
});
/** What of a command is ours to decide, with Discord's defaults where nothing is said. */
const commandSchema = z.object({
  type: z.number().default(1),
  name: z.string(),
  description: z.string().default(''),
  options: z
    .array(outerOptionSchema)
    .nullish()
    .transform((list) => list ?? []),
  default_member_permissions: z
    .string()
    .nullish()
    .transform((bits) => bits ?? null),
  integration_types: z.array(z.number()).nullish().transform(sorted),
  contexts: z.array(z.number()).nullish().transform(sorted),
});
type Known = z.infer<typeof commandSchema>;

/**
 * @param guild in this server only, where they are there at once; otherwise everywhere
 * @returns whether anything had to be told
 * @throws DiscordAccessError where the bot is not in that server
 */
export async function registerCommands(
  rest: REST,
  application: string,
  guild: string | undefined,
): Promise<boolean> {
  const route =
    guild === undefined
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guild);
  const ours = commands.map((command) => inScope(command, guild));
  try {
    const known = z.array(commandSchema).parse(await rest.get(route));
    const wanted = z.array(commandSchema).parse(ours);
    if (isDeepStrictEqual(comparable(known, guild), comparable(wanted, guild))) return false;
    await rest.put(route, { body: ours });
    return true;
  } catch (cause) {
    if (guild === undefined || !(cause instanceof DiscordAPIError) || ![403, 404].includes(cause.status))
      throw cause;
    throw new DiscordAccessError(
      'The bot is not in the server of DISCORD_GUILD_ID. Invite it (npm run discord:invite), or unset DISCORD_GUILD_ID.',
      { cause },
    );
  }
}

/** Where a command may be used is decided for all servers at once; one server has no say in it. */
function inScope<T extends { integration_types?: unknown; contexts?: unknown }>(
  command: T,
  guild: string | undefined,
) {
  const { integration_types, contexts, ...rest } = command;
  return guild === undefined ? { ...rest, integration_types, contexts } : rest;
}

function comparable(known: readonly Known[], guild: string | undefined) {
  const byName = (a: Known, b: Known) => (`${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1);
  return [...known].sort(byName).map((command) => inScope(command, guild));
}

function sorted(list: readonly number[] | null | undefined): number[] {
  return [...(list ?? [])].sort((a, b) => a - b);
}
