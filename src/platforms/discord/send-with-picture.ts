/** Where the bot may not attach files, or Discord does not take one, a reply goes without its picture. */
import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Picture } from './render-reply.ts';

const WANTS_RIGHTS = new Set<number | string>([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  // The thread is locked.
  160_005,
]);
const TOO_LARGE = 413;

/** Whether the bot lacks a right to what it tried. */
export function lacksRights(error: unknown): boolean {
  return error instanceof DiscordAPIError && WANTS_RIGHTS.has(error.code);
}

/** @param send sends the reply, with the picture if there is one */
export async function sendWithPicture(
  picture: Picture | undefined,
  send: (picture: Picture | undefined) => Promise<unknown>,
): Promise<void> {
  try {
    await send(picture);
  } catch (error) {
    const isTooLarge = error instanceof DiscordAPIError && error.status === TOO_LARGE;
    if (!picture || !(lacksRights(error) || isTooLarge)) throw error;
    await send(undefined);
  }
}
