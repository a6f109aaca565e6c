/** A command's data as its user filled it in, held to how the bot registered it. */
import { ApplicationCommandOptionType as Type } from 'discord.js';
import { channelOf, personOf } from './places.ts';
import type { Payload } from './recording.ts';
import { showChannel, showMember, showUser } from './show-place.ts';
import { type Place, placeOf } from './speaking.ts';
import { payloadsAt, type RegisteredCommand, textAt, type World } from './world.ts';

export type OptionValue = string | number | boolean;

interface Filled extends Place {
  readonly subcommand?: string;
  readonly group?: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
}

/** Waits until it is registered, for everywhere or for this server. */
export function findCommand(
  world: World,
  name: string,
  type: number,
  guild: string | undefined,
): Promise<RegisteredCommand> {
  const fits = (one: RegisteredCommand): boolean => one.name === name && one.type === type;
  return world.recorder.waitFor(
    () =>
      world.commands.find((one) => fits(one) && one.guild !== undefined && one.guild === guild) ??
      world.commands.find((one) => fits(one) && one.guild === undefined),
    `the command ${name} to be registered`,
  );
}

/** @throws Error where Discord's own client would not send it */
export function fillCommand(
  world: World,
  command: RegisteredCommand,
  call: Filled,
  focused?: string,
): Payload {
  const { subcommand, group, options = {} } = call;
  const resolved: Record<string, Record<string, Payload>> = {};
  const path = [group, subcommand].filter((one) => one !== undefined);
  const fill = (registered: readonly Payload[], rest: readonly string[]): Payload[] => {
    const [next, ...after] = rest;
    if (next !== undefined) {
      const found = registered.find((one) => one.name === next && Number(one.type) <= Type.SubcommandGroup);
      if (!found) throw new Error(`/${command.name} has no subcommand ${next}.`);
      return [{ type: found.type, name: next, options: fill(payloadsAt(found, 'options'), after) }];
    }
    checkChannels(world, registered, options, placeOf(world, call).guild);
    return fillOptions(world, command, registered, options, focused, resolved);
  };
  const filled = fill(payloadsAt(command.payload, 'options'), path);
  const { id, name, type, guild } = command;
  return {
    id,
    name,
    type,
    ...(guild === undefined ? {} : { guild_id: guild }),
    ...(filled.length > 0 ? { options: filled } : {}),
    ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
  };
}

function fillOptions(
  world: World,
  command: RegisteredCommand,
  registered: readonly Payload[],
  options: Readonly<Record<string, OptionValue>>,
  focused: string | undefined,
  resolved: Record<string, Record<string, Payload>>,
): Payload[] {
  const names = registered.map((one) => textAt(one, 'name'));
  const strange = [...Object.keys(options), ...(focused === undefined ? [] : [focused])].find(
    (one) => !names.includes(one),
  );
  if (strange !== undefined)
    throw new Error(`/${command.name} has no option ${strange}, only ${names.join(', ') || 'none'}.`);
  return registered.flatMap((option) => {
    const name = textAt(option, 'name');
    const type = Number(option.type);
    if (type <= Type.SubcommandGroup)
      throw new Error(`/${command.name} needs one of its subcommands: ${name}.`);
    const value = options[name] ?? (name === focused ? '' : undefined);
    if (value === undefined) {
      if (option.required === true && focused === undefined)
        throw new Error(`/${command.name} needs the option ${name}.`);
      return [];
    }
    if (name === focused) {
      if (option.autocomplete !== true) throw new Error(`The option ${name} has no autocomplete.`);
      return [{ name, type, value: String(value), focused: true }];
    }
    checkValue(option, value);
    resolve(world, type, String(value), resolved);
    return [{ name, type, value }];
  });
}

function checkValue(option: Payload, value: OptionValue): void {
  const name = textAt(option, 'name');
  const wanted = TYPES[Number(option.type)] ?? 'string';
  const wrong = `The option ${name} does not take ${JSON.stringify(value)}`;
  if (typeof value !== wanted) throw new Error(`${wrong}: it is a ${wanted}.`);
  if (option.type === Type.Integer && !Number.isInteger(value))
    throw new Error(`${wrong}: it is an integer.`);
  const choices = payloadsAt(option, 'choices');
  if (choices.length > 0 && !choices.some((one) => one.value === value))
    throw new Error(`${wrong}, only ${choices.map((one) => one.value).join(', ')}.`);
  const bounds = option as Record<string, number | undefined>;
  const size = typeof value === 'string' ? value.length : Number(value);
  const [least, most] =
    typeof value === 'string' ? [bounds.min_length, bounds.max_length] : [bounds.min_value, bounds.max_value];
  if (typeof value !== 'boolean' && (size < (least ?? size) || size > (most ?? size)))
    throw new Error(`${wrong}: ${least ?? 'any'} to ${most ?? 'any'}.`);
  if (value === '') throw new Error(`${wrong}: it is empty.`);
}

/** @throws Error for a channel of another server, or of a type that the option does not offer */
function checkChannels(
  world: World,
  registered: readonly Payload[],
  options: Readonly<Record<string, OptionValue>>,
  guild: string | undefined,
): void {
  for (const option of registered) {
    const chosen = options[textAt(option, 'name')];
    if (option.type !== Type.Channel || chosen === undefined) continue;
    const channel = channelOf(world, String(chosen));
    const types = (option.channel_types ?? []) as number[];
    if (channel.guild !== guild || (types.length > 0 && !types.includes(channel.type)))
      throw new Error(`The option ${option.name} does not offer the channel ${channel.name}.`);
  }
}

const TYPES: Readonly<Record<number, string>> = {
  [Type.Integer]: 'number',
  [Type.Number]: 'number',
  [Type.Boolean]: 'boolean',
};

function resolve(
  world: World,
  type: number,
  id: string,
  resolved: Record<string, Record<string, Payload>>,
): void {
  const add = (kind: string, shown: Payload): void => {
    resolved[kind] = { ...resolved[kind], [id]: shown };
  };
  if (type === Type.User || (type === Type.Mentionable && world.people.has(id))) {
    add('users', showUser(personOf(world, id)));
    add('members', { ...showMember(), permissions: '0' });
  }
  if (type === Type.Channel)
    add('channels', { ...showChannel(world, channelOf(world, id)), permissions: '0' });
}
