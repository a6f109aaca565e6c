/** `data compare`: one source's figures against another's, cell by cell. */
import { CannotStartError } from '../chat/cannot-start-error.ts';
import type { Config } from '../config.ts';
import { type Checked, crossCheck } from '../datasets/cross-check.ts';
import type { Datasets } from '../datasets/datasets.ts';
import { loadDatasets } from '../datasets/load-datasets.ts';
import type { SourceCell } from '../datasets/source-cells.ts';
import { knownRole } from './known-role.ts';
import { knownSource } from './known-source.ts';
import { aligned, amountText, percentText, thousands } from './lines.ts';
import { say, terminalWidth } from './terminal.ts';

export interface CompareOptions {
  readonly role?: string | undefined;
}

export function showComparison(
  a: string,
  b: string,
  options: CompareOptions,
  { dataFolders, cacheFolder }: Config,
): void {
  const datasets = loadDatasets(dataFolders, cacheFolder);
  const role = options.role === undefined ? undefined : knownRole(datasets, options.role);
  say(comparisonLines(datasets, a, b, { role }, terminalWidth()).join('\n'));
}

export function comparisonLines(
  datasets: Datasets,
  a: string,
  b: string,
  { role }: CompareOptions,
  width = Number.POSITIVE_INFINITY,
): string[] {
  const [one, other] = [knownSource(datasets, a), knownSource(datasets, b)];
  if (a === b) throw new CannotStartError(`Both are ${a}. Name two sources.`);
  const only = role ?? subjectOf(datasets, a);
  const { checked, unmatched } = crossCheck(datasets, a, b, only);
  if (checked.length + unmatched.length === 0)
    return [`${a} has no pay${only === undefined ? '' : ` for "${only}"`}: there is nothing to compare.`];
  const turned = crossCheck(datasets, b, a, only ?? subjectOf(datasets, b)).checked.length;
  const agreeing = checked.filter(({ agrees }) => agrees);
  const differing = checked.filter(({ agrees }) => !agrees);
  const moved = checked.filter(({ rank }) => rank && rank.here !== rank.there);
  return [
    `${a} (${one.vintage}) against ${b} (${other.vintage})`,
    `${thousands(checked.length)} figures can be compared: ${thousands(agreeing.length)} agree, ${thousands(differing.length)} differ; ${thousands(unmatched.length)} ${unmatched.length === 1 ? 'has nothing like it' : 'have nothing like them'} there.`,
    ...(turned > checked.length
      ? [`The other way round ${thousands(turned)} can be: npm run data -- compare ${b} ${a}`]
      : []),
    ...table(`They agree: ${a}, then ${b}`, agreeing, datasets, width),
    ...table(`They differ: ${a}, then ${b}, then by how much`, differing, datasets, width),
    ...(moved.length === 0
      ? []
      : [
          '',
          `Another rank: in ${a}, then in ${b}`,
          ...aligned(
            moved.map((row) => rankRow(row, datasets)),
            width,
          ),
        ]),
    ...(unmatched.length === 0
      ? []
      : [
          '',
          'Nothing like it',
          ...unmatched
            .slice(0, UNMATCHED_SHOWN)
            .map((cell) => `  ${nameOf(cell, datasets)}, ${cell.statistic}: ${amountText(cell)}`),
        ]),
    ...(unmatched.length > UNMATCHED_SHOWN
      ? [`  and ${thousands(unmatched.length - UNMATCHED_SHOWN)} more`]
      : []),
  ];
}

const UNMATCHED_SHOWN = 20;

/** A big table is compared for the bot's subject, unless another was asked for. */
function subjectOf({ tables }: Datasets, source: string): string | undefined {
  return tables.has(source) ? 'backend' : undefined;
}

function table(title: string, rows: readonly Checked[], datasets: Datasets, width: number): string[] {
  if (rows.length === 0) return [];
  return [
    '',
    title,
    ...aligned(
      rows.map(({ cell, against, percent, agrees }) => [
        `  ${nameOf(cell, datasets)}`,
        cell.statistic,
        amountText(cell),
        against.map((there) => `${there.statistic} ${amountText(there)}`).join(', '),
        percent === undefined || agrees ? '' : percentText(percent),
      ]),
      width,
    ),
  ];
}

function rankRow({ cell, rank }: Checked, datasets: Datasets): string[] {
  return [
    `  ${nameOf(cell, datasets)}`,
    `${rank?.here} of ${rank?.of} by ${cell.statistic}`,
    `${rank?.there} of ${rank?.ofThere} by ${rank?.by}`,
  ];
}

function nameOf({ role, place, level }: SourceCell, { places }: Datasets): string {
  const name = places.get(place)?.name ?? (place || 'no country given');
  return [...(role === 'backend' ? [] : [role]), name, ...(level === '' ? [] : [level])].join(', ');
}
