/** A mapping file as typed data, or every fault in it. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { stringify } from 'yaml';
import { type Fault, InvalidFilesError } from '../fault.ts';
import { readYaml } from '../read-yaml.ts';
import { type Mapping, mappingSchema } from './mapping.ts';

/** @throws InvalidFilesError */
export function readMapping(path: string): Mapping {
  if (!existsSync(path)) {
    throw new InvalidFilesError([
      { file: path, problem: 'no such file', cure: 'Correct the path, or make one with --propose.' },
    ]);
  }
  const faults: Fault[] = [];
  const mapping = readYaml(path, basename(path), mappingSchema, faults);
  if (!mapping) throw new InvalidFilesError(faults);
  return mapping;
}

/** A mapping as a file that can be read back. */
export function mappingText(mapping: Mapping): string {
  const { roles, levels, places, statistics, ...rest } = mapping;
  const named = Object.fromEntries(
    Object.entries({ roles, levels, places, statistics }).filter(
      ([, names]) => Object.keys(names).length > 0,
    ),
  );
  return `# Which column of the table means what. Correct it, and hand it over with --mapping.
# row: statistics (a column each), statistic (one a row), salary (one person a row) or band (low and high)
# roles, levels, places, statistics: the table's own names, each with ours behind it
${stringify({ ...rest, ...named }, { lineWidth: 0 })}`;
}
