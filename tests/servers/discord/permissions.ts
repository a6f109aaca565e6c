/** Permissions by name, the bits they travel as, and what is given unless a test says otherwise. */
import { PermissionFlagsBits } from 'discord.js';

export type PermissionName = keyof typeof PermissionFlagsBits;

/** What the bot is given in a channel unless a test sets less. */
export const BOT_PERMISSIONS: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'CreatePublicThreads',
  'SendMessagesInThreads',
  'UseApplicationCommands',
];

/** What an ordinary member may do. */
export const MEMBER_PERMISSIONS: readonly PermissionName[] = [...BOT_PERMISSIONS, 'AddReactions'];

/** @example permissionBits(['SendMessages']) // '2048' */
export function permissionBits(names: readonly PermissionName[]): string {
  return String(names.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n));
}

/** Whether `wanted` (as in `default_member_permissions`) keeps a command from somebody who holds these. */
export function missesPermissions(names: readonly PermissionName[], wanted: string): boolean {
  const held = BigInt(permissionBits(names));
  if ((held & PermissionFlagsBits.Administrator) !== 0n) return false;
  // No bits at all means nobody but administrators.
  return BigInt(wanted) === 0n || (held & BigInt(wanted)) !== BigInt(wanted);
}
