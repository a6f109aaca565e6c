/** What Discord says of its gateway: how often the bot may still connect today, and in how many processes. */
import { Routes } from 'discord.js';
import { z } from 'zod';
import type { Finding } from '../../chat/health.ts';
import type { Get } from './channel-rights.ts';

const gatewaySchema = z.object({
  shards: z.number(),
  session_start_limit: z.object({ total: z.number(), remaining: z.number(), reset_after: z.number() }),
});

/** Each start takes one for each process, and Discord takes the token back where there is none left. */
const FEW_STARTS = 50;
const HOUR_MS = 60 * 60 * 1000;

/** @param shards processes that share the servers among them */
export async function lookAtGateway(get: Get, shards: number): Promise<Finding[]> {
  const { shards: recommended, session_start_limit: starts } = gatewaySchema.parse(
    await get(Routes.gatewayBot()),
  );
  const { total, remaining, reset_after } = starts;
  const left = `${remaining} of ${total} connections are left, until they begin anew in ${inHours(reset_after)}`;
  return [
    {
      what: 'Discord gateway',
      ...(remaining < shards
        ? { mark: 'fault', words: `${left}. Wait for that before you start the bot.` }
        : remaining < FEW_STARTS + shards
          ? { mark: 'warning', words: `${left}. See in the log why the bot connects so often.` }
          : { mark: 'ok', words: `${left}.` }),
    },
    ...(recommended > shards ? [wantsMore(recommended, shards)] : []),
  ];
}

function wantsMore(recommended: number, shards: number): Finding {
  const words = `Discord recommends ${recommended}, and the bot runs in ${shards}. Set DISCORD_SHARDS=${recommended}.`;
  return { mark: 'warning', what: 'Discord processes', words };
}

function inHours(ms: number): string {
  const hours = Math.ceil(ms / HOUR_MS);
  return hours === 1 ? 'an hour' : `${hours} hours`;
}
