/** A small source that is right, in a folder of its own, and ways to break it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Fault, InvalidFilesError } from '../../src/datasets/fault.ts';
import { loadDatasets } from '../../src/datasets/load-datasets.ts';

export const WAGES_HEADER =
  'id,label,role,level,place,statistic,percentile,unit,low,high,section,mark,note\n';

/** The files of a source called `survey`, each right as it stands. */
export const SURVEY: Readonly<Record<string, string>> = {
  'survey/source.yaml': `id: survey
title: A survey
publisher: Somebody
short: the survey
vintage: "2025"
covers: Pay in Oslo.
counts: everybody
ladder:
  - { level: entry, years: [0, 2] }
  - { level: mid, years: [2, 5] }
`,
  'survey/places.csv': 'id,name,kind,within,currency,aliases\noslo,Oslo,city,,EUR,christiania\n',
  'survey/wages.csv': `${WAGES_HEADER}pay/mid,"Mid, Oslo",,mid,oslo,range,25-75,EUR/year,50000,70000+,Pay,1 2,
pay/all,Oslo,,,oslo,median,50,USD/hour,30.5,,Pay,,
`,
  'survey/facts.yaml': `figures:
  - { id: bonus, label: Bonus, low: 10, high: 15, unit: percent, statistic: share, section: Pay }
statements:
  - { id: bonus/text, topic: bonus, section: Pay, text: "Bonuses of {bonus} on {pay/mid}." }
`,
  'survey/skills.csv':
    'id,name,aliases,kind,demand,impact,section,note\ngo,Go,golang,language,High,Strong premium,Skills,\n',
};

/** Writes the files to a new folder called `data`, hands it over, and takes it away again. */
export function withFiles<T>(files: Readonly<Record<string, string>>, use: (folder: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'salary-bot-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      const path = join(root, 'data', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    return use(join(root, 'data'));
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** What loading complains of when these files replace or join those of the survey. */
export function faultsWith(changes: Readonly<Record<string, string>>): readonly Fault[] {
  return faultsOf({ ...SURVEY, ...changes });
}

export function faultsOf(files: Readonly<Record<string, string>>): readonly Fault[] {
  return withFiles(files, (folder) => {
    try {
      loadDatasets([folder]);
      return [];
    } catch (error) {
      if (error instanceof InvalidFilesError) return error.faults;
      throw error;
    }
  });
}
