/** What every importer says of rows that were there twice, and of a file of which nothing is left. */
import { cannotRead } from '../tables/raw-table.ts';
import type { Repeated } from '../wage-table-builder.ts';
import type { Tally, TallyKeeper } from './tally.ts';

/** A row of the file may have made several rows of the table: it is told once. */
export function tellRepeated(tally: TallyKeeper, repeated: readonly Repeated[]): void {
  const quarrelling = new Set(repeated.filter(({ same }) => !same).map(({ firstLine }) => firstLine));
  const told = new Map<number, string>();
  for (const { line, firstLine } of repeated) {
    if (!quarrelling.has(firstLine)) told.set(line, told.get(line) ?? 'the same row once more');
    else
      for (const one of [firstLine, line]) told.set(one, 'rows for the same cell that contradict each other');
  }
  for (const [line, why] of [...told].sort(([a], [b]) => a - b)) tally.takeBack(why, line);
}

/**
 * @param tooFew of how many salaries a cell is made at least, where those that were kept made none
 * @throws InvalidFilesError that says why each row was left out
 */
export function noRowKept(file: string, { read, dropped }: Tally, tooFew?: number): never {
  if (read === 0) {
    return cannotRead(
      file,
      undefined,
      'the table has no rows',
      'Write them below the line that names the columns.',
    );
  }
  const reasons = dropped
    .slice(0, 5)
    .map(({ why, count, lines }) => `${why} (${count}, from line ${lines[0]})`)
    .join('; ');
  return cannotRead(
    file,
    undefined,
    `none of its ${read.toLocaleString('en')} rows could be used: ${[...(reasons === '' ? [] : [reasons]), ...(tooFew === undefined ? [] : [`too few for a cell, which is made of ${tooFew} salaries at least`])].join('; ')}`,
    tooFew === undefined
      ? 'Correct the file, or how it is read: the mapping, the year or the choice of occupations.'
      : 'Show smaller cells with --minimum-count, or add a table of more rows.',
  );
}
