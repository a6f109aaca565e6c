/** Everything the parts of the local Slack share: who there is, what was seen, and how it is set up. */
import { type CallHooks, createCallHooks } from './call-hooks.ts';
import { type CallLimits, createCallLimits } from './call-limits.ts';
import type { Said } from './events.ts';
import { createIds, type Ids } from './ids.ts';
import { createInjectedFaults, type InjectedFaults } from './injected-faults.ts';
import { createRecorder, type Payload, type Recorder } from './recording.ts';
import { createTriggers, type Triggers } from './triggers.ts';
import { createWorkspace, type SlackChannel, type Workspace } from './workspace.ts';

export const APP_ID = 'A0SALARY';
export const CLIENT_ID = '1000.2000';
export const CLIENT_SECRET = 'client-secret';

export interface World {
  readonly recorder: Recorder;
  readonly workspaces: readonly Workspace[];
  readonly ids: Ids;
  readonly triggers: Triggers;
  readonly faults: InjectedFaults;
  readonly hooks: CallHooks;
  readonly limits: CallLimits;
  /** What people and other apps said, for the history of a conversation. */
  readonly said: Said[];
  /** OAuth codes, and whether they have been exchanged. */
  readonly codes: Map<string, { readonly team: string; readonly user: string; used: boolean }>;
  readonly signingSecret: string;
  readonly messageEvents: boolean;
  origin: string;
  eventsUrl: string;
  refusedBlockTypes: readonly string[];
  explainsInvalidBlocks: boolean;
  /** Whether messages are checked. */
  readonly examines: boolean;
  /** Messages in a page of `conversations.history`, at most. */
  longestHistoryPage: number;
  /** A Socket Mode address with a ticket in it; set by that transport. */
  issueSocketUrl: () => string | undefined;
}

export function createWorld(
  options: Pick<World, 'signingSecret' | 'messageEvents' | 'eventsUrl' | 'refusedBlockTypes' | 'examines'> & {
    readonly workspaces: number;
    readonly scopes: readonly string[];
  },
): World {
  const ids = createIds();
  return {
    ...options,
    recorder: createRecorder(),
    workspaces: Array.from({ length: options.workspaces }, (_, index) =>
      createWorkspace(index + 1, options.scopes),
    ),
    ids,
    triggers: createTriggers(ids),
    faults: createInjectedFaults(),
    hooks: createCallHooks(),
    limits: createCallLimits(),
    said: [],
    codes: new Map(),
    origin: '',
    explainsInvalidBlocks: true,
    longestHistoryPage: 999,
    issueSocketUrl: () => undefined,
  };
}

/** @throws Error where there is no such workspace */
export function workspaceOf(world: World, team?: string): Workspace {
  const found = team === undefined ? world.workspaces[0] : world.workspaces.find(({ id }) => id === team);
  if (!found) throw new Error(`There is no workspace ${team}.`);
  return found;
}

/** @throws Error where the workspace has no such channel */
export function channelOf(workspace: Workspace, id: string): SlackChannel {
  const found = workspace.channels.get(id);
  if (!found) throw new Error(`${workspace.id} has no channel ${id}; add it with addChannel.`);
  return found;
}

/** A property of a payload as text; empty where it is not text. */
export function textAt(payload: Payload, key: string): string {
  const value = payload[key];
  return typeof value === 'string' ? value : '';
}

export function blocksAt(payload: Payload): readonly Payload[] {
  return Array.isArray(payload.blocks) ? (payload.blocks as Payload[]) : [];
}
