/** Slack waits three seconds for a sign that an event has arrived. */
import { describeFault } from '../../chat/describe-fault.ts';
import type { Services } from './services.ts';

/** First of all, whatever comes of it: Slack waits three seconds. Where that fails Slack delivers once more. */
export async function acknowledge(ack: () => Promise<void>, { log }: Services): Promise<void> {
  await ack().catch((fault: unknown) => log.warn(describeFault(fault), 'an event could not be acknowledged'));
}
