/** A modal as its user filled it in, held to what Discord's own client demands before it sends it. */
import { ComponentType } from 'discord.js';
import { flatten, withIds } from './component-ids.ts';
import type { Payload, ShownModal } from './recording.ts';
import { payloadAt, payloadsAt, textAt } from './world.ts';

/**
 * The submission's components: every input with its value.
 *
 * @throws Error for an input that is not there, a required one left empty, a text of the wrong length
 */
export function fillModal(
  modal: ShownModal,
  values: Readonly<Record<string, string | readonly string[]>>,
): Payload[] {
  const components = withIds(modal.components);
  const inputs = components.flatMap(flatten).filter((one) => textAt(one, 'custom_id') !== '');
  const known = inputs.map((one) => textAt(one, 'custom_id'));
  for (const name of Object.keys(values))
    if (!known.includes(name)) throw new Error(`The modal has no input ${name}, only ${known.join(', ')}.`);
  const submit = (component: Payload): Payload => {
    const { type, id } = component;
    const inner = payloadAt(component, 'component');
    if (inner) return { type, id, component: submit(inner) };
    if (type === ComponentType.ActionRow)
      return { type, id, components: payloadsAt(component, 'components').map(submit) };
    const name = textAt(component, 'custom_id');
    return name === ''
      ? { type, id }
      : { type, id, custom_id: name, ...submittedOf(component, values[name]) };
  };
  return components.map(submit);
}

function submittedOf(input: Payload, given: string | readonly string[] | undefined): Payload {
  const name = textAt(input, 'custom_id');
  const required = input.required !== false;
  if (input.type !== ComponentType.TextInput) {
    const chosen = given === undefined ? presetOf(input) : [given].flat();
    if (required && chosen.length === 0) throw new Error(`The modal's input ${name} is required.`);
    checkChosen(input, chosen);
    return { values: chosen };
  }
  const value = String(given ?? textAt(input, 'value'));
  const { min_length: least = 0, max_length: most = 4_000 } = input as Record<string, number>;
  if (required && value === '') throw new Error(`The modal's input ${name} is required.`);
  if (value !== '' && (value.length < least || value.length > most))
    throw new Error(`The modal's input ${name} takes ${least} to ${most} characters.`);
  return { value };
}

function presetOf(input: Payload): string[] {
  const preset = payloadsAt(input, 'options').filter((one) => one.default === true);
  return preset.map((one) => textAt(one, 'value'));
}

function checkChosen(input: Payload, chosen: readonly string[]): void {
  if (input.type !== ComponentType.StringSelect) return;
  const offered = payloadsAt(input, 'options').map((one) => textAt(one, 'value'));
  const strange = chosen.find((one) => !offered.includes(one));
  if (strange !== undefined) throw new Error(`No option ${strange}; there are ${offered.join(', ')}`);
}
