/** Where the bot may not attach files, or Discord does not take one, a reply goes without its picture. */
import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Picture } from './render-reply.ts';

const WANTS_RIGHTS = new Set<number | string>([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.ThreadLocked,
]);
const TOO_LARGE = 413;
const TAKES_NO_FILE = new Set<number | string>([
  RESTJSONErrorCodes.FileUploadedExceedsMaximumSize,
  RESTJSONErrorCodes.AccessToFileUploadsHasBeenLimitedForThisGuild,
]);

/** Whether the bot lacks a right to what it tried. */
export function lacksRights(error: unknown): boolean {
  return error instanceof DiscordAPIError && WANTS_RIGHTS.has(error.code);
}

/** @param send sends the reply, with the picture if there is one */
export async function sendWithPicture<T>(
  picture: Picture | undefined,
  send: (picture: Picture | undefined) => Promise<T>,
): Promise<T> {
  try {
    return await send(picture);
  } catch (error) {
    if (!picture || !(lacksRights(error) || isTooMuch(error))) throw error;
    return await send(undefined);
  }
}

function isTooMuch(error: unknown): boolean {
  return error instanceof DiscordAPIError && (error.status === TOO_LARGE || TAKES_NO_FILE.has(error.code));
}
