/** What an app's answer to a submitted modal does: errors under inputs, or another view. */
import { refuseView } from './check-message.ts';
import type { Payload, ShownView } from './recording.ts';
import { showView } from './view-methods.ts';
import { blocksAt, type World, workspaceOf } from './world.ts';

/** @throws Error where Slack would tell the user that it had some trouble connecting */
export function applySubmission(world: World, shown: ShownView, ack: unknown): void {
  if (typeof ack !== 'object' || ack === null) return;
  const { response_action, errors, view } = ack as Payload;
  if (response_action === 'errors') checkErrors(shown, errors);
  if (response_action !== 'update' && response_action !== 'push') return;
  const refusal = refuseView(world, view, 'modal');
  if (refusal) throw new Error(`Slack would not show this view: ${JSON.stringify(refusal.faults)}`);
  const { team, user } = shown;
  const id = response_action === 'update' ? shown.id : world.ids.next('V');
  const via = `ack ${response_action}`;
  showView(world, workspaceOf(world, team), view as Payload, { id, type: 'modal', team, user, via });
}

function checkErrors(shown: ShownView, errors: unknown): void {
  const inputs = blocksAt(shown.view).filter(({ type }) => type === 'input');
  const known = inputs.map(({ block_id }) => block_id);
  const entries = typeof errors === 'object' && errors ? Object.entries(errors) : [];
  const strange = entries.filter(([blockId, text]) => !known.includes(blockId) || typeof text !== 'string');
  if (entries.length === 0 || strange.length > 0)
    throw new Error(
      `Slack would not take these errors: ${JSON.stringify(errors)}; inputs: ${known.join(', ')}`,
    );
}
