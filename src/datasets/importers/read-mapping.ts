/** A mapping file as typed data, or every fault in it. */

import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { stringify } from 'yaml';
import { type Fault, InvalidFilesError } from '../fault.ts';
import { readYaml } from '../read-yaml.ts';
import { type Mapping, mappingSchema } from './mapping.ts';
import type { Proposal } from './propose-mapping.ts';

const LARGEST_BYTES = 1024 ** 2;
const NAMES_TOLD = 20;
const LEFT_OUT = 'Rows with these are left out, unless each gets one of ours';

/** @throws InvalidFilesError */
export function readMapping(path: string): Mapping {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size > LARGEST_BYTES) {
    const problem = !stats
      ? 'no such file'
      : stats.isFile()
        ? 'it is too large for a mapping'
        : 'it is no file';
    throw new InvalidFilesError([
      { file: path, problem, cure: 'Correct the path, or make one with --propose.' },
    ]);
  }
  const faults: Fault[] = [];
  const mapping = readYaml(path, basename(path), mappingSchema, faults);
  if (!mapping) throw new InvalidFilesError(faults.slice(0, NAMES_TOLD));
  return mapping;
}

/** A proposal as a file that can be corrected and read back. */
export function mappingText({ mapping, payless, guessed, unknown }: Proposal): string {
  const { roles, levels, places, statistics, ...rest } = mapping;
  const named = Object.fromEntries(
    Object.entries({ roles, levels, places, statistics }).filter(
      ([, names]) => Object.keys(names).length > 0,
    ),
  );
  return `# Which column of the table means what. Correct it, and hand it over with --mapping.
# row: statistics (a column each), statistic (one a row), salary (one person a row) or band (low and high)
# roles, levels, places, statistics: the table's own names, each with ours behind it
${stringify({ ...rest, ...named }, { lineWidth: 0 })}${[
  ...(payless ? ['# No column looks like pay: name it under columns.'] : []),
  ...(guessed.length > 0
    ? [`# The table does not say: ${guessed.join(', ')}. See whether "always" is right.`]
    : []),
  ...stubs('levels', unknown.levels, `${LEFT_OUT} (entry, mid, senior, staff or all)`),
  ...stubs(
    'places',
    unknown.places,
    `${LEFT_OUT} (the id of a place, or { id, name, kind, within, currency })`,
  ),
  ...stubs(
    'roles',
    unknown.roles,
    'These are new occupations, unless each gets one of ours (backend, data-scientists)',
  ),
]
  .map((line) => `${line}\n`)
  .join('')}`;
}

function stubs(field: string, names: readonly string[], lead: string): string[] {
  if (names.length === 0) return [];
  return [
    `# ${lead}:`,
    `# ${field}:`,
    ...names.slice(0, NAMES_TOLD).map((name) => `#   ${JSON.stringify(name.slice(0, 80))}:`),
    ...(names.length > NAMES_TOLD ? [`#   and ${names.length - NAMES_TOLD} more`] : []),
  ];
}
