/** Why a digest was not posted: refused for good, put off, or neither known nor decided. */
import { webApi } from '@slack/bolt';
import { PutOffError, RefusedForGoodError } from '../../chat/poster.ts';
import type { Access } from './access.ts';
import { RATE_LIMIT_PAUSE_MS } from './limits.ts';
import { isTokenRefusal, slackRefusal } from './slack-error.ts';
import { REMOVED, whyNot } from './why-not.ts';

const TOO_MANY = new Set(['message_limit_exceeded', 'rate_limited', 'ratelimited']);

/** The error as those who deliver digests know it; any other as it is: the message may have arrived, or may yet. */
export function asPosterError(error: unknown, kind: Access['kind']): unknown {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return new PutOffError(error.retryAfter * 1000, { cause: error });
  const refusal = slackRefusal(error);
  if (!refusal) return error;
  if (TOO_MANY.has(refusal.code)) return new PutOffError(RATE_LIMIT_PAUSE_MS, { cause: error });
  if (isTokenRefusal(refusal.code)) {
    // The one token is wrong for everybody: whoever runs the bot puts it right, and no channel has refused anything.
    return kind === 'one' ? error : new RefusedForGoodError(REMOVED, { cause: error });
  }
  const words = whyNot(refusal);
  return words === undefined ? error : new RefusedForGoodError(words, { cause: error });
}
