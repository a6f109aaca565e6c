/** The choices of autocompletion and of an option: 25, of 100 characters each. */
import type { BodyFault } from './check-body.ts';
import type { Payload } from './recording.ts';
import { payloadsAt, textAt } from './world.ts';

const MOST_CHOICES = 25;
const LONGEST = 100;

export function findChoiceFaults(body: Payload): BodyFault[] {
  const choices = payloadsAt(body, 'choices');
  const names = choices.map((one) => textAt(one, 'name'));
  const faults = choices.flatMap(({ name, value }, index) => {
    const place = `/choices/${index}`;
    const found: BodyFault[] = [];
    for (const [key, text] of Object.entries({ name, value }))
      if (typeof text === 'string' && (text.length > LONGEST || text.trim() === ''))
        found.push({ pointer: `${place}/${key}`, message: `Must be between 1 and ${LONGEST} in length.` });
    if (names.indexOf(names[index] ?? '') !== index)
      found.push({ pointer: `${place}/name`, message: 'Option choice names must be unique.' });
    return found;
  });
  if (choices.length > MOST_CHOICES)
    faults.push({ pointer: '/choices', message: `Must be ${MOST_CHOICES} or fewer in length.` });
  return faults;
}
