/** Statements that say just what was asked: as the reply itself, or ahead of whatever else a reply says. */
import type { Datasets } from '../datasets/datasets.ts';
import type { Statement } from '../datasets/records.ts';
import type { Intent } from '../understanding/intents.ts';
import type { Request } from '../understanding/request.ts';
import type { BlockDraft, Draft, Said } from './draft.ts';
import { fromStatement } from './statement.ts';

/** More of the same subject than this is left to the follow-ups. */
const MOST_BESIDE = 2;

/** The statement as the answer, with what else its source says on the subject. */
export function answerStatements(
  { statements }: Request,
  intents: readonly Intent[],
  datasets: Datasets,
): Draft {
  const [first, ...others] = statements.flatMap((id) => datasets.statements.get(id) ?? []);
  if (!first) throw new Error('there is no statement to answer with');
  const beside = datasets
    .about(first.topic)
    .filter((one) => one.source === first.source && one !== first && !others.includes(one))
    .filter(({ level, place }) => level === first.level && place === first.place)
    .slice(0, Math.max(0, MOST_BESIDE - others.length));
  const wider = intents.filter(({ reply }) => reply?.points.includes(first.id));
  const items = [...others, ...beside].map((one) => fromStatement(one, datasets));
  return {
    outcome: 'answer',
    headline: fromStatement(first, datasets),
    blocks: items.length > 0 ? [{ kind: 'list', items }] : [],
    notes: notesOf([first, ...others]),
    followUps: [...wider.map(({ example }) => example), ...wider.flatMap(({ followUps }) => followUps)].slice(
      0,
      3,
    ),
  };
}

/**
 * The draft with what was asked for said as well, unless it is said already: then it moves to the front.
 * @param ahead whether it goes before everything but the headline; otherwise only the nearest one, behind
 */
export function withStatements(
  draft: Draft,
  { statements }: Request,
  datasets: Datasets,
  ahead: boolean,
): Draft {
  const asked = statements
    .slice(0, ahead ? statements.length : 1)
    .flatMap((id) => datasets.statements.get(id) ?? []);
  if (asked.length === 0) return draft;
  const { headline, blocks = [], notes = [] } = draft;
  const all = [headline, ...notes, ...blocks.flatMap(saidIn)];
  const missing = asked.filter((statement) => !all.some((said) => says(said, statement, datasets)));
  const sorted = blocks.map((block) =>
    block.kind === 'list' ? { ...block, items: frontFirst(block.items, asked, datasets) } : block,
  );
  const added: BlockDraft[] = missing.map((one) => ({ kind: 'text', text: fromStatement(one, datasets) }));
  return {
    ...draft,
    blocks: ahead ? [...added, ...sorted] : [...sorted, ...added],
    notes: [...notes, ...notesOf(missing)],
  };
}

function notesOf(statements: readonly Statement[]): Said[] {
  return statements.flatMap(({ note }) =>
    note === undefined ? [] : [[{ kind: 'words' as const, text: note }]],
  );
}

function saidIn(block: BlockDraft): readonly Said[] {
  if (block.kind === 'text') return [block.text];
  return block.kind === 'list' ? block.items : block.rows.flat();
}

function frontFirst(
  items: readonly Said[],
  asked: readonly Statement[],
  datasets: Datasets,
): readonly Said[] {
  const isAsked = (item: Said): boolean => asked.some((statement) => says(item, statement, datasets));
  return [...items.filter(isAsked), ...items.filter((item) => !isAsked(item))];
}

/** Whether the statement's longest run of words is in what is said. */
function says(said: Said, statement: Statement, datasets: Datasets): boolean {
  const words = (parts: Said): string[] =>
    parts.flatMap((part) => (part.kind === 'words' ? [part.text] : []));
  const longest = words(fromStatement(statement, datasets)).sort((a, b) => b.length - a.length)[0] ?? '';
  return words(said).some((text) => text.includes(longest.trim()));
}
