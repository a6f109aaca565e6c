/**
 * Interactions under way: one first response within three seconds, which fixes whether it is ephemeral, and then
 * a token that serves follow-ups and edits for a quarter of an hour.
 */
import { RESPOND_WITHIN_MS, type ResponseKind } from './delivery.ts';
import type { Ids } from './ids.ts';
import type { Channel } from './places.ts';
import type { Choice, CreatedMessage, ShownModal } from './recording.ts';

/** How an application got where it is used. */
export type Installation = 'guild' | 'user' | 'both';

export interface LiveInteraction {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  readonly type: number;
  readonly user: string;
  readonly channel: Channel;
  readonly guild: string | undefined;
  /** The message of the pressed component, or of the component that opened the modal. */
  readonly source: CreatedMessage | undefined;
  /** Who and where, for what is opened from it. */
  readonly asking: { readonly user: string; readonly channel: string; readonly installation: Installation };
  readonly at: number;
  response: ResponseKind | undefined;
  ephemeral: boolean;
  /** What `@original` names; `loading` while it is deferred. */
  original: CreatedMessage | undefined;
  loading: boolean;
  readonly messages: CreatedMessage[];
  modal: ShownModal | undefined;
  choices: readonly Choice[];
  followUps: number;
  late: boolean;
  tokenExpired: boolean;
  /** The first response came: how long it took is measured now. */
  respond(kind: ResponseKind): void;
  ms: number;
  /** Resolves at the first response, or when it is too late for one. */
  readonly settled: Promise<void>;
}

export interface Interactions {
  issue(
    about: Pick<LiveInteraction, 'type' | 'user' | 'channel' | 'guild' | 'source' | 'asking'>,
  ): LiveInteraction;
  find(token: string): LiveInteraction | undefined;
  byId(id: string): LiveInteraction | undefined;
  expireTokens(): void;
  /** Lets nobody wait for an answer any more. */
  stop(): void;
}

const TOKEN_VALID_MS = 15 * 60_000;

export function createInteractions(ids: Ids): Interactions {
  const issued = new Map<string, LiveInteraction>();
  const byIds = new Map<string, LiveInteraction>();
  const timers = new Set<() => void>();
  return {
    issue(about) {
      let settle = (): void => {};
      const settled = new Promise<void>((resolve) => {
        settle = resolve;
      });
      const id = ids.next();
      const interaction: LiveInteraction = {
        ...about,
        id,
        token: Buffer.from(`interaction:${id}`).toString('base64url'),
        at: Date.now(),
        response: undefined,
        ephemeral: false,
        original: undefined,
        loading: false,
        messages: [],
        modal: undefined,
        choices: [],
        followUps: 0,
        late: false,
        tokenExpired: false,
        ms: RESPOND_WITHIN_MS,
        settled,
        respond(kind) {
          interaction.response = kind;
          interaction.ms = Date.now() - interaction.at;
          end();
        },
      };
      const end = (): void => {
        clearTimeout(timer);
        timers.delete(giveUp);
        settle();
      };
      const giveUp = (): void => {
        interaction.late = true;
        end();
      };
      const timer = setTimeout(giveUp, RESPOND_WITHIN_MS);
      timers.add(giveUp);
      issued.set(interaction.token, interaction);
      byIds.set(id, interaction);
      return interaction;
    },
    find(token) {
      const found = issued.get(token);
      if (found && Date.now() - found.at > TOKEN_VALID_MS) found.tokenExpired = true;
      return found;
    },
    byId: (id) => byIds.get(id),
    expireTokens() {
      for (const one of issued.values()) one.tokenExpired = true;
    },
    stop() {
      for (const giveUp of [...timers]) giveUp();
    },
  };
}
