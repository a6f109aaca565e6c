/** Discord's limits, where a test switches them on: five messages in five seconds a channel, fifty calls a second in all. */
import type { Answer } from './route.ts';
import type { Found } from './routes.ts';

export interface Taken {
  /** What Discord says of the limit with every answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** The 429 that the call is answered with; none where it is let through. */
  readonly refusal?: Answer;
}

export interface RateLimits {
  /** Off unless a test switches it on. */
  isOn: boolean;
  take(found: Found): Taken;
}

interface Window {
  readonly most: number;
  readonly lastsMs: number;
  count: number;
  endsAt: number;
}

const MESSAGES = { most: 5, lastsMs: 5_000 };
const ANY_CALL = { most: 50, lastsMs: 1_000 };
const POSTING = 'POST /channels/:channel/messages';

export function createRateLimits(): RateLimits {
  const windows = new Map<string, Window>();
  const count = (key: string, { most, lastsMs }: Pick<Window, 'most' | 'lastsMs'>): Window => {
    const known = windows.get(key);
    const open = known && known.endsAt > Date.now();
    const window = open ? known : { most, lastsMs, count: 0, endsAt: Date.now() + lastsMs };
    windows.set(key, window);
    window.count += 1;
    return window;
  };
  const limits: RateLimits = {
    isOn: false,
    take(found) {
      if (!limits.isOn) return { headers: describe(found, 50, 49, 1_000) };
      // Answers to interactions are not counted.
      const all = found.route.open === true ? undefined : count('all', ANY_CALL);
      if (all && all.count > all.most) return refuse(found, all, 'global');
      const own = found.name === POSTING ? MESSAGES : ANY_CALL;
      const window = count(`${found.name} ${found.params.channel ?? ''}`, own);
      if (window.count > window.most) return refuse(found, window, 'user');
      return { headers: describe(found, window.most, window.most - window.count, leftOf(window)) };
    },
  };
  return limits;
}

function leftOf({ endsAt }: Window): number {
  return Math.max(1, endsAt - Date.now());
}

function refuse(found: Found, window: Window, scope: 'global' | 'user'): Taken {
  const seconds = leftOf(window) / 1_000;
  const global = scope === 'global';
  return {
    headers: {
      ...(global ? { 'x-ratelimit-global': 'true' } : describe(found, window.most, 0, leftOf(window))),
      'x-ratelimit-scope': scope,
      'retry-after': String(Math.ceil(seconds)),
    },
    refusal: {
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: seconds, global },
    },
  };
}

function describe({ name }: Found, most: number, left: number, resetMs: number) {
  return {
    'x-ratelimit-limit': String(most),
    'x-ratelimit-remaining': String(left),
    'x-ratelimit-reset': String((Date.now() + resetMs) / 1_000),
    'x-ratelimit-reset-after': String(resetMs / 1_000),
    'x-ratelimit-bucket': Buffer.from(name).toString('base64url'),
  };
}
