/** Tells Discord the commands, at the start, if those it has are others: it limits how often that may be done. */
import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { commands } from './commands.ts';

const knownSchema = z.array(z.looseObject({ name: z.string() }));

/**
 * @param guild in this server only, where they are there at once; otherwise everywhere
 * @returns whether anything had to be told
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
  const known = knownSchema.parse(await rest.get(route));
  const same =
    known.length === commands.length &&
    commands.every((command) =>
      isWithin(
        command,
        known.find(({ name }) => name === command.name),
      ),
    );
  if (!same) await rest.put(route, { body: commands });
  return !same;
}

/** Whether all that we say is so in what Discord has; what it adds of its own does not count. */
function isWithin(ours: unknown, theirs: unknown): boolean {
  if (Array.isArray(ours)) {
    return (
      Array.isArray(theirs) &&
      ours.length === theirs.length &&
      ours.every((one, i) => isWithin(one, theirs[i]))
    );
  }
  if (typeof ours !== 'object' || ours === null) return ours === theirs;
  return (
    typeof theirs === 'object' &&
    theirs !== null &&
    Object.entries(ours).every(([key, value]) => isWithin(value, (theirs as Record<string, unknown>)[key]))
  );
}
