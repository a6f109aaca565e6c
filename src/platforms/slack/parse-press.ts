/** A pressed button as Slack delivers it → who pressed it, what it carries, and where it stands. */
import { z } from 'zod';

/** A button that was pressed: on a message, in a modal or on the Home tab. */
export interface Press {
  /** What it does. */
  readonly name: string;
  readonly workspace: string;
  readonly user: string;
  /** What whoever pressed it is called. */
  readonly userName: string;
  readonly triggerId: string;
  readonly value: string;
  readonly on:
    | {
        readonly kind: 'message';
        readonly channel: string;
        readonly ts: string;
        readonly thread: string;
        readonly private: boolean;
      }
    | { readonly kind: 'modal'; readonly viewId: string }
    | { readonly kind: 'home' };
}

const pressSchema = z.object({
  team: z.object({ id: z.string() }).nullish(),
  user: z.object({
    id: z.string(),
    name: z.string().optional(),
    username: z.string().optional(),
    team_id: z.string().optional(),
  }),
  trigger_id: z.string(),
  container: z.object({
    type: z.string().optional(),
    message_ts: z.string().optional(),
    thread_ts: z.string().optional(),
    channel_id: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  channel: z.object({ id: z.string() }).nullish(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).nullish(),
  view: z.object({ id: z.string(), type: z.string() }).nullish(),
  actions: z
    .tuple([z.object({ action_id: z.string().default(''), value: z.string().default('') })])
    .rest(z.unknown()),
});

export function parsePress(body: unknown): Press {
  const { team, user, trigger_id, container, channel, message, view, actions } = pressSchema.parse(body);
  const [{ action_id, value }] = actions;
  return {
    name: actionName(action_id),
    workspace: team?.id ?? user.team_id ?? '',
    user: user.id,
    userName: user.username ?? user.name ?? 'somebody',
    triggerId: trigger_id,
    value,
    on: whereOn(),
  };

  function whereOn(): Press['on'] {
    if (view) return view.type === 'home' ? { kind: 'home' } : { kind: 'modal', viewId: view.id };
    const ts = container.message_ts ?? message?.ts ?? '';
    return {
      kind: 'message',
      channel: container.channel_id ?? channel?.id ?? '',
      ts,
      thread: message?.thread_ts ?? container.thread_ts ?? ts,
      private: container.is_ephemeral ?? false,
    };
  }
}

/** Several buttons of one message may do the same: then they are numbered. */
export function actionName(actionId: string): string {
  return actionId.replace(/:.*$/s, '');
}
