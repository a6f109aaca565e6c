/** How a digest reaches a platform. Each call ends within half a minute, one way or the other. */
import type { Line } from './digest-desk.ts';
import type { PlatformName } from './records.ts';
import type { Reply } from './reply.ts';

/** Where a message goes, and by what it is known again. */
export interface Posting {
  /** The delivery's id: lower-case letters and digits, at most 24. */
  readonly id: string;
  readonly workspace: string;
  readonly to: { readonly kind: 'channel' | 'person'; readonly id: string };
  /** It was posted after this or not at all; milliseconds since 1970. */
  readonly since: number;
}

/** A digest with its title, or a few words. */
export type Posted =
  | { readonly kind: 'digest'; readonly title: string; readonly reply: Reply }
  | { readonly kind: 'words'; readonly lines: readonly Line[] };

export interface Poster {
  readonly platform: PlatformName;
  /**
   * Looks for the message where it would stand.
   * @returns the platform's id of it; undefined where it is surely not there
   * @throws RefusedForGoodError, PutOffError, or anything else where the platform is away
   */
  find(posting: Posting): Promise<string | undefined>;
  /** @returns the platform's id of the message. @throws as `find` */
  post(posting: Posting, posted: Posted): Promise<string>;
}

/** The platform will not take the message, however often it is tried: the channel or the right to it is gone. */
export class RefusedForGoodError extends Error {
  override readonly name = 'RefusedForGoodError';
  /** Why, and the cure, as a sentence for an admin. */
  readonly words: string;

  constructor(words: string, options?: ErrorOptions) {
    super(words, options);
    this.words = words;
  }
}

/** The platform wants to be left alone for a while. */
export class PutOffError extends Error {
  override readonly name = 'PutOffError';
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number, options?: ErrorOptions) {
    super(`The platform put it off for ${retryAfterMs} ms.`, options);
    this.retryAfterMs = retryAfterMs;
  }
}
