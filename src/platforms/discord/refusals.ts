/** What Discord says no with, as those who send digests need it: for good, for a while, or away. */
import { RESTJSONErrorCodes as Code, DiscordAPIError, RateLimitError } from 'discord.js';
import { type Posting, PutOffError, RefusedForGoodError } from '../../chat/poster.ts';

/**
 * RefusedForGoodError or PutOffError where the error is one; else the error itself: Discord is away, or does not take
 * the token, and all will be well once it is back.
 */
export function toPosterError(cause: unknown, to: Posting['to']['kind']): unknown {
  if (cause instanceof RateLimitError) return new PutOffError(cause.retryAfter, { cause });
  if (!(cause instanceof DiscordAPIError)) return cause;
  const code = Number(cause.code);
  if (FOR_A_WHILE.includes(code)) return new PutOffError(A_WHILE_MS, { cause });
  const words = to === 'person' ? ofPerson(cause, code) : (OF_CHANNEL[code] ?? general(cause, code));
  return words === undefined ? cause : new RefusedForGoodError(words, { cause });
}

const FOR_A_WHILE: readonly number[] = [
  Code.OpeningDirectMessagesTooFast,
  Code.SendMessagesHasBeenTemporarilyDisabled,
];
const A_WHILE_MS = 10 * 60_000;

const RIGHTS =
  'Give me View Channel, Send Messages (in threads: Send Messages in Threads), Attach Files and Read Message History there.';
const LOCKED = 'That thread is locked. Unlock it, or choose another place.';
const TOO_MANY_THREADS =
  'The thread was closed, and the server has as many open threads as Discord allows. Close some, or choose a channel.';
const WRONG_KIND = 'That channel takes no digests. Choose a text channel.';
const BLOCKED = 'AutoMod stopped it. Let me through in the server’s settings, under AutoMod.';

const OF_CHANNEL: Readonly<Record<number, string>> = {
  [Code.UnknownChannel]: 'That channel is gone. Choose another one.',
  [Code.UnknownGuild]: 'I am not in that server any more. Invite me again.',
  [Code.MissingAccess]: `I cannot see that channel any more. ${RIGHTS}`,
  [Code.MissingPermissions]: `I may not post in that channel any more. ${RIGHTS}`,
  [Code.ThreadLocked]: LOCKED,
  // A thread that is merely archived opens by itself when somebody posts in it.
  [Code.InvalidActionOnArchivedThread]: LOCKED,
  [Code.MaximumActiveThreads]: TOO_MANY_THREADS,
  [Code.MaximumActiveAnnouncementThreads]: TOO_MANY_THREADS,
  [Code.CannotSendAMessageInAForumChannel]: WRONG_KIND,
  [Code.CannotSendMessagesInNonTextChannel]: WRONG_KIND,
  [Code.CannotExecuteActionOnThisChannelType]: WRONG_KIND,
  [Code.MessageWasBlockedByAutomaticModeration]: BLOCKED,
  [Code.MessageBlockedByHarmfulLinksFilter]: BLOCKED,
};

const NO_WORDS_TO_PERSON: readonly number[] = [
  Code.CannotSendMessagesToThisUser,
  Code.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  Code.InvalidRecipients,
];

function ofPerson(cause: DiscordAPIError, code: number): string | undefined {
  return NO_WORDS_TO_PERSON.includes(code) || isRefusal(cause, code)
    ? 'They take no direct messages from me. They can allow them in the server’s privacy settings.'
    : undefined;
}

function general(cause: DiscordAPIError, code: number): string | undefined {
  return isRefusal(cause, code) ? `Discord does not let me post in that channel. ${RIGHTS}` : undefined;
}

/**
 * What stands before Discord turns people away by 403 too, without a code of Discord's. A nonce of a message that was
 * deleted since is an unknown message for some minutes, and then free again.
 */
function isRefusal({ status }: DiscordAPIError, code: number): boolean {
  return (status === 403 || status === 404) && code >= FIRST_CODE && code !== Code.UnknownMessage;
}

const FIRST_CODE = 10_000;
