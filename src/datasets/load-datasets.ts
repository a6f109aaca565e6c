/** `data/` and further folders of sources → validated datasets, or every fault in them at once. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkRecords } from './check-records.ts';
import { createDatasets, type Datasets } from './datasets.ts';
import { type Fault, InvalidFilesError } from './fault.ts';
import { loadSource } from './load-source.ts';
import { readYaml, type YamlValues } from './read-yaml.ts';
import { disagreementsSchema } from './records.ts';

/**
 * Loads every source folder below the given folders.
 * @param folders the project's `data/` first; each subfolder is a source
 * @param cacheFolder where copies of big tables are kept, so that they load fast; none are without it
 * @param values what the YAML files say, as far as that is known
 * @throws InvalidFilesError naming file, row, field and cure of each fault
 */
export function loadDatasets(
  folders: readonly string[],
  cacheFolder?: string,
  values: YamlValues = new Map(),
): Datasets {
  const faults: Fault[] = [];
  const declared = new Set<string>();
  const sources = folders.flatMap((folder) => {
    if (!existsSync(folder)) {
      faults.push({ file: folder, problem: 'no such folder', cure: 'Correct DATA_DIRS, or create it.' });
      return [];
    }
    return sourceFolders(folder).flatMap(
      (path) => loadSource(path, faults, declared, cacheFolder, values) ?? [],
    );
  });
  const disagreements = folders.flatMap((folder) => {
    const path = join(folder, 'disagreements.yaml');
    return existsSync(path)
      ? (readYaml(path, 'data/disagreements.yaml', disagreementsSchema, faults, values) ?? [])
      : [];
  });
  faults.push(...checkRecords(sources, disagreements, declared));
  if (faults.length > 0) throw new InvalidFilesError(faults);
  return createDatasets(sources, disagreements);
}

/** The source folders below a folder, in the order of their names; none where it is missing. */
export function sourceFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(folder, entry.name))
    .sort(byRank);
}

function byRank(a: string, b: string): number {
  return a < b ? -1 : 1;
}
