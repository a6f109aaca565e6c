/** A guide held against an official table: how many of its figures agree, which differ most, whose rank is another. */
import { ordinal } from '../chat/format-number.ts';
import { type Checked, crossCheck } from '../datasets/cross-check.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { Figure, Source } from '../datasets/records.ts';
import { apartSaid, likeInRow } from './apart.ts';
import { counted } from './counted.ts';
import { type Draft, join, type Said, say } from './draft.ts';
import { describeStatistic } from './format-figure.ts';
import { unlikeStatistics } from './guides-beside.ts';
import { withVintage } from './pay-cells.ts';
import { capital, countsNotes } from './pay-rows.ts';

const MOST_DIFFERENCES = 8;
const MOST_RANKS = 4;

export interface Checkable {
  readonly guide: Source;
  readonly table: Source;
}

/** The guide that prints most of what an official table has as well, and that table in the guide's own vintage. */
export function checkable(datasets: Datasets, wanted: readonly string[] = []): Checkable | undefined {
  const isWanted = ({ id }: Source): boolean => wanted.length === 0 || wanted.includes(id);
  const official = [...datasets.tables.values()].map(({ source }) => source).filter((one) => one.official);
  const tables = official.some(isWanted) ? official.filter(isWanted) : official;
  const prints = new Map<string, number>();
  for (const { source, place, topics } of datasets.figures.values())
    if (place !== undefined && topics.includes('pay') && datasets.rows.at('backend', place).length > 0)
      prints.set(source, (prints.get(source) ?? 0) + 1);
  const guides = [...datasets.sources.values()].filter(
    ({ id }) => prints.has(id) && !datasets.tables.has(id),
  );
  const asked = guides.some(isWanted) ? guides.filter(isWanted) : wanted.length > 1 ? [] : guides;
  const [guide] = asked.sort((a, b) => (prints.get(b.id) ?? 0) - (prints.get(a.id) ?? 0));
  const newest = tables.sort((a, b) => (b.year ?? 0) - (a.year ?? 0));
  const table = newest.find(({ vintage }) => vintage === guide?.vintage) ?? newest[0];
  return guide && table ? { guide, table } : undefined;
}

interface Pair {
  readonly ours: Figure;
  readonly theirs: Figure;
}

export function answerCrossCheck({ guide, table }: Checkable, datasets: Datasets): Draft {
  const { checked } = crossCheck(datasets, guide.id, table.id);
  const differing = checked
    .filter(({ agrees, percent }) => !agrees && percent !== undefined)
    .sort((a, b) => Math.abs(b.percent ?? 0) - Math.abs(a.percent ?? 0))
    .flatMap((one) => pairOf(one, guide, table, datasets) ?? []);
  const agreeing = checked.filter(({ agrees }) => agrees).length;
  const [widest] = differing;
  const shown = differing.slice(0, MOST_DIFFERENCES);
  const moved = checked.filter(({ rank }) => rank !== undefined && rank.here !== rank.there);
  return {
    outcome: checked.length > 0 ? 'answer' : 'no-data',
    headline: say`${counted('Figures in both', checked.length)} figures of ${guide.short} can be held against ${withVintage(table)}: ${counted('Figures that agree', agreeing)} agree, ${counted('Figures that differ', checked.length - agreeing)} differ${widest ? say`, most of all ${widest.ours.label}: ${widest.ours} against ${widest.theirs}` : ''}.`,
    blocks:
      shown.length === 0
        ? []
        : [
            {
              kind: 'table',
              title: say`The widest apart`,
              columns: ['What', 'Guide', 'Official', 'Guide is'],
              rows: shown.map(({ ours, theirs }) => [
                say`${nameOf(ours, datasets)}, ${describeStatistic(theirs)}`,
                say`${ours}`,
                say`${theirs}`,
                apartSaid(ours, theirs) ?? say``,
              ]),
            },
          ],
    notes: [
      ...ranksSaid(moved, datasets),
      ...(shown.some(({ ours, theirs }) => ours.statistic !== theirs.statistic) ? [unlikeStatistics()] : []),
      say`Neither is corrected by the other; replies show both, the official one first.`,
      ...countsNotes(
        shown.slice(0, 1).flatMap(({ ours, theirs }) => [theirs, ours]),
        datasets,
      ),
    ],
    followUps: ['top states', 'top metros', 'where do the sources disagree?'],
  };
}

/** The two figures behind a comparison, where both are single values. */
function pairOf({ cell }: Checked, guide: Source, table: Source, datasets: Datasets): Pair | undefined {
  const ours = datasets
    .written(cell.role, cell.place)
    .find(
      ({ source, unit, low, high, level }) =>
        source === guide.id &&
        unit === cell.unit &&
        low === cell.low &&
        high === cell.high &&
        (level ?? '') === cell.level,
    );
  const row = datasets.rows
    .at(cell.role, cell.place, table.year)
    .find(({ source, unit, level }) => source.id === table.id && unit === cell.unit && level === undefined);
  const theirs = ours && row && likeInRow(ours, row);
  return ours && theirs ? { ours, theirs } : undefined;
}

/** `New Jersey is 6th in the guide's list and 12th of 54 in the table`, those that moved most first. */
function ranksSaid(moved: readonly Checked[], datasets: Datasets): Said[] {
  const furthest = [...moved]
    .sort((a, b) => shift(b) - shift(a))
    .slice(0, MOST_RANKS)
    .flatMap(({ cell, rank }) =>
      rank
        ? [
            say`${datasets.places.get(cell.place)?.name ?? cell.place} ${ordinal(rank.here)}, in the table ${ordinal(rank.there)} of ${counted('Places ranked', rank.ofThere)}`,
          ]
        : [],
    );
  return furthest.length > 0 ? [say`Another rank in the guide's own lists: ${join(furthest, '; ')}.`] : [];
}

function shift({ rank }: Checked): number {
  return rank ? Math.abs(rank.there - rank.here) : 0;
}

function nameOf({ place, label }: Figure, { places }: Datasets): string {
  return place === undefined || place === 'us' ? capital(label) : (places.get(place)?.name ?? label);
}
