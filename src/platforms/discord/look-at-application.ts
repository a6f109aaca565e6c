/** What Discord says of the application: what it was granted, and where it is. */
import { Routes } from 'discord.js';
import { z } from 'zod';
import type { Finding } from '../../chat/health.ts';
import type { Get } from './channel-rights.ts';
import { parseApplication } from './connect.ts';

const placesSchema = z.object({
  approximate_guild_count: z.number().optional(),
  approximate_user_install_count: z.number().optional(),
});

/** @param listens whether some channel is listened to; undefined where nobody knows */
export async function lookAtApplication(get: Get, listens: boolean | undefined): Promise<Finding[]> {
  const answer = await get(Routes.currentApplication());
  const { mayReadMessages } = parseApplication(answer);
  const { approximate_guild_count: servers, approximate_user_install_count: people = 0 } =
    placesSchema.parse(answer);
  return [
    ...(servers === undefined ? [] : [placesFinding(servers, people)]),
    intentFinding(mayReadMessages, listens),
  ];
}

function placesFinding(servers: number, people: number): Finding {
  const what = 'Discord application';
  return servers + people > 0
    ? { mark: 'ok', what, words: `servers that it is in: ${servers}; people who installed it: ${people}.` }
    : { mark: 'warning', what, words: NOWHERE };
}

const NOWHERE =
  'it is in no server yet. npm run --silent discord:invite prints the address that brings it to one.';

function intentFinding(isGranted: boolean, listens: boolean | undefined): Finding {
  const what = 'Discord intents';
  if (isGranted) return { mark: 'ok', what, words: 'the Message Content Intent is granted.' };
  if (listens === false)
    return {
      mark: 'ok',
      what,
      words: 'the Message Content Intent is not granted, nor needed: no channel is listened to.',
    };
  return listens
    ? {
        mark: 'fault',
        what,
        words: `the Message Content Intent is missing, and channels are to be listened to. ${TURN_ON}`,
      }
    : {
        mark: 'warning',
        what,
        words: `the Message Content Intent is missing. Where channels are to be listened to: ${TURN_ON}`,
      };
}

const TURN_ON =
  'Turn it on at discord.com/developers, your application, Bot, Privileged Gateway Intents; then start the bot again.';
