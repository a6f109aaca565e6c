/** Finds columns by their names, and says all at once which are missing, or there twice. */
import { InvalidFilesError } from '../fault.ts';
import type { RawTable } from '../tables/raw-table.ts';

/** Where each wanted column stands; -1 where an optional one is missing. */
export function columnFinder({
  name: file,
  header,
  headerLine,
}: Pick<RawTable, 'name' | 'header' | 'headerLine'>) {
  const names = header.map((name) => name.trim().toLowerCase());
  const places = new Map(names.map((name, i) => [name, i]));
  const missing: string[] = [];
  const twice: string[] = [];
  return {
    optional: (name: string | undefined): number =>
      name === undefined ? -1 : (places.get(name.trim().toLowerCase()) ?? -1),
    needed(name: string): number {
      const at = places.get(name.trim().toLowerCase());
      if (at === undefined) missing.push(name);
      else if (names.indexOf(names[at] ?? '') !== at) twice.push(name);
      return at ?? -1;
    },
    /** @throws InvalidFilesError where a needed column was not found */
    done(): void {
      if (missing.length + twice.length === 0) return;
      throw new InvalidFilesError([
        ...missing.map((name) => ({
          file,
          row: headerLine,
          field: name,
          problem: 'no column has this name',
          cure: `The columns are: ${header.filter((one) => one !== '').join(', ')}.`,
        })),
        ...twice.map((name) => ({
          file,
          row: headerLine,
          field: name,
          problem: 'several columns have this name',
          cure: 'Give each a name of its own in the file.',
        })),
      ]);
    },
  };
}
