/** Where admins order digests, as the platforms need it: a line of words in, a few lines of words out. */
import type { Handling } from './handling.ts';
import type { PlatformName } from './records.ts';
import type { Reply } from './reply.ts';

/** A line of text; a platform shows a channel by its name, and a digest command as it is typed there. */
export type Line = readonly (string | { readonly channel: string } | { readonly command: string })[];

/** A button that says a line to the desk, as if its presser had typed it; at most 90 characters. */
export interface DeskButton {
  readonly label: string;
  readonly line: string;
  readonly style?: 'primary' | 'danger';
}

/** What the desk says, for the admin alone. */
export interface DeskAnswer {
  readonly lines: readonly Line[];
  readonly buttons: readonly DeskButton[];
  /** A digest as it would come, to be shown beneath. */
  readonly preview?: Reply;
}

/** Who is at the desk, and where; whether they may be there the platform has found out before. */
export interface DeskVisit {
  readonly platform: PlatformName;
  readonly workspace: string;
  /** Where it is typed: the digest comes here unless another channel is named as `<#id>`. */
  readonly channel: string;
  readonly user: string;
  /** The IANA zone of the admin's own clock, where the platform knows it. */
  readonly zone?: string;
  /** What keeps the bot from posting in a channel, with the cure, as a sentence; none where nothing does. */
  obstacle(channel: string): Promise<string | undefined>;
  /** Of the event that brings them. */
  readonly handling: Pick<Handling, 'id' | 'log'>;
}

export interface DigestDesk {
  /**
   * @param line what stands behind "digest": "every monday 9am berlin in <#C1>", "list", "preview 2", "pause", …
   */
  answer(line: string, visit: DeskVisit): Promise<DeskAnswer>;
}
