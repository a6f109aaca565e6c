/** A channel's messages as Discord lists them: some of those after, before or around one, the newest first. */
import { refuseFaults } from './accept-body.ts';
import { reachChannel } from './reachable.ts';
import type { CreatedMessage, Payload } from './recording.ts';
import { type Answer, ok, type Request } from './route.ts';
import { showMessage } from './show-message.ts';
import type { World } from './world.ts';

const MOST = 100;

/** @throws ApiError 10003 or 50001 as for any channel, 50035 for a limit or places that do not go together */
export function readHistory(world: World, { params, query, route }: Request): Answer {
  const channel = reachChannel(world, params.channel);
  const limit = Number(query.limit ?? 50);
  const places = ['after', 'before', 'around'].filter((key) => query[key] !== undefined);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
    refuseFaults(world, route, query, [{ pointer: '/limit', message: `Must be between 1 and ${MOST}.` }]);
  if (places.length > 1 || places.some((key) => !/^\d{1,20}$/.test(query[key] ?? '')))
    refuseFaults(world, route, query, [{ pointer: `/${places.at(-1)}`, message: 'Must be one snowflake.' }]);
  // Whoever may not read what came before is shown nothing, and is not told so.
  if (channel.guild !== undefined && !channel.botPermissions.includes('ReadMessageHistory')) return ok([]);
  const here = [...world.allMessages.values()].filter(
    (one) => one.channel === channel.id && !one.deleted && one.ephemeralTo === undefined && isSent(one),
  );
  return ok(
    choose(here, query, limit)
      .reverse()
      .map((one) => showTo(world, one)),
  );
}

/** A deferred answer that is still to be filled is no message yet. */
function isSent({ content, components, attachments, embeds, via }: CreatedMessage): boolean {
  const parts = [components, attachments, embeds].some((list) => list.length > 0);
  return via === 'person' || content !== '' || parts;
}

/** Oldest first. */
function choose(
  here: readonly CreatedMessage[],
  { after, before, around }: Request['query'],
  limit: number,
): CreatedMessage[] {
  const isAfter = (id: string, other: string): boolean => BigInt(id) > BigInt(other);
  if (after !== undefined) return here.filter(({ id }) => isAfter(id, after)).slice(0, limit);
  if (before !== undefined) return here.filter(({ id }) => isAfter(before, id)).slice(-limit);
  if (around === undefined) return here.slice(-limit);
  const older = here.filter(({ id }) => isAfter(around, id)).slice(-Math.floor(limit / 2));
  return [...older, ...here.filter(({ id }) => !isAfter(around, id)).slice(0, limit - older.length)];
}

/** What others said is blank, unless it is for the bot or the bot may read everything. */
function showTo(world: World, message: CreatedMessage): Payload {
  const shown = showMessage(world, message);
  const mentions = (shown.mentions as readonly Payload[]).some(({ id }) => id === world.applicationId);
  const readable =
    world.grantedIntents.includes('MessageContent') ||
    message.author === world.applicationId ||
    message.guild === undefined ||
    mentions;
  return readable ? shown : { ...shown, content: '', embeds: [], attachments: [], components: [] };
}
