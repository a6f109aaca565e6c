/** The limits of embeds: no empty ones, no empty fields, and 6,000 characters over all of a message. */
import type { BodyFault } from './check-body.ts';
import type { Payload } from './recording.ts';
import { payloadAt, payloadsAt, textAt } from './world.ts';

const LONGEST_AUTHOR = 256;
const MOST_IN_ALL = 6_000;
const PARTS = ['title', 'description', 'fields', 'image', 'thumbnail', 'footer', 'author', 'video', 'url'];

export function findEmbedFaults(embeds: readonly Payload[]): BodyFault[] {
  const faults = embeds.flatMap((embed, index) => findOne(embed, `/embeds/${index}`));
  if (embeds.reduce((sum, embed) => sum + lengthOf(embed), 0) > MOST_IN_ALL)
    faults.push({ pointer: '/embeds', message: `Embed size exceeds maximum size of ${MOST_IN_ALL}` });
  return faults;
}

function findOne(embed: Payload, pointer: string): BodyFault[] {
  const faults: BodyFault[] = [];
  const filled = (key: string): boolean =>
    Array.isArray(embed[key]) ? embed[key].length > 0 : Boolean(embed[key]);
  if (!PARTS.some(filled))
    faults.push({ pointer: `${pointer}/description`, message: 'This field is required' });
  for (const [index, field] of payloadsAt(embed, 'fields').entries())
    for (const key of ['name', 'value'])
      if (textAt(field, key).trim() === '')
        faults.push({ pointer: `${pointer}/fields/${index}/${key}`, message: 'This field is required' });
  if (textAt(payloadAt(embed, 'author') ?? {}, 'name').length > LONGEST_AUTHOR)
    faults.push({
      pointer: `${pointer}/author/name`,
      message: `Must be ${LONGEST_AUTHOR} or fewer in length.`,
    });
  return faults;
}

function lengthOf(embed: Payload): number {
  const texts = [
    textAt(embed, 'title'),
    textAt(embed, 'description'),
    textAt(payloadAt(embed, 'footer') ?? {}, 'text'),
    textAt(payloadAt(embed, 'author') ?? {}, 'name'),
    ...payloadsAt(embed, 'fields').flatMap((field) => [textAt(field, 'name'), textAt(field, 'value')]),
  ];
  return texts.reduce((sum, text) => sum + text.length, 0);
}
