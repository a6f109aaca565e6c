/** An application command's limits that Discord documents, beyond what its schema says. */
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { BodyFault } from './check-body.ts';
import { findChoiceFaults } from './check-choices.ts';
import type { Payload } from './recording.ts';
import { payloadAt, payloadsAt, textAt } from './world.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MOST_IN_ALL = 8_000;
const MOST_OF_TYPE: Readonly<Record<number, number>> = { 1: 100, 2: 5, 3: 5 };

export function findCommandFaults(command: Payload): BodyFault[] {
  const type = Number(command.type ?? ApplicationCommandType.ChatInput);
  if (type !== ApplicationCommandType.ChatInput) {
    return ['description', 'options']
      .filter((key) => (Array.isArray(command[key]) ? command[key].length > 0 : Boolean(command[key])))
      .map((key) => ({ pointer: `/${key}`, message: 'Only chat input commands have this.' }));
  }
  const faults = [...findNameFaults(command, ''), ...findOptionFaults(command, '')];
  if (textAt(command, 'description') === '')
    faults.push({ pointer: '/description', message: 'This field is required' });
  if (lengthOf(command) > MOST_IN_ALL)
    faults.push({ pointer: '', message: `Command exceeds maximum size (${MOST_IN_ALL})` });
  return faults;
}

export function findCommandListFaults(list: Payload): BodyFault[] {
  const commands = Array.isArray(list) ? (list as Payload[]) : [];
  const faults = commands.flatMap((one, index) =>
    findCommandFaults(one).map((fault) => ({ ...fault, pointer: `/${index}${fault.pointer}` })),
  );
  const named = commands.map(({ type = 1, name }) => `${type} ${name}`);
  for (const [index, name] of named.entries())
    if (named.indexOf(name) !== index)
      faults.push({ pointer: `/${index}/name`, message: 'Application command names must be unique' });
  for (const [type, most] of Object.entries(MOST_OF_TYPE))
    if (commands.filter((one) => Number(one.type ?? 1) === Number(type)).length > most)
      faults.push({ pointer: '', message: `Maximum number of commands of type ${type} reached (${most}).` });
  return faults;
}

function findNameFaults(named: Payload, place: string): BodyFault[] {
  const names = Object.entries({ '': named.name, ...payloadAt(named, 'name_localizations') });
  return names.flatMap(([locale, name]) => {
    if (typeof name !== 'string' || (NAME.test(name) && name === name.toLowerCase())) return [];
    const pointer = locale === '' ? `${place}/name` : `${place}/name_localizations/${locale}`;
    return [{ pointer, message: 'Command name is invalid' }];
  });
}

function findOptionFaults(parent: Payload, place: string): BodyFault[] {
  const options = payloadsAt(parent, 'options');
  const names = options.map((one) => textAt(one, 'name'));
  const kinds = new Set(
    options.map(({ type }) => Number(type) <= ApplicationCommandOptionType.SubcommandGroup),
  );
  const mixed = {
    pointer: `${place}/options`,
    message: 'Sub-command options and option are mutually exclusive',
  };
  return [
    ...(kinds.size > 1 ? [mixed] : []),
    ...options.flatMap((option, index) => {
      const pointer = `${place}/options/${index}`;
      const found = [...findNameFaults(option, pointer), ...findOptionFaults(option, pointer)];
      found.push(...findChoiceFaults(option).map((one) => ({ ...one, pointer: pointer + one.pointer })));
      if (names.indexOf(names[index] ?? '') !== index)
        found.push({ pointer: `${pointer}/name`, message: 'Option name already exists' });
      if (option.required === true && options.slice(0, index).some((one) => isOptional(one)))
        found.push({
          pointer: `${pointer}/required`,
          message: 'Required options must be placed before non-required options',
        });
      if (option.autocomplete === true && payloadsAt(option, 'choices').length > 0)
        found.push({ pointer: `${pointer}/autocomplete`, message: 'Cannot be used with choices.' });
      return found;
    }),
  ];
}

function isOptional({ required, type }: Payload): boolean {
  return required !== true && Number(type) > ApplicationCommandOptionType.SubcommandGroup;
}

/** Names, descriptions and values, each counted in its longest translation. */
function lengthOf(part: Payload): number {
  const own = ['name', 'description'].reduce((sum, key) => {
    const all = [part[key], ...Object.values(payloadAt(part, `${key}_localizations`) ?? {})];
    return sum + Math.max(...all.map((one) => String(one ?? '').length));
  }, 0);
  const value = typeof part.value === 'string' ? part.value.length : 0;
  const inner = [...payloadsAt(part, 'options'), ...payloadsAt(part, 'choices')];
  return inner.reduce((sum, one) => sum + lengthOf(one), own + value);
}
