/** Whether the bot can do in its channels what it was told to do there. */
import type { ChannelInUse, Finding } from './health.ts';

/** Looked at together; the rest is counted. */
const MOST_CHANNELS = 50;

/**
 * One finding for all channels that are well, and one for each that is not.
 * @param what such as "Slack channels"
 * @param obstacle what is in the way in one of them, with the cure; none where nothing is
 */
export async function lookAtChannels(
  what: string,
  channels: readonly ChannelInUse[],
  obstacle: (channel: ChannelInUse) => Promise<string | undefined>,
): Promise<Finding[]> {
  const looked = channels.slice(0, MOST_CHANNELS);
  const found = await Promise.all(looked.map(obstacle));
  const wrong = looked.flatMap((channel, at): Finding[] => {
    const words = found[at];
    // A digest is waited for; where the bot was only to listen, it is not missed.
    const mark = channel.purpose === 'digests' ? 'fault' : 'warning';
    return words === undefined
      ? []
      : [{ mark, what: `${what}: ${channel.channel}, ${channel.purpose}`, words }];
  });
  const well = looked.length - wrong.length;
  const further = channels.length - looked.length;
  return [
    ...(well > 0 ? [finding('ok', what, `nothing is in the way in ${well} of ${channels.length}.`)] : []),
    ...wrong,
    ...(further > 0
      ? [finding('warning', what, `${further} more were not looked at. Look at them in the platform itself.`)]
      : []),
  ];
}

function finding(mark: Finding['mark'], what: string, words: string): Finding {
  return { mark, what, words };
}
