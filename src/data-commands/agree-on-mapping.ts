/** A table that nobody knows: a mapping is proposed, and whoever adds the table says whether it is right. */
import { CannotStartError } from '../chat/cannot-start-error.ts';
import type { AddOptions } from '../data-commands.ts';
import type { KnownNames } from '../datasets/importers/known-names.ts';
import type { Mapping } from '../datasets/importers/mapping.ts';
import { proposeMapping } from '../datasets/importers/propose-mapping.ts';
import { mappingText } from '../datasets/importers/read-mapping.ts';
import type { RawRow, RawTable } from '../datasets/tables/raw-table.ts';
import { askFor, canAsk, confirm, say } from './terminal.ts';

const SAMPLE_ROWS = 200;
/** What a table cannot say about itself. */
const ASKED = [
  ['title', 'What is it called?'],
  ['publisher', 'Who publishes it?'],
  ['short', 'What should replies call it, in a few words?'],
  ['vintage', 'Of when is it (May 2024, 2026)?'],
  ['counts', 'Whom does it count, and what pay?'],
] as const;

/** @throws CannotStartError where nobody agreed */
export async function mappingFor(
  table: RawTable,
  { yes, propose }: Pick<AddOptions, 'yes' | 'propose'>,
  names: KnownNames,
): Promise<Mapping> {
  const proposed = proposeMapping(table.name, table.header, await firstRows(table), names);
  say(mappingText(proposed).trimEnd());
  if (propose || yes) return proposed;
  if (!canAsk()) {
    throw new CannotStartError(
      'This table is none that is known by its columns. Save the proposal above (--propose prints it alone), correct it, and add the table with --mapping <file> --yes.',
    );
  }
  if (!(await confirm('Are these the columns?'))) {
    throw new CannotStartError(
      'Save the proposal with --propose, correct it, and add the table with --mapping <file>.',
    );
  }
  const source: Record<string, string> = {};
  for (const [field, question] of ASKED) {
    const answer = (await askFor(`${question} [${proposed.source[field]}] `)).trim();
    if (answer !== '') source[field] = answer;
  }
  return { ...proposed, source: { ...proposed.source, ...source } };
}

async function firstRows({ batches }: RawTable): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of batches) {
    rows.push(...batch.slice(0, SAMPLE_ROWS));
    if (rows.length >= SAMPLE_ROWS) break;
  }
  return rows;
}
