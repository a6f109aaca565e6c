/**
 * Pay where a table has it: the official figure first, then what a guide prints for the same cell and how far apart
 * they are. A level in a place is joined from a place's percentiles and a guide's mapping.
 */
import type { Datasets } from '../datasets/datasets.ts';
import type { NamedPlace, Request } from '../understanding/request.ts';
import { cellsSaid } from './cells-said.ts';
import { figuresShown, namesOf, tableOf } from './cells-shown.ts';
import { type Draft, say } from './draft.ts';
import { between, unlike } from './guides-beside.ts';
import { jointsOf, saysTheSame } from './joint.ts';
import { type LevelsAsked, levelsAsked } from './levels-asked.ts';
import { cellsAsked, figureIn, type PayCell, titleOf } from './pay-cells.ts';
import { capital, countsNotes, figureNotes, periodNote, premiumBlocks } from './pay-rows.ts';
import { SINCE, sinceYearBefore } from './since-last-year.ts';
import { tableNotes } from './table-notes.ts';

const MOST_CELLS = 4;
const MOST_COUNTED = 2;

/** Undefined where no table has anything for what was asked. */
export function payFromTables(request: Request, datasets: Datasets): Draft | undefined {
  if (datasets.tables.size === 0) return undefined;
  const asked = levelsAsked(request.slots, datasets);
  const places = placesAsked(request, datasets);
  const cells = cellsAsked(request, places, asked, datasets).slice(0, MOST_CELLS);
  const { sinceYear } = request.slots;
  if ((request.topics.has(SINCE) || sinceYear !== undefined) && cells.some(({ rows }) => rows.length > 0))
    return sinceYearBefore(cells, sinceYear, datasets);
  const told = cells.map((cell) => ({ cell, joints: jointsOf(cell, asked, datasets) }));
  const national = places.every(({ id }) => id === 'us');
  const useful = told.some(({ cell, joints }) =>
    // A guide's levels for the nation are the mapping itself: without anything newer it has the word.
    asked && national && cell.role === 'backend'
      ? cell.atLevel.length > 0 || joints.some((joint) => !saysTheSame(joint))
      : cell.rows.length + cell.atLevel.length > 0,
  );
  if (!useful) return undefined;
  const shown = cells.flatMap((cell) => figuresShown(cell, cells.length, request));
  const { headline, how } = cellsSaid(told, asked, request, datasets);
  const names = namesOf(shown, cells, datasets);
  const joints = told.flatMap((one) => one.joints);
  const rows = cells.flatMap((cell) => (asked && cell.atLevel.length > 0 ? cell.atLevel : cell.rows));
  return {
    outcome: shown.length > 0 && isAnswered(cells, request, datasets) ? 'answer' : 'no-data',
    headline,
    blocks: [
      ...(how ? [{ kind: 'text' as const, text: how }] : []),
      ...(shown.length > 0 ? [tableOf(shown, names, cells.length > 1 ? joints : [], request, datasets)] : []),
      ...premiumBlocks(request, datasets),
    ],
    notes: [
      ...(new Set(shown.map(({ unit }) => unit)).size > 1
        ? [say`Each in its own currency: no source has an exchange rate, so nothing is converted.`]
        : []),
      ...tableNotes(rows, shown, datasets),
      ...(asked?.differing ? [asked.differing] : []),
      ...(asked || request.slots.percentiles.length > 0 ? [] : unlike(cells)),
      ...periodNote(shown, request, datasets),
      ...figureNotes(
        shown.filter(({ topCoded }) => !topCoded),
        1,
      ),
      ...countsNotes(shown, datasets).slice(0, MOST_COUNTED),
    ],
    chart: { title: capital(cells.map(titleOf).join(' and ')), figures: shown, names },
    followUps: followUps(cells, asked, datasets),
  };
}

/** A percentile below or above all that is published is no answer. */
function isAnswered(cells: readonly PayCell[], { slots }: Request, datasets: Datasets): boolean {
  return (
    slots.percentiles.length === 0 ||
    cells.some(({ rows: [row] }) =>
      slots.percentiles.some((one) => row && (figureIn(row, one) ?? between(one, row, datasets))),
    )
  );
}

/** The places that were named and have a figure; without any the nation. */
function placesAsked({ slots }: Request, datasets: Datasets): NamedPlace[] {
  const named = slots.places.filter(({ covered, id }) => covered && id !== 'us');
  if (named.length > 0) return named;
  const us = datasets.places.get('us');
  return us ? [{ id: us.id, name: us.name, kind: us.kind, covered: true, country: us.id }] : [];
}

function followUps(cells: readonly PayCell[], asked: LevelsAsked | undefined, datasets: Datasets): string[] {
  const [cell] = cells;
  if (!cell) return [];
  const { place, role, rows } = cell;
  const name = place.id === 'us' ? '' : place.name.toLowerCase();
  const [row] = rows;
  const since = row && datasets.rows.before(row) ? [`${name || 'us'} since last year`] : [];
  if (role !== 'backend') return [...since, 'pay overview', 'what do you cover?'];
  const other = place.id === 'seattle' ? 'san francisco' : 'seattle';
  return [
    ...since,
    ...(asked ? [name === '' ? 'pay overview' : name] : [`senior ${name}`.trim()]),
    ...(name === '' ? [] : [`compare ${name} with ${other}`]),
    place.kind === 'state' ? 'top states' : 'top metros',
  ];
}
