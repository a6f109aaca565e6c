/** Events on their way into the Bolt app: each is one handling, from before Bolt looks at it until all is done. */
import type { App } from '@slack/bolt';
import { type Edge, handle, noteAcknowledged } from '../../chat/handling.ts';
import type { UnderWay } from '../../chat/under-way.ts';

/**
 * @param underWay all that is done for an event
 * @param unacknowledged what Slack still waits for a sign of
 */
export function takeEvents(app: App, edge: Edge, underWay: UnderWay, unacknowledged: UnderWay): void {
  const processEvent = app.processEvent.bind(app);
  app.processEvent = (event) =>
    new Promise((resolve, reject) => {
      let acknowledged = () => {};
      const acknowledging = new Promise<void>((done) => {
        acknowledged = done;
      });
      unacknowledged.run(() => acknowledging);
      const heard = {
        ...event,
        async ack(...given: Parameters<typeof event.ack>) {
          await event.ack(...given);
          noteAcknowledged();
          acknowledged();
        },
      };
      underWay.run(() =>
        handle(edge, () => processEvent(heard))
          .then(resolve, reject)
          .finally(acknowledged),
      );
    });
}
