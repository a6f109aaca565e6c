/** A modal's limits that Discord documents, beyond what its schema says. */
import { ComponentType } from 'discord.js';
import type { BodyFault } from './check-body.ts';
import { findMenu, findTwice, type Placed, walk } from './check-components.ts';
import type { Payload } from './recording.ts';
import { payloadsAt, textAt } from './world.ts';

const MOST_COMPONENTS = 5;
const LONGEST_VALUE = 4_000;

export function findModalFaults(modal: Payload): BodyFault[] {
  const components = payloadsAt(modal, 'components');
  const all = components.flatMap((one, index) => [...walk(one, `/components/${index}`)]);
  const faults: BodyFault[] = [];
  if (components.length > MOST_COMPONENTS)
    faults.push({ pointer: '/components', message: `Must be ${MOST_COMPONENTS} or fewer in length.` });
  for (const placed of all) {
    const { type } = placed.component;
    if (type === ComponentType.ActionRow && payloadsAt(placed.component, 'components').length > 1)
      faults.push({ pointer: `${placed.pointer}/components`, message: 'Must be 1 or fewer in length.' });
    if (type === ComponentType.TextInput) faults.push(...findInput(placed));
    if (type === ComponentType.StringSelect) faults.push(...findMenu(placed));
  }
  return [...faults, ...findTwice(all)];
}

function findInput({ component, pointer }: Placed): BodyFault[] {
  const { min_length: least = 0, max_length: most = LONGEST_VALUE } = component as Record<string, number>;
  const value = textAt(component, 'value');
  const faults: BodyFault[] = [];
  const labelled = textAt(component, 'label') !== '';
  if (pointer.endsWith('/component') && labelled)
    faults.push({ pointer: `${pointer}/label`, message: 'Cannot be used in a label component.' });
  if (!pointer.endsWith('/component') && !labelled)
    faults.push({ pointer: `${pointer}/label`, message: 'This field is required' });
  if (least > most)
    faults.push({ pointer: `${pointer}/min_length`, message: 'Must not be greater than max_length.' });
  if (value.length > most || (value !== '' && value.length < least))
    faults.push({ pointer: `${pointer}/value`, message: `Must be between ${least} and ${most} in length.` });
  return faults;
}
