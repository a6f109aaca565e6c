/** Whether the store is there for this version of the bot, and what the digests in it need. */
import type { Subscription } from '../chat/digest-records.ts';
import type { ChannelInUse, Check, Finding } from '../chat/health.ts';
import type { StoreSeen } from '../store/look-into-store.ts';

/** @param look opens the store; the check itself changes nothing. @param seen told what was there */
export function checkStore(look: () => Promise<StoreSeen>, seen: (store: StoreSeen) => void): Check {
  const what = 'Database';
  return {
    what,
    async run() {
      const store = await look();
      seen(store);
      return [{ mark: 'ok', what, words: describe(store) }, ...refusals(store.subscriptions)];
    },
  };
}

/** The channels in which the bot has something to do: paused digests are not among them. */
export function channelsInUse({ subscriptions, listening }: StoreSeen): ChannelInUse[] {
  const digests = subscriptions
    .filter(({ state }) => state === 'active')
    .map(({ platform, workspace, channel }) => ({
      platform,
      workspace,
      channel,
      purpose: 'digests' as const,
    }));
  // Several digests may go to one channel.
  const once = new Map([...digests, ...listening].map((one) => [JSON.stringify(one), one]));
  return [...once.values()];
}

function describe({ place, steps, subscriptions, listening }: StoreSeen): string {
  if (place === undefined) return 'there is none yet; the first start makes it.';
  if (steps.missing === steps.all) return `${place} has no tables yet; the first start makes them.`;
  const held = `digests: ${subscriptions.length}; channels listened to: ${listening.length}.`;
  return steps.missing > 0
    ? `${place} is of an older version; the next start brings it up to date. ${held}`
    : `${place} is up to date. ${held}`;
}

function refusals(subscriptions: readonly Subscription[]): Finding[] {
  return subscriptions
    .filter(({ state }) => state === 'refused')
    .map(({ platform, workspace, channel, number }) => ({
      mark: 'warning',
      what: `Digest ${number} of ${workspace}`,
      words: `${platform === 'slack' ? 'Slack' : 'Discord'} did not let it be posted in ${channel}, and it is stopped. Put that right, then resume it: ${platform === 'slack' ? '/salary digest resume' : '/digest resume'} ${number}`,
    }));
}
