/** A modal's state as its user filled it in, held to what Slack's own client demands before it sends it. */
import { findElement } from './find-element.ts';
import type { Payload } from './recording.ts';
import { blocksAt, textAt } from './world.ts';

/**
 * The `state.values` of a submission: block_id → action_id → value.
 *
 * @throws Error for an input that is not there, a required one left empty, an option or a number that cannot be
 */
export function fillModal(view: Payload, values: Readonly<Record<string, string>>): Payload {
  const inputs = blocksAt(view).filter(({ type }) => type === 'input');
  for (const action_id of Object.keys(values)) findElement(inputs, { action_id }, INPUTS);
  const state: Record<string, Record<string, Payload>> = {};
  for (const block of inputs) {
    const element = block.element as Payload;
    const actionId = textAt(element, 'action_id');
    const value = values[actionId] ?? initialOf(element);
    if (value === '' && block.optional !== true)
      throw new Error(`The modal's input ${actionId} is required.`);
    state[textAt(block, 'block_id')] = { [actionId]: stateOf(element, actionId, value) };
  }
  return state;
}

const INPUTS = ['plain_text_input', 'number_input', 'static_select', 'radio_buttons'];

function initialOf(element: Payload): string {
  return (
    textAt(element, 'initial_value') || textAt((element.initial_option as Payload | undefined) ?? {}, 'value')
  );
}

function stateOf(element: Payload, actionId: string, value: string): Payload {
  const type = textAt(element, 'type');
  if (type === 'static_select' || type === 'radio_buttons') {
    const option = value === '' ? null : optionOf(element, value);
    return { type, selected_option: option };
  }
  const longest = Number(element.max_length ?? 3_000);
  if (value.length > longest)
    throw new Error(`The modal's input ${actionId} takes at most ${longest} characters.`);
  if (type === 'number_input' && value !== '') checkNumber(element, actionId, value);
  return { type, value: value === '' ? null : value };
}

/** @throws Error where the menu has no option of this value */
export function optionOf(element: Payload, value: string): Payload {
  const groups = (element.option_groups as Payload[] | undefined) ?? [element];
  const options = groups.flatMap((group) => (group.options as Payload[] | undefined) ?? []);
  const found = options.find((option) => option.value === value);
  if (!found) throw new Error(`No option ${value}; there are ${options.map((one) => one.value).join(', ')}`);
  return found;
}

function checkNumber(element: Payload, actionId: string, value: string): void {
  const number = Number(value);
  const whole = element.is_decimal_allowed === true || Number.isInteger(number);
  const low = Number(element.min_value ?? Number.NEGATIVE_INFINITY);
  const high = Number(element.max_value ?? Number.POSITIVE_INFINITY);
  if (!whole || !(number >= low && number <= high))
    throw new Error(`The modal's input ${actionId} does not take ${value}.`);
}
