/**
 * Whether Discord would take a body: its published schema (npm `discord-api-spec`), and its documented limits
 * where the schema is laxer. For testing renderers without a server, and for the local Discord to refuse with.
 */
import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandCreateRequestSchema,
  ApplicationCommandPatchRequestPartialSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  CreatePrivateChannelRequestSchema,
  CreateTextThreadWithMessageRequestSchema,
  CreateTextThreadWithoutMessageRequestSchema,
  IncomingWebhookInteractionRequestSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  InteractionApplicationCommandAutocompleteCallbackStringDataSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestDataSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { z } from 'zod';
import { findChoiceFaults } from './check-choices.ts';
import { findCommandFaults, findCommandListFaults } from './check-command.ts';
import { findMessageFaults } from './check-message.ts';
import { findModalFaults } from './check-modal.ts';
import { nameFaults } from './name-faults.ts';
import type { Payload } from './recording.ts';

export interface BodyFault {
  /** A JSON pointer from the body: `/components/0/components/1/label`. */
  readonly pointer: string;
  /** In Discord's words where Discord has any. */
  readonly message: string;
}

export type BodyKind =
  | 'message'
  | 'message edit'
  /** The message in an interaction's response or follow-up. */
  | 'response'
  | 'response edit'
  /** A whole interaction response: `{ type, data }`. */
  | 'callback'
  /** `{ custom_id, title, components }` */
  | 'modal'
  /** `{ choices }` */
  | 'autocomplete'
  | 'command'
  | 'command edit'
  /** The list that overwrites all commands. */
  | 'commands'
  | 'thread'
  | 'thread on a message'
  | 'direct message';

/** What is sent beside the body, or was attached before. */
export interface Attached {
  readonly files: readonly { readonly name: string; readonly size: number }[];
  /** What an edited message has: the names of its attachments, and its flags. */
  readonly kept?: { readonly names: readonly string[]; readonly flags: number };
}

/**
 * Everything Discord would refuse in this body; empty where it is right.
 *
 * @example findBodyFaults('message', { content: 'x'.repeat(2001) })
 * // [{ pointer: '/content', message: 'Must be 2000 or fewer in length.' }]
 */
export function findBodyFaults(
  kind: BodyKind,
  body: unknown,
  attached: Attached = { files: [] },
): BodyFault[] {
  const { schema, limits } = kind === 'callback' ? callbackCheck(body) : CHECKS[kind];
  const parsed = z.safeParse(schema, withPermissionsAsNumbers(body));
  const faults = parsed.success ? [] : nameFaults(parsed.error.issues, body);
  // The limits read what has the right shape at least at the top.
  const shaped = typeof body === 'object' && body !== null;
  const all = shaped && limits ? [...faults, ...limits(body as Payload, attached)] : faults;
  return all.filter((one, index) => all.findIndex(({ pointer }) => pointer === one.pointer) === index);
}

/** The schema wants a number where the documentation, and every client, has a string of bits. */
function withPermissionsAsNumbers(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withPermissionsAsNumbers);
  if (typeof body !== 'object' || body === null) return body;
  const { default_member_permissions: bits } = body as Payload;
  return typeof bits === 'string' && /^\d+$/.test(bits)
    ? { ...body, default_member_permissions: Number(bits) }
    : body;
}

interface Check {
  readonly schema: z.core.$ZodType;
  readonly limits?: (body: Payload, attached: Attached) => BodyFault[];
}

const editFaults = (body: Payload, attached: Attached): BodyFault[] =>
  findMessageFaults(body, attached, { edit: true });
const newFaults = (body: Payload, attached: Attached): BodyFault[] =>
  findMessageFaults(body, attached, { edit: false });

const CHECKS: Readonly<Record<Exclude<BodyKind, 'callback'>, Check>> = {
  message: { schema: MessageCreateRequestSchema, limits: newFaults },
  'message edit': { schema: MessageEditRequestPartialSchema, limits: editFaults },
  response: { schema: IncomingWebhookInteractionRequestSchema, limits: newFaults },
  'response edit': { schema: IncomingWebhookUpdateRequestPartialSchema, limits: editFaults },
  modal: { schema: ModalInteractionCallbackRequestDataSchema, limits: findModalFaults },
  autocomplete: {
    schema: InteractionApplicationCommandAutocompleteCallbackStringDataSchema,
    limits: findChoiceFaults,
  },
  command: { schema: ApplicationCommandCreateRequestSchema, limits: findCommandFaults },
  'command edit': {
    schema: ApplicationCommandPatchRequestPartialSchema,
    // What an edit leaves out stays as it is.
    limits: (body) => findCommandFaults({ description: 'as before', ...body }),
  },
  commands: { schema: z.array(ApplicationCommandUpdateRequestSchema), limits: findCommandListFaults },
  thread: { schema: CreateTextThreadWithoutMessageRequestSchema },
  'thread on a message': { schema: CreateTextThreadWithMessageRequestSchema },
  'direct message': { schema: CreatePrivateChannelRequestSchema },
};

function callbackCheck(body: unknown): Check {
  const type = Number(typeof body === 'object' && body ? Reflect.get(body, 'type') : undefined);
  const inData = (find: NonNullable<Check['limits']>): NonNullable<Check['limits']> => {
    return ({ data }, attached) =>
      find((typeof data === 'object' && data ? data : {}) as Payload, attached).map((one) => ({
        ...one,
        pointer: `/data${one.pointer}`,
      }));
  };
  const message = CreateMessageInteractionCallbackRequestSchema;
  const update = UpdateMessageInteractionCallbackRequestSchema;
  const modal = ModalInteractionCallbackRequestSchema;
  const choices = ApplicationCommandAutocompleteCallbackRequestSchema;
  const checks: Readonly<Record<number, Check>> = {
    4: { schema: message, limits: inData(newFaults) },
    5: { schema: message },
    6: { schema: update },
    7: { schema: update, limits: inData(editFaults) },
    8: { schema: choices, limits: inData(findChoiceFaults) },
    9: { schema: modal, limits: inData(findModalFaults) },
  };
  return checks[type] ?? { schema: z.object({ type: z.literal([4, 5, 6, 7, 8, 9]) }) };
}
