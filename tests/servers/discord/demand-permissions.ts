/** What the bot is refused in a channel where it lacks a permission. */
import { refuse } from './api-error.ts';
import type { PermissionName } from './permissions.ts';
import { type Channel, THREAD_TYPES } from './places.ts';

/** @throws ApiError 50001 where the bot cannot see the channel, 50013 where it may not do this in it */
export function demand(channel: Channel, ...wanted: readonly PermissionName[]): void {
  if (channel.guild === undefined) return;
  if (!channel.botPermissions.includes('ViewChannel')) refuse(50001);
  if (wanted.some((name) => !channel.botPermissions.includes(name))) refuse(50013);
}

/** @throws ApiError as `demand` does, for a message with these parts */
export function demandToPost(
  channel: Channel,
  parts: { readonly embeds: boolean; readonly files: boolean; readonly reply: boolean },
): void {
  demand(channel, THREAD_TYPES.has(channel.type) ? 'SendMessagesInThreads' : 'SendMessages');
  if (channel.locked && !channel.botPermissions.includes('ManageThreads')) refuse(160005);
  if (parts.embeds) demand(channel, 'EmbedLinks');
  if (parts.files) demand(channel, 'AttachFiles');
  if (parts.reply && channel.guild !== undefined && !channel.botPermissions.includes('ReadMessageHistory'))
    refuse(160002);
}
