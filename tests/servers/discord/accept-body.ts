/** Takes a call's body, or refuses it as Discord does: 50035 with every fault at its place, recorded too. */
import { refuse } from './api-error.ts';
import { type Attached, type BodyFault, type BodyKind, findBodyFaults } from './check-body.ts';
import type { CreatedMessage, Payload } from './recording.ts';
import type { Request } from './route.ts';
import type { World } from './world.ts';

/** @throws ApiError 50035 or 50006 */
export function acceptBody(world: World, request: Request, kind: BodyKind, edited?: CreatedMessage): Payload {
  const { body = {}, files, route } = request;
  if (!world.examines) return body as Payload;
  const names = edited?.attachments.map(({ name }) => name) ?? [];
  const attached: Attached = { files, kept: { names, flags: edited?.flags ?? 0 } };
  refuseFaults(world, route, body, [
    ...findBodyFaults(kind, body, attached),
    ...findStrayIds(request, edited),
  ]);
  return body as Payload;
}

/** @throws ApiError where there are any */
export function refuseFaults(world: World, route: string, body: unknown, faults: readonly BodyFault[]): void {
  const [first] = faults;
  if (!first) return;
  world.recorder.record('faults', { route, body, faults });
  if (first.message === 'Cannot send an empty message') refuse(50006);
  refuse(50035, nest(faults));
}

/** Attachments that are described but neither sent nor there already. */
function findStrayIds({ body, keys }: Request, edited: CreatedMessage | undefined): BodyFault[] {
  const outer = (body ?? {}) as Payload;
  const inData = typeof outer.data === 'object' && outer.data !== null;
  const { attachments } = inData ? (outer.data as Payload) : outer;
  if (!Array.isArray(attachments)) return [];
  const known = [...keys, ...(edited?.attachments.map(({ id }) => id) ?? [])];
  return (attachments as Payload[]).flatMap(({ id }, index) =>
    known.includes(String(id))
      ? []
      : [
          {
            pointer: `${inData ? '/data' : ''}/attachments/${index}/id`,
            message: 'Attachment data not found',
          },
        ],
  );
}

/** `errors` as Discord nests it: by key, with `_errors` at each place. */
function nest(faults: readonly BodyFault[]): Payload {
  const root: Payload = {};
  for (const { pointer, message } of faults) {
    let node = root;
    for (const key of pointer.split('/').slice(1)) {
      node[key] ??= {};
      node = node[key] as Payload;
    }
    node._errors = [...((node._errors as Payload[] | undefined) ?? []), { code: codeOf(message), message }];
  }
  return root;
}

function codeOf(message: string): string {
  if (message.includes('required')) return 'BASE_TYPE_REQUIRED';
  if (message.includes('fewer in length')) return 'BASE_TYPE_MAX_LENGTH';
  if (message.includes('one of {')) return 'BASE_TYPE_CHOICES';
  return 'BASE_TYPE_INVALID';
}
