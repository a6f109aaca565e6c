/** Showing a private reply to the others: once for each reply, and within what the channel is allowed. */
import { once, type Tell } from './at-the-edge.ts';
import type { Log } from './log.ts';
import type { TakenEvents } from './remember-events.ts';
import { type Manners, tooMany } from './too-many.ts';

export interface Sharing {
  /** Names the reply, and that it is shared. */
  readonly event: string;
  readonly workspace: string;
  readonly user: string;
  readonly channel: string;
}

/** @param post shows the reply; where it fails, it can be shared again */
export async function shareOnce(
  services: Manners & { readonly answeredEvents: TakenEvents; readonly log: Log },
  { event, workspace, user, channel }: Sharing,
  tell: Tell,
  post: () => Promise<void>,
): Promise<void> {
  let isFirst = false;
  await once(services, event, undefined, async () => {
    isFirst = true;
    const wait = tooMany(services, workspace, user, channel);
    if (wait === undefined) return post();
    await services.answeredEvents.release(event);
    await tell(wait);
  });
  if (!isFirst) await tell('This is shared already.');
}
