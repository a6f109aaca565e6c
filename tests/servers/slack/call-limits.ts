/** Rate limits that a test switches on: so many calls of a method a minute, evenly spread, in each channel or workspace. */

export interface CallLimit {
  readonly perMinute: number;
  /** What has its own count. */
  readonly each: 'channel' | 'workspace';
}

export interface CallLimits {
  /** A method may have one of each kind. */
  set(method: string, limit: CallLimit): void;
  clear(): void;
  /** Takes one call; or says after how many seconds it may come again. */
  take(method: string, team: string, channel: string): number | undefined;
}

export function createCallLimits(): CallLimits {
  const limits = new Map<string, CallLimit[]>();
  const freeAt = new Map<string, number>();
  return {
    set(method, limit) {
      const others = (limits.get(method) ?? []).filter(({ each }) => each !== limit.each);
      limits.set(method, [...others, limit]);
    },
    clear() {
      limits.clear();
      freeAt.clear();
    },
    take(method, team, channel) {
      const now = Date.now();
      const counted = (limits.get(method) ?? []).map(({ perMinute, each }) => ({
        key: [method, team, ...(each === 'channel' ? [channel] : [])].join('/'),
        everyMs: 60_000 / perMinute,
      }));
      const waitMs = Math.max(0, ...counted.map(({ key }) => (freeAt.get(key) ?? 0) - now));
      if (waitMs > 0) return Math.ceil(waitMs / 1_000);
      for (const { key, everyMs } of counted) freeAt.set(key, now + everyMs);
      return undefined;
    },
  };
}
