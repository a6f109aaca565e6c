/** Finds the button, menu or input that a person means, in whatever the app showed. */
import { withIds } from './post-message.ts';
import type { Payload, PostedMessage, ResponsePost, ShownView } from './recording.ts';
import { blocksAt, textAt } from './world.ts';

export type Shown = PostedMessage | ResponsePost | ShownView;

/** The message or view itself. @throws Error where a response URL's post made no message */
export function surfaceOf(on: Shown): PostedMessage | ShownView {
  if (!('body' in on)) return on;
  if (!on.message) throw new Error(`This response made no message: ${on.status} ${on.answer}`);
  return on.message;
}

export function blocksOf(surface: PostedMessage | ShownView): readonly Payload[] {
  return 'view' in surface ? blocksAt(surface.view) : withIds(surface.blocks);
}

export interface ElementWanted {
  readonly action_id?: string;
  readonly label?: string;
}

/** @throws Error listing what there is, unless exactly one element of one of the types matches */
export function findElement(
  blocks: readonly Payload[],
  { action_id, label }: ElementWanted,
  types: readonly string[],
): { readonly block: Payload; readonly element: Payload } {
  const all = blocks.flatMap((block) => elementsOf(block).map((element) => ({ block, element })));
  const usable = all.filter(({ element }) => types.includes(textAt(element, 'type')));
  const found = usable.filter(
    ({ element }) =>
      (action_id === undefined || element.action_id === action_id) &&
      (label === undefined || labelOf(element) === label),
  );
  const [only] = found;
  if (only && found.length === 1) return only;
  const there = usable.map(({ element }) => `${textAt(element, 'action_id')} “${labelOf(element)}”`);
  throw new Error(
    `${found.length} of these match ${JSON.stringify({ action_id, label })}: ${there.join(', ') || 'nothing there'}`,
  );
}

export function labelOf(element: Payload): string {
  const { text, placeholder } = element;
  const shown = text ?? placeholder;
  return typeof shown === 'object' && shown ? textAt(shown as Payload, 'text') : '';
}

function elementsOf(block: Payload): Payload[] {
  const { elements, accessory, element } = block;
  const list = ['actions', 'context_actions'].includes(String(block.type)) ? (elements as Payload[]) : [];
  return [
    ...list,
    ...[accessory, element].filter((one): one is Payload => typeof one === 'object' && one !== null),
  ];
}
