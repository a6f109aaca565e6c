/** Refusals as Discord words them: an HTTP status, a code of its own, and for bodies what is wrong where. */
import type { Payload } from './recording.ts';

export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: Payload | undefined;

  constructor(code: number, errors?: Payload) {
    const [status, message] = KNOWN[code] ?? [400, `Error ${code}`];
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

/** @throws ApiError always */
export function refuse(code: number, errors?: Payload): never {
  throw new ApiError(code, errors);
}

const KNOWN: Readonly<Record<number, readonly [status: number, message: string]>> = {
  0: [401, '401: Unauthorized'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  30034: [400, 'Max number of daily application command creates has been reached'],
  40060: [400, 'Interaction has already been acknowledged.'],
  20012: [403, 'You are not authorized to perform this action on this application'],
  40094: [400, 'This interaction has reached the maximum number of follow-up messages'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50013: [403, 'Missing Permissions'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50035: [400, 'Invalid Form Body'],
  50109: [400, 'The request body contains invalid JSON.'],
  160005: [403, 'Thread is locked'],
  160002: [400, 'Cannot reply without permission to read message history'],
  160004: [400, 'A thread has already been created for this message'],
};
