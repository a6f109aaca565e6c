/** The Web API's `views.*`: modals for a trigger, and Home tabs. */
import { answerRefusal, refuseView } from './check-message.ts';
import { withIds } from './post-message.ts';
import type { Payload, ShownView } from './recording.ts';
import type { Method } from './web-api.ts';
import type { Workspace } from './workspace.ts';
import { APP_ID, blocksAt, textAt, type World } from './world.ts';

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': { run: (world, args, workspace) => open(world, args, workspace, 'views.open') },
  'views.push': { run: (world, args, workspace) => open(world, args, workspace, 'views.push') },
  'views.update': {
    run(world, args, workspace) {
      const before = world.recorder.views.findLast(
        ({ id, view }) => id === args.view_id || (args.external_id && view.external_id === args.external_id),
      );
      if (!before) return { ok: false, error: 'not_found' };
      return show(world, args, workspace, { ...before, via: 'views.update' });
    },
  },
  'views.publish': {
    run(world, args, workspace) {
      const user = textAt(args, 'user_id');
      if (!workspace.users.has(user)) return { ok: false, error: 'user_not_found' };
      const id = `VHOME${workspace.id}${user}`;
      return show(world, args, workspace, {
        id,
        type: 'home',
        team: workspace.id,
        user,
        via: 'views.publish',
      });
    },
  },
};

/** Records a view as shown; the caller has found it without fault. */
export function showView(
  world: World,
  workspace: Workspace,
  sent: Payload,
  shown: Omit<ShownView, 'view'>,
): ShownView {
  const view: Payload = {
    callback_id: '',
    private_metadata: '',
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    title: null,
    submit: null,
    close: null,
    ...sent,
    id: shown.id,
    team_id: workspace.id,
    app_id: APP_ID,
    bot_id: workspace.botId,
    app_installed_team_id: workspace.id,
    root_view_id: shown.id,
    previous_view_id: null,
    hash: world.ids.ts(),
    blocks: withIds(blocksAt(sent)),
    state: { values: {} },
  };
  const recorded = { ...shown, view };
  world.recorder.record('views', recorded);
  return recorded;
}

function open(world: World, args: Payload, workspace: Workspace, via: string): Payload {
  const refusal = refuseView(world, args.view, 'modal');
  if (refusal) return answerRefusal(world, refusal);
  const trigger = world.triggers.exchange(textAt(args, 'trigger_id'));
  if (typeof trigger === 'string') return { ok: false, error: trigger };
  if (trigger.team !== workspace.id) return { ok: false, error: 'invalid_trigger_id' };
  const { team, user } = trigger;
  return show(world, args, workspace, { id: world.ids.next('V'), type: 'modal', team, user, via });
}

function show(world: World, args: Payload, workspace: Workspace, shown: Omit<ShownView, 'view'>): Payload {
  const refusal = refuseView(world, args.view, shown.type);
  if (refusal) return answerRefusal(world, refusal);
  const current = world.recorder.views.findLast(({ id }) => id === shown.id);
  if (args.hash !== undefined && current && args.hash !== current.view.hash)
    return { ok: false, error: 'hash_conflict' };
  const { id, type, team, user, via } = shown;
  return {
    ok: true,
    view: showView(world, workspace, args.view as Payload, { id, type, team, user, via }).view,
  };
}
