/** Whose a number is: every figure that has it, with statistic, section, the document's own mark and its notes. */
import type { Datasets } from '../datasets/datasets.ts';
import type { Figure } from '../datasets/records.ts';
import type { Request } from '../understanding/request.ts';
import { cited, type Draft, join, type Said, say } from './draft.ts';
import { describeStatistic, formatFigure } from './format-figure.ts';
import { figureNotes } from './pay-rows.ts';

const MOST_SHOWN = 5;

export function answerWhoseNumber(request: Request, datasets: Datasets): Draft {
  const { slots } = request;
  const asked = [
    ...slots.amounts.map(({ low, high, currency }) => ({ low, high, currency, percent: false })),
    ...percentRanges(slots.percents),
  ];
  const found = [
    ...[...datasets.figures.values()].filter((figure) => asked.some((one) => matches(figure, one))),
    ...asked
      .filter(({ low, high, percent }) => low === high && !percent)
      .flatMap(({ low }) => datasets.rows.withAmount('backend', low, MOST_SHOWN))
      // People quote what is typical sooner than a percentile.
      .sort((a, b) => Number(a.statistic === 'percentile') - Number(b.statistic === 'percentile')),
  ];
  const exact = found.filter((figure) =>
    asked.some((one) => figure.low === one.low && figure.high === one.high),
  );
  const shown = (
    exact.length > 0 && asked.every(({ low, high }) => low !== high) ? exact : rank(found, exact)
  ).slice(0, MOST_SHOWN);
  const [first] = shown;
  if (!first) {
    const near = nearest(asked[0]?.low ?? 0, asked[0]?.percent ?? false, datasets);
    return {
      outcome: 'no-data',
      headline: say`No source has exactly that number.`,
      blocks: near ? [{ kind: 'list', title: say`The nearest`, items: [describe(near, datasets)] }] : [],
      followUps: ['pay overview', 'top metros', 'where do your numbers come from?'],
    };
  }
  return {
    outcome: 'answer',
    headline: say`${first}: ${first.label}, ${statisticOf(first, datasets)}.`,
    blocks: [{ kind: 'list', items: shown.map((figure) => describe(figure, datasets)) }],
    notes: figureNotes(shown, 3),
    followUps: ['where do the sources disagree?', 'where do your numbers come from?'],
  };
}

/** Two shares are the ends of one range: "10-15%". */
function percentRanges(
  percents: readonly number[],
): { low: number; high: number; currency: undefined; percent: true }[] {
  const [low, high, ...more] = percents;
  if (low === undefined) return [];
  const ends =
    high !== undefined && more.length === 0 ? [[low, high]] : percents.map((value) => [value, value]);
  return ends.map(([from = low, to = low]) => ({
    low: Math.min(from, to),
    high: Math.max(from, to),
    currency: undefined,
    percent: true,
  }));
}

function matches(
  figure: Figure,
  one: { low: number; high: number; currency: string | undefined; percent: boolean },
): boolean {
  const isPercent = figure.unit === 'percent';
  if (one.percent !== isPercent && !(figure.unit === 'ratio' && !one.percent)) return false;
  if (one.currency && !figure.unit.startsWith(one.currency) && figure.unit.includes('/')) return false;
  return one.low === one.high
    ? figure.low === one.low || figure.high === one.low || (!one.percent && isQuoted(figure, one.low))
    : figure.low === one.low && figure.high === one.high;
}

/** "133k" for a published 133,080: thousands without the rest, as people quote. */
export function isQuoted(figure: Figure, thousands: number): boolean {
  if (!figure.unit.endsWith('/year') || figure.low !== figure.high || thousands % 1000 !== 0) return false;
  return figure.low - thousands >= 0 && figure.low - thousands < 1000;
}

/** A number that is the whole figure goes before one that is an end of a range. */
function rank(found: readonly Figure[], exact: readonly Figure[]): Figure[] {
  return [...exact, ...found.filter((figure) => !exact.includes(figure))];
}

function describe(figure: Figure, datasets: Datasets): Said {
  const source = datasets.sources.get(figure.source);
  const marks = figure.marks.map((mark) => `[${mark}]`);
  const own =
    marks.length > 0
      ? ` The guide marks it with its own ${marks.length > 1 ? 'references' : 'reference'} ${marks.join(' and ')}, whose list is not in our copy.`
      : '';
  return say`${figure.label}: ${figure}, ${statisticOf(figure, datasets)}; ${source ? (source.short.includes(source.vintage) ? source.short : `${source.short}, ${source.vintage}`) : figure.source}, “${figure.section}”.${own}${between(figure, datasets)}${cited(figure)}`;
}

/** What a difference, a ratio or a premium is between. */
function between({ between: ids = [] }: Figure, datasets: Datasets): Said {
  const ends = ids.flatMap((id) => datasets.figures.get(id) ?? []);
  return ends.length > 0
    ? say` Between ${join(
        ends.map((one) => say`${one.label} (${one})`),
        ' and ',
      )}.`
    : [];
}

function statisticOf(figure: Figure, { tables }: Datasets): string {
  // A table's figure has its statistic in its label.
  if (tables.has(figure.source)) return figure.level ?? 'all levels';
  const said = describeStatistic(figure);
  return /^(mean|median|average|range|base pay|percentile)/.test(said) && !figure.level
    ? `${said}${figure.topics.includes('pay') && !figure.label.includes('all levels') ? ', all levels' : ''}`
    : said;
}

function nearest(value: number, percent: boolean, datasets: Datasets): Figure | undefined {
  const pay = [...datasets.figures.values()].filter(({ unit }) =>
    percent ? unit === 'percent' : unit.endsWith('/year'),
  );
  return pay.sort(
    (a, b) =>
      Math.abs(a.low - value) - Math.abs(b.low - value) || formatFigure(a).localeCompare(formatFigure(b)),
  )[0];
}
