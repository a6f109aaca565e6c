/** What people do with what the bot offers them: commands, buttons, menus, modals. */
import { ComponentType, InteractionType } from 'discord.js';
import type { AutocompleteDelivery, InteractionDelivery } from './delivery.ts';
import { fillCommand, findCommand, type OptionValue } from './fill-command.ts';
import { fillModal } from './fill-modal.ts';
import { findComponent, MENU_TYPES } from './find-component.ts';
import { type Asking, interact } from './interact.ts';
import { channelOf } from './places.ts';
import type { CreatedMessage, Payload, ShownModal } from './recording.ts';
import { showMessage } from './show-message.ts';
import { showMember, showUser } from './show-place.ts';
import { placeOf } from './speaking.ts';
import { textAt, type World } from './world.ts';

export interface CommandCall extends Asking {
  readonly name: string;
  readonly subcommand?: string;
  readonly group?: string;
  /** By name, in the type the option was registered with; a person, channel or role by id. */
  readonly options?: Readonly<Record<string, OptionValue>>;
}

/** The one component that is meant, by its id or by what it says. */
export interface Press {
  readonly message: CreatedMessage;
  readonly custom_id?: string;
  readonly label?: string;
  /** Whoever sees the message: the one it is ephemeral to, or the ordinary member unless told. */
  readonly user?: string;
  readonly locale?: string;
}

export interface Interacting {
  /**
   * `/name` as its user would send it, held to how it is registered. Waits until it is.
   *
   * @throws Error where Discord's own client would not send it: no such option, a required one left out, a value
   *   that does not fit, a place the command is not offered in, a member it is not offered to
   */
  command(call: CommandCall): Promise<InteractionDelivery>;
  /** Somebody types into the option `focused`, whose value so far is among `options`. */
  autocomplete(call: CommandCall & { readonly focused: string }): Promise<AutocompleteDelivery>;
  /** A command in a message's menu. */
  messageCommand(
    call: Asking & { readonly name: string; readonly message: { readonly id: string } },
  ): Promise<InteractionDelivery>;
  /** Presses a button. @throws Error for a link, a disabled button, an ephemeral message of somebody else */
  press(press: Press): Promise<InteractionDelivery>;
  /** Chooses options of a menu by their values. */
  choose(choice: Press & { readonly values: readonly string[] }): Promise<InteractionDelivery>;
  /**
   * Submits a modal with what was filled in, by custom_id; what is left out keeps its preset value.
   *
   * @throws Error where Discord's own client would not let it be sent
   */
  submitModal(submission: {
    readonly modal: ShownModal;
    readonly values: Readonly<Record<string, string | readonly string[]>>;
  }): Promise<InteractionDelivery>;
}

export function createInteracting(world: World): Interacting {
  const use = async (press: Press, types: readonly number[], more: Payload): Promise<InteractionDelivery> => {
    const { message, locale } = press;
    if (message.deleted) throw new Error('The message was deleted.');
    const user = press.user ?? message.ephemeralTo;
    if (message.ephemeralTo !== undefined && user !== message.ephemeralTo)
      throw new Error(`Only ${message.ephemeralTo} sees this message.`);
    const component = findComponent(message.components, press, types);
    const { type, custom_id } = component;
    const opener = world.interactions.byId(message.interaction ?? '');
    const asking = {
      channel: message.channel,
      installation: opener?.asking.installation ?? 'guild',
      ...(user === undefined ? {} : { user }),
      ...(locale === undefined ? {} : { locale }),
    };
    const data = { component_type: type, custom_id, id: component.id, ...more };
    return interact(world, { type: InteractionType.MessageComponent, data, asking, source: message });
  };

  return {
    async command(call) {
      const command = await findCommand(world, call.name, 1, placeOf(world, call).guild);
      const data = fillCommand(world, command, call);
      return interact(world, { type: InteractionType.ApplicationCommand, data, asking: call, command });
    },
    async autocomplete(call) {
      const command = await findCommand(world, call.name, 1, placeOf(world, call).guild);
      const data = fillCommand(world, command, call, call.focused);
      const type = InteractionType.ApplicationCommandAutocomplete;
      const delivery = await interact(world, { type, data, asking: call, command });
      const choices = world.interactions.byId(delivery.id)?.choices ?? [];
      const value = String(call.options?.[call.focused] ?? '');
      world.recorder.record('autocompletes', { command: call.name, focused: call.focused, value, choices });
      return { ...delivery, choices };
    },
    async messageCommand({ message, ...call }) {
      const found = world.allMessages.get(message.id);
      if (!found) throw new Error(`There is no message ${message.id}.`);
      const asking = { ...call, channel: found.channel };
      const { guild } = channelOf(world, found.channel);
      const command = await findCommand(world, call.name, 3, guild);
      const data = {
        id: command.id,
        name: command.name,
        type: 3,
        target_id: found.id,
        resolved: { messages: { [found.id]: showMessage(world, found) } },
      };
      return interact(world, { type: InteractionType.ApplicationCommand, data, asking, command });
    },
    press: (press) => use(press, [ComponentType.Button], {}),
    async choose({ values, ...press }) {
      const menu = findComponent(press.message.components, press, MENU_TYPES);
      return use(press, MENU_TYPES, { values, ...resolveChosen(world, menu, values) });
    },
    async submitModal({ modal, values }) {
      const components = fillModal(modal, values);
      const opener = world.interactions.byId(modal.interaction);
      return interact(world, {
        type: InteractionType.ModalSubmit,
        data: { custom_id: modal.custom_id, components, resolved: {} },
        asking: { user: modal.user, channel: modal.channel, ...(opener ? opener.asking : {}) },
        source: opener?.source,
      });
    },
  };
}

/** @throws Error where the menu does not offer a value, or not so many */
function resolveChosen(world: World, menu: Payload, values: readonly string[]): Payload {
  const { min_values: least = 1, max_values: most = 1 } = menu as Record<string, number>;
  if (values.length < least || values.length > most)
    throw new Error(`The menu takes ${least} to ${most} values, not ${values.length}.`);
  if (menu.type === ComponentType.StringSelect) {
    const offered = ((menu.options ?? []) as Payload[]).map((one) => textAt(one, 'value'));
    const strange = values.find((one) => !offered.includes(one));
    if (strange !== undefined) throw new Error(`No option ${strange}; there are ${offered.join(', ')}`);
    return {};
  }
  const people = values.flatMap((id) => world.people.get(id) ?? []);
  const users = Object.fromEntries(people.map((one) => [one.id, showUser(one)]));
  const members = Object.fromEntries(people.map((one) => [one.id, { ...showMember(), permissions: '0' }]));
  return { resolved: { users, members } };
}
