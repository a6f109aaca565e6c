/** One folder of `data/` → the records it holds. Knows the files' names; checks each record by itself. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';
import type { Fault } from './fault.ts';
import { type Facts, figureFromFact, figureFromWage, statementFromFact } from './figures-and-statements.ts';
import { loadTable } from './load-table.ts';
import { type CsvRow, readCsv } from './read-csv.ts';
import { readFile } from './read-file.ts';
import { readYamlWithRows, type YamlRead, type YamlValues } from './read-yaml.ts';
import {
  type AmbiguousPlace,
  ambiguousSchema,
  askedSchema,
  type Figure,
  factsSchema,
  type LadderEntry,
  ladderSchema,
  type Place,
  placeSchema,
  type Role,
  roleSchema,
  type Skill,
  type Source,
  type Statement,
  skillSchema,
  sourceSchema,
  wageSchema,
} from './records.ts';
import type { WageTable } from './wage-table.ts';

/** Where a record stands, so that faults found between records can be told as well as those within one. */
export interface Origin {
  readonly kind: 'record' | 'place' | 'skill' | 'occupation';
  /** Of a figure or a statement with its source in front. */
  readonly id: string;
  readonly file: string;
  readonly row: () => number | undefined;
}

export interface SourceRecords {
  readonly source: Source;
  readonly figures: readonly Figure[];
  readonly statements: readonly Statement[];
  readonly ladder: readonly LadderEntry[];
  readonly skills: readonly Skill[];
  readonly places: readonly Place[];
  readonly roles: readonly Role[];
  readonly ambiguous: readonly AmbiguousPlace[];
  readonly table?: WageTable;
  readonly origins: readonly Origin[];
  /** The folder as faults name it. */
  readonly folder: string;
}

/**
 * Loads a source's folder. Faults are added to `faults`; undefined when `source.yaml` itself is unusable.
 * @param declared takes the ids that are written in a faulty folder, so that a fault in one record is not told once
 *   more for each template that names it; a place's id stands behind `place `
 * @param cacheFolder where copies of big tables are kept
 * @param values what the YAML files say, as far as that is known
 */
export function loadSource(
  folder: string,
  faults: Fault[],
  declared: Set<string>,
  cacheFolder?: string,
  values?: YamlValues,
): SourceRecords | undefined {
  const before = faults.length;
  const name = basename(folder);
  const shown = `${basename(dirname(folder))}/${name}`;
  const csv = <T extends z.ZodObject>(file: string, schema: T) =>
    existsSync(join(folder, file)) ? readCsv(join(folder, file), `${shown}/${file}`, schema, faults) : [];
  const yaml = <T extends z.ZodType>(file: string, schema: T) =>
    existsSync(join(folder, file))
      ? readYamlWithRows(join(folder, file), `${shown}/${file}`, schema, faults, values)
      : undefined;

  if (!existsSync(join(folder, 'source.yaml'))) {
    faults.push({
      file: `${shown}/source.yaml`,
      problem: 'the file is missing',
      cure: 'Say there who publishes the source, when, and whom it counts; copy another source and change it.',
    });
  }
  // The other files are read all the same: whoever adds a source learns of every fault at once.
  const parsed = yaml('source.yaml', sourceSchema)?.data;
  const facts = yaml('facts.yaml', factsSchema);
  const asked = yaml('asked.yaml', askedSchema)?.data.asked ?? {};
  const stated = new Set(facts?.data.statements.map(({ id }) => id));
  for (const id of Object.keys(asked)) {
    if (facts === undefined || stated.has(id)) continue;
    faults.push({
      file: `${shown}/asked.yaml`,
      field: id,
      problem: 'no statement of facts.yaml has this id',
      cure: 'Correct the id, or take the entry out.',
    });
  }
  const wages = csv('wages.csv', wageSchema);
  const ladder = yaml('ladder.yaml', ladderSchema)?.data ?? [];
  const skills = csv('skills.csv', skillSchema);
  const places = csv('places.csv', placeSchema);
  const roles = csv('roles.csv', roleSchema);
  const ambiguous = csv('ambiguous.csv', ambiguousSchema);
  const ids = { roles: roles.map(({ value }) => value.id), places: places.map(({ value }) => value.id) };
  const table = existsSync(join(folder, 'table.csv'))
    ? loadTable(join(folder, 'table.csv'), `${shown}/table.csv`, ids, faults, cacheFolder)
    : undefined;
  if (faults.length > before) {
    for (const id of idsWrittenIn(join(folder, 'wages.csv'), /^"?([^",\n]+)/gm))
      declared.add(`${name}/${id}`);
    for (const id of idsWrittenIn(join(folder, 'facts.yaml'), /\bid: *"?([^",}\s]+)/g))
      declared.add(`${name}/${id}`);
    for (const id of idsWrittenIn(join(folder, 'places.csv'), /^"?([^",\n]+)/gm)) declared.add(`place ${id}`);
  }
  if (!parsed) return undefined;
  if (parsed.id !== name) {
    faults.push({
      file: `${shown}/source.yaml`,
      field: 'id',
      problem: `"${parsed.id}" is not the folder's name`,
      cure: `Write ${name}, or rename the folder.`,
    });
  }
  const source: Source = {
    ...parsed,
    ladder: parsed.ladder.map(({ level, years: [from = 0, to] }) => ({
      level,
      from,
      ...(to === undefined ? {} : { to }),
    })),
  };
  return {
    source,
    folder: shown,
    figures: [
      ...wages.map(({ value }) => figureFromWage(value, name)),
      ...(facts?.data.figures ?? []).map((fact) => figureFromFact(fact, name)),
    ],
    statements: (facts?.data.statements ?? []).map((said) =>
      statementFromFact(said, asked[said.id] ?? [], name),
    ),
    ladder: ladder.map((entry) => ({ ...entry, source: name })),
    skills: skills.map(({ value }) => ({ ...value, source: name })),
    places: places.map(({ value }) => value),
    roles: roles.map(({ value }) => value),
    ambiguous: ambiguous.map(({ value }) => value),
    ...(table ? { table } : {}),
    origins: [
      ...originsOfRows(wages, 'record', `${shown}/wages.csv`, `${name}/`),
      ...originsOfRows(places, 'place', `${shown}/places.csv`),
      ...originsOfRows(roles, 'occupation', `${shown}/roles.csv`),
      ...originsOfRows(skills, 'skill', `${shown}/skills.csv`),
      ...originsOfFacts(facts, `${shown}/facts.yaml`, `${name}/`),
    ],
  };
}

/** Good enough to tell a faulty record from a missing one, whatever is wrong with the file. */
function idsWrittenIn(path: string, pattern: RegExp): string[] {
  if (!existsSync(path)) return [];
  const text = readFile(path, path, [])?.toString() ?? '';
  return [...text.matchAll(pattern)].map(([, id = '']) => id.trim());
}

function originsOfRows(
  rows: readonly CsvRow<{ id: string }>[],
  kind: Origin['kind'],
  file: string,
  prefix = '',
): Origin[] {
  return rows.map(({ line, value }) => ({ kind, id: `${prefix}${value.id}`, file, row: () => line }));
}

function originsOfFacts(facts: YamlRead<Facts> | undefined, file: string, prefix: string): Origin[] {
  return (['figures', 'statements'] as const).flatMap((list) =>
    (facts?.data[list] ?? []).map(({ id }, i) => ({
      kind: 'record',
      id: `${prefix}${id}`,
      file,
      row: () => facts?.rowOf([list, i]),
    })),
  );
}
