/** Finds the button, menu or input that a person means, in whatever the bot showed. */
import { ButtonStyle, ComponentType } from 'discord.js';
import { flatten, withIds } from './component-ids.ts';
import type { Payload } from './recording.ts';
import { textAt } from './world.ts';

export const MENU_TYPES: readonly number[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

export interface ComponentWanted {
  readonly custom_id?: string;
  readonly label?: string;
}

/** @throws Error listing what there is, unless exactly one usable component of one of the types matches */
export function findComponent(
  components: readonly Payload[],
  { custom_id, label }: ComponentWanted,
  types: readonly number[],
): Payload {
  const all = withIds(components)
    .flatMap(flatten)
    .filter(({ type }) => types.includes(Number(type)));
  const found = all.filter(
    (one) =>
      (custom_id === undefined || one.custom_id === custom_id) &&
      (label === undefined || labelOf(one) === label),
  );
  const [only] = found;
  if (!only || found.length > 1) {
    const there = all.map((one) => `${textAt(one, 'custom_id')} “${labelOf(one)}”`).join(', ');
    const wanted = JSON.stringify({ custom_id, label });
    throw new Error(`${found.length} of these match ${wanted}: ${there || 'nothing there'}`);
  }
  if (only.disabled === true) throw new Error(`“${labelOf(only)}” is disabled.`);
  if (only.style === ButtonStyle.Link) throw new Error(`“${labelOf(only)}” is a link, not a button.`);
  return only;
}

export function labelOf(component: Payload): string {
  return textAt(component, 'label') || textAt(component, 'placeholder');
}
