/** Finds columns by their names, and says all at once which are missing. */
import { InvalidFilesError } from '../fault.ts';

/** Where each wanted column stands; -1 where an optional one is missing. */
export function columnFinder(file: string, header: readonly string[]) {
  const places = new Map(header.map((name, i) => [name.trim().toLowerCase(), i]));
  const missing: string[] = [];
  return {
    optional: (name: string | undefined): number =>
      name === undefined ? -1 : (places.get(name.trim().toLowerCase()) ?? -1),
    needed(name: string): number {
      const at = places.get(name.trim().toLowerCase());
      if (at === undefined) missing.push(name);
      return at ?? -1;
    },
    /** @throws InvalidFilesError where a needed column was not found */
    done(): void {
      if (missing.length === 0) return;
      throw new InvalidFilesError(
        missing.map((name) => ({
          file,
          row: 1,
          field: name,
          problem: 'no column has this name',
          cure: `The columns are: ${header.join(', ')}.`,
        })),
      );
    },
  };
}
