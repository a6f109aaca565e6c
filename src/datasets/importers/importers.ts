/** Every importer. A new one is a file of its own, and a line here. */
import { aiJobs } from './ai-jobs.ts';
import { blsOews } from './bls-oews.ts';
import type { Importer } from './importer.ts';
import { mappedTable } from './mapped-table.ts';

/** In the order that they are asked whether a table is theirs. */
const IMPORTERS: readonly Importer[] = [blsOews, aiJobs];

/** The importer for a table; a mapping always wins. Undefined where only a mapping can tell what the columns mean. */
export function importerFor(header: readonly string[], mapped: boolean): Importer | undefined {
  return mapped ? mappedTable : IMPORTERS.find((importer) => importer.recognises(header));
}
