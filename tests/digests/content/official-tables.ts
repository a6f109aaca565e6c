/** Made official tables of two years and a made survey beside the project's files: all that digests tell of tables. */
import { createEngine, type Engine } from '../../../src/ask.ts';
import type { Datasets } from '../../../src/datasets/datasets.ts';
import { loadDatasets } from '../../../src/datasets/load-datasets.ts';
import { TABLE_HEADER } from '../../../src/datasets/read-table-csv.ts';
import { officialSource } from '../../datasets/official-source.ts';
import { withFiles } from '../../datasets/source-folder.ts';
import { project } from '../../engine.ts';

/** Medians by place, the largest place first; a metro's state stands behind the bar. */
const STATES: Readonly<Record<string, readonly [name: string, before: number, now: number]>> = {
  california: ['California', 170_910, 174_410],
  texas: ['Texas', 130_500, 132_150],
  'washington-state': ['Washington state', 166_910, 166_540],
  oregon: ['Oregon', 135_260, 142_720],
  massachusetts: ['Massachusetts', 150_520, 165_210],
  maine: ['Maine', 113_800, 123_120],
  vermont: ['Vermont', 130_720, 125_280],
};
const METROS: Readonly<Record<string, readonly [name: string, within: string, median: number]>> = {
  seattle: ['Seattle', 'washington-state', 169_340],
  boston: ['Boston', 'massachusetts', 154_240],
  'san-jose': ['San Jose', 'california', 208_270],
  austin: ['Austin', 'texas', 133_070],
  'los-angeles': ['Los Angeles', 'california', 155_330],
  portland: ['Portland', 'oregon', 149_010],
  fresno: ['Fresno', 'california', 126_290],
  chico: ['Chico, CA', 'california', 118_300],
  'portland-maine': ['Portland (Maine)', 'maine', 124_680],
};
const OCCUPATIONS: Readonly<Record<string, readonly [name: string, code: string, median: number]>> = {
  'database-architects': ['Database Architects', '15-1243', 135_980],
  'network-architects': ['Network Architects', '15-1241', 130_390],
  'security-analysts': ['Security Analysts', '15-1212', 124_910],
  'systems-analysts': ['Systems Analysts', '15-1211', 103_790],
  'computer-occupations-all-other': ['Computer Occupations, All Other', '15-1299', 108_970],
  nurses: ['Nurses', '29-1141', 93_600],
};

const PLACES = [
  'id,name,kind,within,currency,aliases,code',
  'us,the US,country,,USD,us|usa,99',
  ...Object.entries(STATES).map(([id, [name]]) => `${id},${name},state,us,USD,,`),
  ...Object.entries(METROS).map(
    ([id, [name, within]]) => `${id},"${name}",metro,${within},USD,${name.toLowerCase().replace(',', '')},`,
  ),
  '',
].join('\n');
const ROLES = [
  'id,name,code,aliases',
  'backend,Software Developers,15-1252,',
  ...Object.entries(OCCUPATIONS).map(
    ([id, [name, code]]) => `${id},"${name}",${code},${name.toLowerCase().replace(',', '')}`,
  ),
  '',
].join('\n');
const AMBIGUOUS = 'alias,means\nportland,portland|portland-maine\n';

/** Percentiles around a median; what would be too high is top-coded. */
function row(role: string, place: string, median: number): string {
  const cells = [0.6, 0.8, 1, 1.2, 1.5].map((share) => Math.round((median * share) / 10) * 10);
  const money = cells.map((amount) => (amount > 239_200 ? '239200+' : `${amount}`));
  return `${role},${place},,USD/year,,${money.join(',')},,`;
}

const NATION_2024 = 'backend,us,,USD/year,144570,79850,103050,133080,169000,211450,,1654440';
const NATION_2025 = 'backend,us,,USD/year,148100,82460,105210,135980,171980,214670,,1687890';
/** Larger places have rows for more occupations. */
const OTHERS = [...Object.keys(METROS), ...Object.keys(STATES)].flatMap((place, i) =>
  Object.keys(OCCUPATIONS)
    .slice(0, Math.max(0, 5 - (i % 9)))
    .map((role) => row(role, place, 90_000)),
);
export const ROWS_2024 = [
  NATION_2024,
  ...Object.entries(STATES).map(([id, [, before]]) => row('backend', id, before)),
  ...Object.entries(METROS).map(([id, [, , median]]) => row('backend', id, median)),
  ...Object.entries(OCCUPATIONS).map(([id, [, , median]]) => row(id, 'us', median)),
  ...OTHERS,
];
/** As it is often: the newer one has no metros yet. */
export const ROWS_2025 = [
  NATION_2025,
  ...Object.entries(STATES).map(([id, [, , now]]) => row('backend', id, now)),
];

export function official(year: 2024 | 2025, rows: readonly string[]): Record<string, string> {
  return {
    [`stats-${year}/source.yaml`]: officialSource(year),
    [`stats-${year}/places.csv`]: PLACES,
    [`stats-${year}/ambiguous.csv`]: AMBIGUOUS,
    [`stats-${year}/roles.csv`]: ROLES,
    [`stats-${year}/table.csv`]: `${TABLE_HEADER}\n${[...rows].sort().join('\n')}\n`,
  };
}

export const OFFICIAL_2024 = official(2024, ROWS_2024);
export const OFFICIAL_2025 = official(2025, ROWS_2025);
export const SURVEY_2024: Readonly<Record<string, string>> = {
  'board-2024/source.yaml': `id: board-2024
title: A board's salaries, 2024
publisher: A board
short: the board's salaries of 2024
vintage: "2024"
covers: Pay by job title, mostly in data.
counts: salaries that people reported
series: board
year: 2024
minimum_count: 10
defects:
  - Anybody can report a salary; nobody checks it.
`,
  'board-2024/places.csv': 'id,name,kind,within,currency,aliases,code\nus,the US,country,,USD,us,\n',
  'board-2024/roles.csv': 'id,name,code,aliases\nbackend,Software Engineers,,\n',
  'board-2024/table.csv': `${TABLE_HEADER}
backend,us,,USD/year,191288,121000,144250,180000,222250,279600,82,
backend,us,senior,USD/year,202125,134500,147750,190400,237188,288200,60,
`,
};

type Files = Readonly<Record<string, string>>;

/** The project's files and more. */
export function datasetsWith(...more: readonly Files[]): Datasets {
  return withFiles(Object.assign({}, ...more), (folder) => loadDatasets([`${project}data`, folder]));
}

export function engineWith(...more: readonly Files[]): Engine {
  return withFiles(Object.assign({}, ...more), (folder) =>
    createEngine({ data: [`${project}data`, folder], intents: `${project}intents` }, () => 0),
  );
}
