/** Which figures of the cells that were asked for are shown, and what each is called beside the others. */
import type { Datasets } from '../datasets/datasets.ts';
import { LEVEL_NAMES } from '../datasets/levels.ts';
import type { Figure } from '../datasets/records.ts';
import type { Request } from '../understanding/request.ts';
import { say, type TableDraft } from './draft.ts';
import { describeStatistic } from './format-figure.ts';
import { comparable } from './guides-beside.ts';
import { type Joint, jointValue, levelOf } from './joint.ts';
import { type PayCell, placeName, typicalOf } from './pay-cells.ts';
import { capital, namedTable } from './pay-rows.ts';

/** All of one cell; of several what can be set side by side. Of what was not asked for only what is typical. */
export function figuresShown(cell: PayCell, cells: number, { slots }: Request): Figure[] {
  const [row] = cell.rows;
  const [atLevel, ...othersAtLevel] = cell.atLevel;
  const pointsOf = (figures: readonly Figure[]): readonly Figure[] =>
    cells === 1 ? figures : figures.filter((one) => isWanted(one, cells, slots.percentiles));
  const typical = (rows: PayCell['rows']): Figure[] => rows.flatMap((one) => typicalOf(one) ?? []);
  // A row of all levels says more than its median only where no source has the level itself.
  const points = !row ? [] : atLevel ? typical([row]) : pointsOf(row.figures);
  return [
    ...cell.guidesAtLevel,
    ...(atLevel ? pointsOf(atLevel.figures) : []),
    ...typical(othersAtLevel),
    ...points,
    ...typical(cell.rows.slice(1)),
    ...(row ? comparable(cell, row).map(({ guide }) => guide) : cell.guides),
  ];
}

function isWanted({ percentiles }: Figure, cells: number, wanted: readonly number[]): boolean {
  const [percentile = 0] = percentiles ?? [];
  return (
    percentile === 50 ||
    wanted.includes(percentile) ||
    (cells === 2 && (percentile === 25 || percentile === 75))
  );
}

/** The joined ranges first, where there are several, then the figures under their names. */
export function tableOf(
  shown: readonly Figure[],
  names: readonly string[],
  joints: readonly Joint[],
  request: Request,
  datasets: Datasets,
): TableDraft {
  const table = namedTable(shown, names, request, datasets);
  const joined = joints.map((joint) => {
    const place = nameOf(joint.row.place, datasets);
    return [
      say`${capital(levelOf(joint.mapping))}, ${place}, worked out`,
      jointValue(joint, place, request.slots.period),
    ];
  });
  return { ...table, rows: [...joined, ...table.rows] };
}

/** What each figure is called in the table and in the chart: no more than tells it from the others. */
export function namesOf(shown: readonly Figure[], cells: readonly PayCell[], datasets: Datasets): string[] {
  const [first] = cells;
  const alone = {
    role: cells.every(({ role }) => role === first?.role),
    place: cells.every(({ place }) => place.id === first?.place.id),
  };
  const main = shown.find(({ source }) => datasets.tables.has(source))?.source;
  return shown.map((figure) => {
    const statistic = describeStatistic(figure);
    if (!datasets.tables.has(figure.source)) {
      const { label } = figure;
      const says = figure.level !== undefined || label.toLowerCase().includes(statistic);
      return capital(says ? label : `${label}, ${statistic}`);
    }
    const { role, place, level, source } = figure;
    const roleName = cells.find((cell) => cell.role === role)?.roleName;
    const whose = datasets.sources.get(source)?.short.replace(/^the /, '') ?? source;
    return capital(
      [
        ...(alone.role ? [] : [roleName ?? 'Backend']),
        ...(level === undefined ? [] : [LEVEL_NAMES[level]]),
        ...(alone.place ? [] : [nameOf(place, datasets)]),
        // Another table's figure of the same name.
        statistic + (source === main ? '' : ` (${whose})`),
      ].join(', '),
    );
  });
}

function nameOf(id = '', { places }: Datasets): string {
  return placeName(places.get(id) ?? { id, name: id });
}
