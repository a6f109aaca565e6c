/** A message's limits that Discord documents, beyond what its schema says. */
import { MessageFlags } from 'discord.js';
import type { Attached, BodyFault } from './check-body.ts';
import { findComponentFaults } from './check-components.ts';
import { findEmbedFaults } from './check-embeds.ts';
import type { Payload } from './recording.ts';
import { payloadsAt, textAt } from './world.ts';

const LONGEST_CONTENT = 2_000;
const MOST_FILES = 10;
const LARGEST_FILE_BYTES = 10 * 1024 * 1024;

export function findMessageFaults(
  body: Payload,
  attached: Attached,
  { edit }: { readonly edit: boolean },
): BodyFault[] {
  const v2 = ((Number(body.flags ?? 0) | (attached.kept?.flags ?? 0)) & MessageFlags.IsComponentsV2) !== 0;
  const faults: BodyFault[] = [];
  if (textAt(body, 'content').length > LONGEST_CONTENT)
    faults.push({ pointer: '/content', message: `Must be ${LONGEST_CONTENT} or fewer in length.` });
  faults.push(...findEmbedFaults(payloadsAt(body, 'embeds')));
  faults.push(...findComponentFaults(payloadsAt(body, 'components'), v2));
  faults.push(...(v2 ? findMixed(body) : []));
  faults.push(...findFileFaults(body, attached));
  if (!edit && isEmpty(body, attached)) faults.push({ pointer: '', message: 'Cannot send an empty message' });
  return faults;
}

function findMixed(body: Payload): BodyFault[] {
  const mixed = ['content', 'embeds', 'poll', 'sticker_ids'].filter((key) => isFilled(body[key]));
  return mixed.map((key) => ({
    pointer: `/${key}`,
    message: `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
  }));
}

function findFileFaults(body: Payload, { files, kept }: Attached): BodyFault[] {
  const faults: BodyFault[] = [];
  const described = payloadsAt(body, 'attachments');
  if (files.length > MOST_FILES)
    faults.push({ pointer: '/attachments', message: `Must be ${MOST_FILES} or fewer in length.` });
  for (const { name, size } of files)
    if (size > LARGEST_FILE_BYTES)
      faults.push({
        pointer: '/attachments',
        message: `${name} is larger than ${LARGEST_FILE_BYTES} bytes.`,
      });
  const names = [
    ...files.map(({ name }) => name),
    ...described.map((one) => textAt(one, 'filename')),
    ...(kept?.names ?? []),
  ];
  for (const [pointer, name] of references({ embeds: body.embeds, components: body.components }, ''))
    if (!names.includes(name))
      faults.push({ pointer, message: `The referenced attachment "${name}" is not among those sent.` });
  return faults;
}

/** Every `attachment://name`, wherever it stands. */
function* references(node: unknown, pointer: string): Generator<[pointer: string, name: string]> {
  if (typeof node === 'string' && node.startsWith('attachment://'))
    yield [pointer, node.slice('attachment://'.length)];
  if (typeof node !== 'object' || node === null) return;
  for (const [key, child] of Object.entries(node)) yield* references(child, `${pointer}/${key}`);
}

function isEmpty(body: Payload, { files }: Attached): boolean {
  const parts = [body.embeds, body.components, body.sticker_ids, body.poll, files];
  return textAt(body, 'content').trim() === '' && !parts.some(isFilled);
}

function isFilled(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  return !Array.isArray(value) || value.length > 0;
}
