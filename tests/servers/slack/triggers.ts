/** Trigger ids: what an interaction gives the app to open one modal with, once, within three seconds. */
import type { Ids } from './ids.ts';

const VALID_MS = 3_000;

export interface Trigger {
  readonly team: string;
  readonly user: string;
}

export interface Triggers {
  issue(trigger: Trigger): string;
  /** The trigger, or Slack's error code. */
  exchange(triggerId: string): Trigger | string;
}

export function createTriggers(ids: Ids): Triggers {
  const issued = new Map<string, Trigger & { readonly at: number; used: boolean }>();
  return {
    issue(trigger) {
      const triggerId = `${ids.next('')}.${ids.next('')}.abcdef`;
      issued.set(triggerId, { ...trigger, at: Date.now(), used: false });
      return triggerId;
    },
    exchange(triggerId) {
      const trigger = issued.get(triggerId);
      if (!trigger) return 'invalid_trigger_id';
      if (trigger.used) return 'exchanged_trigger_id';
      if (Date.now() - trigger.at > VALID_MS) return 'expired_trigger_id';
      trigger.used = true;
      return trigger;
    },
  };
}
