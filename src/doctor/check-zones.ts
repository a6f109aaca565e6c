/** Whether the clocks that digests go by are known here: a zone may be newer than this Node, or as old as a typo. */
import type { Subscription } from '../chat/digest-records.ts';
import type { Check, Finding } from '../chat/health.ts';
import { canonicalZone, currentName } from '../digests/schedule/canonical-zone.ts';

/** @param subscriptions undefined where the store could not be read */
export function checkZones(subscriptions: readonly Subscription[] | undefined): Check {
  return { what: WHAT, run: async () => lookAtZones(subscriptions) };
}

const WHAT = 'Time zones';

function lookAtZones(subscriptions: readonly Subscription[] | undefined): Finding[] {
  if (subscriptions === undefined)
    return [{ mark: 'warning', what: WHAT, words: 'not looked at, as the database could not be read.' }];
  const zones = new Map(
    subscriptions.map(({ zone }) => [zone, subscriptions.filter((one) => one.zone === zone)]),
  );
  const wrong = [...zones].flatMap(([zone, ones]) => {
    const fault = faultIn(zone);
    return fault === undefined ? [] : [{ ...fault, what: WHAT, words: `${fault.words} ${cureFor(ones)}` }];
  });
  if (wrong.length > 0) return wrong;
  const words =
    zones.size === 0 ? 'no digest needs one yet.' : `all ${zones.size} that digests go by are known.`;
  return [{ mark: 'ok', what: WHAT, words }];
}

function faultIn(zone: string): Pick<Finding, 'mark' | 'words'> | undefined {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
  } catch {
    const words =
      currentName(zone) === undefined
        ? `there is no ${zone}.`
        : `this Node does not know ${zone} yet: update Node.`;
    return { mark: 'fault', words };
  }
  return canonicalZone(zone) === undefined
    ? { mark: 'warning', words: `${zone} is known to Node, and not to the bot's own list of zones.` }
    : undefined;
}

function cureFor(subscriptions: readonly Subscription[]): string {
  const ones = subscriptions.map(({ number, workspace }) => `${number} of ${workspace}`).join(', ');
  return `Or give these digests another zone, with digest change: ${ones}.`;
}
