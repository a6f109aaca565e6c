/** What is paid where and to whom was named, beside an answer that no source splits by place or by level. */
import type { Datasets } from '../datasets/datasets.ts';
import type { Intent } from '../understanding/intents.ts';
import type { Request } from '../understanding/request.ts';
import { answerCompare, isComparing } from './compare.ts';
import { type BlockDraft, type Draft, say } from './draft.ts';
import { payOf } from './pay.ts';
import { premiumBlocks } from './pay-rows.ts';

/** Adds pay in the places named, pay at the level named unless it is advice that was asked, and premiums. */
export function withPayBeside(
  draft: Draft,
  intent: Pick<Intent, 'uses' | 'advice'>,
  request: Request,
  datasets: Datasets,
): Draft {
  const { slots } = request;
  const uses = new Set<string>(intent.uses);
  const places = uses.has('place') ? [] : slots.places.filter(({ covered, id }) => covered && id !== 'us');
  const levelled =
    !intent.advice && !uses.has('level') && (slots.levels.length > 0 || slots.years !== undefined);
  const pay =
    places.length > 0 || levelled
      ? payFor({ ...request, slots: { ...slots, places, roles: [] } }, datasets)
      : [];
  const premiums =
    intent.advice || uses.has('skill')
      ? []
      : premiumBlocks({ ...request, slots: { ...slots, roles: [] } }, datasets);
  return { ...draft, blocks: [...(draft.blocks ?? []), ...pay, ...premiums] };
}

function payFor(request: Request, datasets: Datasets): BlockDraft[] {
  const answer = isComparing(request.slots) ? answerCompare(request, datasets) : payOf(request, datasets);
  // How a level was worked out follows the headline where it was.
  const [how] = answer.blocks ?? [];
  const text = how?.kind === 'text' ? say`${answer.headline} ${how.text}` : answer.headline;
  return [{ kind: 'text', text }];
}
