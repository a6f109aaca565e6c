/** Calls a platform, and tells by its answer what time it is there. */
import type { Examination } from './health.ts';

/** @param ask the call itself, as `fetch` makes it */
export async function fetchTimed(
  { now, tellTime }: Pick<Examination, 'now' | 'tellTime'>,
  ask: () => Promise<Response>,
): Promise<Response> {
  const sentAt = now();
  const response = await ask();
  const theirs = Date.parse(response.headers.get('date') ?? '');
  if (Number.isFinite(theirs)) tellTime({ sentAt, receivedAt: now(), theirs });
  return response;
}
