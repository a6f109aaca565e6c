/** Events on their way into the Bolt app: each is one handling, from before Bolt looks at it until all is done. */
import type { App, Context } from '@slack/bolt';
import { type Edge, type Handling, handle } from '../../chat/handling.ts';
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
      underWay.run(() =>
        handle(edge, (handling) =>
          processEvent({
            ...event,
            customProperties: { ...event.customProperties, handling },
            async ack(...given) {
              await event.ack(...given);
              handling.acknowledged();
              acknowledged();
            },
          }),
        )
          .then(resolve, reject)
          .finally(acknowledged),
      );
    });
}

/** What handles the event that a listener is called for. */
export function handlingOf(context: Context): Handling {
  return context.handling;
}
