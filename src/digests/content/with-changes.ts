/** What changes of big tables bring into a digest besides their own lines: a caveat, a question, sources that have gone. */
import { type Said, say } from '../../answers/draft.ts';
import type { Datasets } from '../../datasets/datasets.ts';
import type { Source } from '../../datasets/records.ts';
import type { SourceThen } from './figures-kept.ts';
import type { Change } from './find-changes.ts';
import { withoutRepeats } from './notes.ts';
import { questionAbout } from './say-table-changes.ts';
import { TWO_SURVEYS } from './spotlights/table-words.ts';

const MOST_FOLLOW_UPS = 3;
/** What is new in tables, and what moved, are told before a spotlight in full. */
const FIRM = 2;

interface Around {
  readonly caveats: readonly Said[];
  readonly followUps: readonly string[];
  readonly firmChanges?: number;
}

/** The same where no table has changed. */
export function withChanges<T extends Around>(parts: T, changes: readonly Change[], datasets: Datasets): T {
  const questions = changes.flatMap((change) => questionAbout(change, datasets) ?? []);
  const tables = changes.filter(({ kind }) => kind.includes('table')).length;
  const isNewer = changes.some(({ kind }) => kind === 'newer-table');
  return {
    ...parts,
    ...(tables > 1 ? { firmChanges: FIRM } : {}),
    caveats: withoutRepeats([...(isNewer ? [say`${TWO_SURVEYS}`] : []), ...parts.caveats]),
    followUps: [...new Set([...questions.slice(0, 1), ...parts.followUps])].slice(0, MOST_FOLLOW_UPS),
  };
}

/** The data with the sources, too, whose figures are told as they were before. */
export function withFormer(changes: readonly Change[], datasets: Datasets): Datasets {
  const former = changes.flatMap((change) =>
    change.kind === 'newer-table' && !datasets.sources.has(change.before.id) ? [change.before] : [],
  );
  if (former.length === 0) return datasets;
  const sources = [...datasets.sources.values(), ...former.map(asSource)];
  return { ...datasets, sources: new Map(sources.map((source) => [source.id, source])) };
}

function asSource({ id, title, publisher, short, vintage }: SourceThen): Source {
  const unknown = { covers: '', counts: '', ladder: [], defects: [], official: false, top_code: {} };
  return { id, title, publisher, short, vintage, ...unknown };
}
