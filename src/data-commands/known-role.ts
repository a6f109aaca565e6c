/** The occupation that a command was given, by its id or by any of its names, or the plain word that nothing is paid for it. */
import { CannotStartError } from '../chat/cannot-start-error.ts';
import type { Datasets } from '../datasets/datasets.ts';
import { plain, roleFinder } from '../datasets/importers/known-names.ts';

const TOLD = 10;

/** @throws CannotStartError that names occupations there are, the likeliest first */
export function knownRole({ figures, tables, roles }: Datasets, wanted: string): string {
  const paid = new Set([
    ...[...figures.values()].filter(({ topics }) => topics.includes('pay')).map(({ role }) => role),
    ...[...tables.values()].flatMap(({ table }) => table.columns.roles),
  ]);
  if (paid.has(wanted)) return wanted;
  const found = roleFinder({ roles: [...roles.values()] })(wanted);
  if (found !== undefined && paid.has(found)) return found;
  const words = plain(wanted).split(' ');
  const likeness = (id: string): number => words.filter((word) => id.split('-').includes(word)).length;
  const sorted = [...paid].sort((a, b) => likeness(b) - likeness(a) || (a < b ? -1 : 1));
  const more = sorted.length > TOLD ? `, and ${(sorted.length - TOLD).toLocaleString('en')} more` : '';
  throw new CannotStartError(
    `No source has pay for "${wanted}". There are: ${sorted.slice(0, TOLD).join(', ')}${more}.`,
  );
}
