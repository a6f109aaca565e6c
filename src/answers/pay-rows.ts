/** Rows, notes and the smaller pieces that answers about pay share. */
import type { Datasets } from '../datasets/datasets.ts';
import type { Figure } from '../datasets/records.ts';
import type { Request } from '../understanding/request.ts';
import { type BlockDraft, cited, join, type Said, say, type TableDraft } from './draft.ts';
import { describeStatistic } from './format-figure.ts';
import { inPeriod, PERIOD_NAMES, periodsAYear } from './periods.ts';
import { fromStatement } from './statement.ts';

const MOST_RELATIONS = 2;

/** A table of figures: what it is, its value in the period asked for, which statistic. */
export function payTable(
  figures: readonly Figure[],
  { slots }: Request,
  datasets: Datasets,
  title?: Said,
): TableDraft {
  const period = slots.period;
  const heading = period === undefined || period === 'year' ? 'A year' : `Pay ${PERIOD_NAMES[period]}`;
  return {
    kind: 'table',
    ...(title ? { title } : {}),
    columns: ['What', heading, 'Statistic'],
    rows: figures.map((figure) => {
      const { value, derived } = inPeriod(figure, period, datasets);
      const worked = derived ? ', worked out' : '';
      return [say`${figure.label}`, value, say`${describeStatistic(figure)}${worked}`];
    }),
  };
}

/** The same under names that say which statistic each is. @param names one for each figure */
export function namedTable(
  figures: readonly Figure[],
  names: readonly string[],
  request: Request,
  datasets: Datasets,
  title?: Said,
): TableDraft {
  const { columns, rows, ...table } = payTable(figures, request, datasets, title);
  return {
    ...table,
    columns: columns.slice(0, 2),
    rows: rows.map(([, ...cells], i) => [say`${names[i] ?? ''}`, ...cells.slice(0, 1)]),
  };
}

/** The nation's percentiles, a year and an hour side by side unless another period was asked for. */
export function percentileTable(points: readonly Figure[], request: Request, datasets: Datasets): TableDraft {
  const { period } = request.slots;
  const title = say`US, all levels`;
  if (period !== undefined && period !== 'year' && period !== 'hour')
    return payTable(points, request, datasets, title);
  return {
    kind: 'table',
    title,
    columns: ['Percentile', 'A year', 'An hour'],
    rows: points.map((figure) => [
      say`${figure.label}`,
      say`${figure}`,
      inPeriod(figure, 'hour', datasets).value,
    ]),
  };
}

/** The table as a block, or nothing where its only row would repeat the headline. */
export function payTables(figures: readonly Figure[], request: Request, datasets: Datasets): TableDraft[] {
  return figures.length > 1 ? [payTable(figures, request, datasets)] : [];
}

/** A figure's value in the period asked for, with its words: `$79.33 an hour`. */
export function payValue(figure: Figure, { slots }: Request, datasets: Datasets): Said {
  const { value } = inPeriod(figure, slots.period, datasets);
  const per = slots.period === undefined || slots.period === 'year' ? '' : ` ${PERIOD_NAMES[slots.period]}`;
  return say`${value}${per}`;
}

/** Says that numbers per hour, day, week or month are our arithmetic, where they are. */
export function periodNote(figures: readonly Figure[], { slots }: Request, datasets: Datasets): Said[] {
  const { period } = slots;
  if (period === undefined || !figures.some((figure) => inPeriod(figure, period, datasets).derived))
    return [];
  return period === 'year'
    ? []
    : [say`Worked out from yearly pay: a full year has ${periodsAYear(period)} ${period}s.`];
}

/** Whom each source behind the figures counts, one note a source. */
export function countsNotes(figures: readonly Figure[], datasets: Datasets): Said[] {
  return [...new Set(figures.map((figure) => figure.source))].flatMap((id) => {
    const source = datasets.sources.get(id);
    const section = figures.find((figure) => figure.source === id)?.section ?? '';
    if (!source) return [];
    const said = datasets.tables.has(id)
      ? say`Counted in ${source.short}: ${source.counts}.`
      : say`${capital(source.short)} counts ${source.counts}.`;
    return [[...said, ...cited({ source: id, section })]];
  });
}

/** What a source says lies between figures that are shown, or between one of them and the national median. */
export function relationNotes(shown: readonly Figure[], datasets: Datasets): Said[] {
  const ids = new Set(shown.map(({ id }) => id));
  const isMedian = (id: string | undefined): boolean => {
    const figure = datasets.figures.get(id ?? '');
    return figure?.place === 'us' && figure.statistic === 'median';
  };
  return [...datasets.figures.values()]
    .filter(({ id, between: [of, to] = [] }) => {
      if (of === undefined || to === undefined || ids.has(id)) return false;
      return ids.has(of) && (ids.has(to) || isMedian(to));
    })
    .slice(0, MOST_RELATIONS)
    .map((figure) => say`${figure.label}: ${figure}${endsOf(figure, datasets)}.`);
}

/** What a difference or a premium is between: ` ($155,000 against $106,250)`. */
export function endsOf({ between = [] }: Figure, datasets: Datasets): Said {
  const ends = between.flatMap((id) => datasets.figures.get(id) ?? []);
  return ends.length === 2
    ? say` (${join(
        ends.map((one) => say`${one}`),
        ' against ',
      )})`
    : [];
}

/** The notes that the figures themselves carry, each once, at most so many. */
export function figureNotes(figures: readonly Figure[], most: number): Said[] {
  const notes = new Set(figures.flatMap(({ note }) => (note === undefined ? [] : [note])));
  return [...notes].slice(0, most).map((note) => say`${note}`);
}

/** What skills and specialisations that were asked along with pay do to it. */
export function premiumBlocks({ slots }: Request, datasets: Datasets): BlockDraft[] {
  const items = [
    ...(slots.roles.some(({ id }) => id === 'full-stack')
      ? datasets
          .about('frontend')
          .filter(({ text }) => /full-stack/i.test(text))
          .map((statement) => fromStatement(statement, datasets))
      : []),
    ...slots.specialisations
      .flatMap(({ id }) =>
        datasets.about('specialisation').filter((statement) => statement.specialisation === id),
      )
      .map((statement) => fromStatement(statement, datasets)),
    ...slots.skills.flatMap(({ id }) => {
      const skill = datasets.skills.get(id);
      return skill
        ? [
            say`${skill.name}: ${skill.impact.toLowerCase()}; demand ${skill.demand.toLowerCase()}${cited(skill)}`,
          ]
        : datasets
            .about('skill')
            .filter((said) => said.skill === id)
            .map((said) => fromStatement(said, datasets));
    }),
  ];
  return items.length > 0 ? [{ kind: 'list', title: say`On top of that`, items }] : [];
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
