/** Why a call of Discord's failed, for whoever runs the bot: with the cure. */
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Finding } from '../../chat/health.ts';

/** @param absent what is said where Discord shows the bot no such thing */
export function explainFailure(error: unknown, absent?: string): Pick<Finding, 'mark' | 'words'> {
  // Before anything was sent: what fails on the way has a cause.
  if (error instanceof TypeError && error.cause === undefined) return { mark: 'fault', words: NO_TOKEN };
  if (error instanceof RateLimitError) return { mark: 'warning', words: WAIT };
  const status = error instanceof DiscordAPIError || error instanceof HTTPError ? error.status : undefined;
  if (status === 401) return { mark: 'fault', words: TOKEN };
  if (absent !== undefined && (status === 403 || status === 404)) return { mark: 'fault', words: absent };
  const went = status === undefined ? 'Discord cannot be reached' : `Discord answered ${status}`;
  return {
    mark: 'fault',
    words: `${went}. Check the network, discordstatus.com, and DISCORD_API_URL if it is set; then try again.`,
  };
}

const WAIT = 'Discord wants to be left alone for a while. Try again in a minute.';
const NO_TOKEN =
  'DISCORD_TOKEN holds characters that no token has, such as curly quotes. Copy it anew, and nothing with it.';
const TOKEN =
  'Discord refused DISCORD_TOKEN. Copy it anew from discord.com/developers, your application, Bot, Reset Token.';
