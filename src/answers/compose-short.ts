/** Keeps a reply to the length that somebody reads: what is least to the point is left out, from the end. */
import { replyToPlainText } from '../chat/plain-text.ts';
import type { Reply } from '../chat/reply.ts';
import type { Datasets } from '../datasets/datasets.ts';
import { compose, type Understood } from './compose.ts';
import type { Draft } from './draft.ts';

/** As the contract has it. */
const MOST_CHARACTERS = 2_000;

/** Composes the draft, without the last items of its longest list, then without notes, where it is too long. */
export function composeShort(draft: Draft, understood: Understood, datasets: Datasets): Reply {
  const reply = compose(draft, understood, datasets);
  if (replyToPlainText(reply).length <= MOST_CHARACTERS) return reply;
  const shorter = withoutLastItem(draft) ?? withoutLastNote(draft);
  return shorter ? composeShort(shorter, understood, datasets) : reply;
}

function withoutLastItem(draft: Draft): Draft | undefined {
  const { blocks = [] } = draft;
  const longest = Math.max(0, ...blocks.map((block) => (block.kind === 'list' ? block.items.length : 0)));
  if (longest < 2) return undefined;
  const at = blocks.findIndex((block) => block.kind === 'list' && block.items.length === longest);
  return {
    ...draft,
    blocks: blocks.map((block, i) =>
      i === at && block.kind === 'list' ? { ...block, items: block.items.slice(0, -1) } : block,
    ),
  };
}

function withoutLastNote(draft: Draft): Draft | undefined {
  const { notes = [] } = draft;
  return notes.length > 0 ? { ...draft, notes: notes.slice(0, -1) } : undefined;
}
