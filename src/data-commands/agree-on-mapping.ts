/** A table that nobody knows: a mapping is proposed, and whoever adds the table says whether it is right. */
import { CannotStartError } from '../chat/cannot-start-error.ts';
import type { AddOptions } from '../data-commands.ts';
import type { KnownNames } from '../datasets/importers/known-names.ts';
import type { Mapping } from '../datasets/importers/mapping.ts';
import { type Proposal, proposeMapping } from '../datasets/importers/propose-mapping.ts';
import { mappingText } from '../datasets/importers/read-mapping.ts';
import { cannotRead, type RawRow, type RawTable } from '../datasets/tables/raw-table.ts';
import { askFor, canAsk, confirm, sayAsIs } from './terminal.ts';

const SAMPLE_ROWS = 2_000;
const CORRECT =
  'Save the proposal with --propose > mapping.yaml, correct it, and add the table with --mapping mapping.yaml.';
/** What a table cannot say about itself. */
const ASKED = [
  ['title', 'What is it called?'],
  ['publisher', 'Who publishes it?'],
  ['short', 'What should replies call it, in a few words?'],
  ['vintage', 'Of when is it (May 2024, 2026)?'],
  ['counts', 'Whom does it count, and what pay?'],
] as const;

/** @throws CannotStartError where nobody agreed; InvalidFilesError where nothing can be agreed on */
export async function mappingFor(
  table: RawTable,
  { yes, propose }: Pick<AddOptions, 'yes' | 'propose'>,
  names: KnownNames,
): Promise<Mapping> {
  const proposal = proposeMapping(table.name, table.header, await firstRows(table), names);
  const { mapping } = proposal;
  sayAsIs(mappingText(proposal).trimEnd());
  if (propose) return mapping;
  refuseUnusable(table, proposal);
  if (yes) return mapping;
  if (!canAsk()) {
    throw new CannotStartError(`This table is none that is known by its columns. ${CORRECT}`);
  }
  if (!(await confirm('Are these the columns?'))) throw new CannotStartError(CORRECT);
  const source: Record<string, string> = {};
  for (const [field, question] of ASKED) {
    const answer = (await askFor(`${question} [${mapping.source[field]}] `)).trim();
    if (answer !== '') source[field] = answer;
  }
  return { ...mapping, source: { ...mapping.source, ...source } };
}

function refuseUnusable({ name, header, headerLine }: RawTable, { payless, otherPeriod }: Proposal): void {
  const twice = header.find((one, i) => one !== '' && header.indexOf(one) !== i);
  if (payless && twice !== undefined) {
    cannotRead(
      name,
      headerLine,
      `several columns are called "${twice}"`,
      'Give each a name of its own in the file.',
    );
  }
  if (payless) {
    const columns = header.filter((one) => one !== '').join(', ');
    cannotRead(name, undefined, `no column looks like pay; they are: ${columns.slice(0, 400)}`, CORRECT);
  }
  if (otherPeriod) {
    cannotRead(
      name,
      undefined,
      `the column "${otherPeriod.column}" looks like pay by the ${otherPeriod.period}, and the bot keeps pay by the year or the hour`,
      `Add a column with the pay of a year to the file. If it is that already: ${CORRECT[0]?.toLowerCase()}${CORRECT.slice(1)}`,
    );
  }
}

async function firstRows({ batches }: RawTable): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of batches) {
    rows.push(...batch.slice(0, SAMPLE_ROWS));
    if (rows.length >= SAMPLE_ROWS) break;
  }
  return rows;
}
