/** Changes of big tables in words: a line each, with what can be asked about them. */
import { cited, join, type Said, say } from '../../answers/draft.ts';
import { capital } from '../../answers/pay-rows.ts';
import type { Datasets } from '../../datasets/datasets.ts';
import type { Figure, Place } from '../../datasets/records.ts';
import type { SourceThen } from './figures-kept.ts';
import type { Change } from './find-changes.ts';
import type { TableChange } from './find-table-changes.ts';
import { medianFigure, type Vintage } from './official-pay.ts';
import { placeAlone } from './spotlights/place-words.ts';
import { changeSaid, movesSaid, upSaid } from './spotlights/since-last-vintage.ts';
import { countedIn, PLURALS } from './spotlights/table-words.ts';

const MOST_REVISED = 3;
const MOST_NAMED = 2;

/** A change as a line, without a full stop. */
export function sayTableChange(change: TableChange): Said {
  switch (change.kind) {
    case 'newer-table': {
      const { source, before, nations } = change;
      const what = say`New: ${nameOf(source)}, after ${before.vintage}${cited({ source: source.id, section: '' })}`;
      const said = nations.map(
        (move) =>
          say`${placeAlone(move.place)} median: ${move.before} → ${move.now} a year${changeSaid(move.now, move.before)}`,
      );
      return said.length > 0 ? say`${what}. ${join(said, '; ')}` : what;
    }
    case 'table-moves': {
      const { most, least } = change.moves;
      const said = [
        upSaid(change.moves),
        ...(most.length > 0 ? [say`Up most: ${movesSaid(most)}`] : []),
        ...(least.length > 0 ? [say`Down most: ${movesSaid(least)}`] : []),
      ];
      return join(said, '. ');
    }
    case 'table-largest':
      return say`Among the biggest ${PLURALS[change.moves.kind]}: ${movesSaid(change.moves.largest)}`;
    case 'table-lacks': {
      const { source, before, places } = change;
      return say`${capital(PLURALS[places])} stay those of ${before.vintage}: ${nameOf(source)} have none${cited({ source: source.id, section: '' })}`;
    }
    case 'new-table':
      return newTableSaid(change.vintages);
    case 'revised-table': {
      const { source, moves } = change;
      const shown = moves.slice(0, MOST_REVISED);
      const said = shown.map(
        ({ now, before }) => say`${now.label} ${before} → ${now}${changeSaid(now, before)}`,
      );
      const rest = moves.length > shown.length ? ', and more' : '';
      const cite = cited({ source: source.id, section: '' });
      return said.length > 0
        ? say`Corrected in ${nameOf(source)}: ${join(said, '; ')}${rest}${cite}`
        : say`Corrected in ${nameOf(source)}: some backend figures, none of them a nation's or a large place's median${cite}`;
    }
    case 'gone-table': {
      const { source, left } = change;
      const instead = left ? `; pay is from ${nameOf(left)} now` : '';
      return say`No longer a source: ${nameOf(source)}, ${source.publisher}${instead}`;
    }
  }
}

/** Figures before and after, in pairs, for a chart. */
export function pairsOf(change: TableChange): Figure[] {
  switch (change.kind) {
    case 'newer-table':
      return change.nations.flatMap(({ before, now, place }) => [
        { ...before, label: `${placeAlone(place)}, ${change.before.vintage}` },
        { ...now, label: `${placeAlone(place)}, ${change.source.vintage}` },
      ]);
    case 'revised-table':
      return change.moves.slice(0, MOST_REVISED).flatMap(({ before, now }) => [before, now]);
    default:
      return [];
  }
}

/** What can be asked about it, answered as it stands; nothing where nothing is new. */
export function questionAbout(change: Change, { tables }: Datasets): string | undefined {
  if (change.kind === 'new-table') return questionsAbout(change.vintages)[0];
  if (change.kind !== 'newer-table') return undefined;
  const [nation] = change.nations;
  const canCompare = tables.has(change.before.id) && nation;
  return canCompare ? `${placeAlone(nation.place).toLowerCase()} since last year` : undefined;
}

function newTableSaid(vintages: readonly Vintage[]): Said {
  const [newest, ...others] = vintages;
  if (!newest) return [];
  const { source } = newest;
  const cite = cited({ source: source.id, section: '' });
  const places = new Set(vintages.flatMap(({ medians }) => [...medians.keys()]));
  const nation = nationIn(vintages);
  const occupations = Math.max(...vintages.map(({ from }) => from.table.columns.roles.length));
  const parts = [
    say`${countedIn(occupations, 'Occupations in the table', nation?.figure)} occupation${occupations === 1 ? '' : 's'}`,
    ...(places.size > 1
      ? [say`backend pay in ${countedIn(places.size, 'Places with a median', nation?.figure)} places`]
      : []),
    ...(nation ? [say`${placeAlone(nation.place)} median ${nation.figure}`] : []),
  ];
  const asks = questionsAbout(vintages).map((text) => `“${text}”`);
  const ask = asks.length > 0 ? `. Ask: ${asks.join(', ')}` : '';
  return say`New source: ${nameOf(source)} (${source.publisher})${earlierSaid(others)}${cite}: ${join(parts, '; ')}${ask}`;
}

function earlierSaid(others: readonly Vintage[]): Said {
  if (others.length > MOST_NAMED)
    return say`, with ${countedIn(others.length, 'Earlier vintages', undefined)} earlier ones`;
  return others.length > 0 ? say`, with ${others.map(({ source }) => source.vintage).join(', ')}` : [];
}

function nationIn(
  vintages: readonly Vintage[],
): { readonly place: Place; readonly figure: Figure } | undefined {
  for (const vintage of vintages) {
    const nation = [...vintage.medians.values()].find(({ place }) => place.kind === 'country');
    const figure = nation && medianFigure(vintage, nation);
    if (figure) return { place: nation.place, figure };
  }
  return undefined;
}

/** Rankings where there are some, else a place, else the occupation that it tells most of. */
function questionsAbout(vintages: readonly Vintage[]): string[] {
  const places = new Map(
    vintages.flatMap(({ medians }) => [...medians.values()].map(({ place }) => [place.id, place] as const)),
  );
  const kinds = new Set([...places.values()].map(({ kind }) => kind));
  const tops = (['metro', 'state'] as const).filter((kind) => kinds.has(kind)).map((kind) => `top ${kind}s`);
  if (tops.length > 0) return tops;
  const [place] = [...places.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (place) return [`backend pay in ${placeAlone(place).toLowerCase()}`];
  const rowsOf = (role: string): number => {
    const [{ from, to } = { from: 0, to: 0 }] = vintages.map((one) => one.from.table.rowsOfRole(role));
    return to - from;
  };
  const [role] = vintages
    .flatMap(({ from }) => [...from.roles.values()])
    .sort((a, b) => rowsOf(b.id) - rowsOf(a.id) || (a.id < b.id ? -1 : 1));
  return role ? [role.name.toLowerCase()] : [];
}

/** `the BLS tables of May 2025`: never without the vintage, whether the source is still there or not. */
function nameOf({ short, vintage }: Pick<SourceThen, 'short' | 'vintage'>): string {
  return short.includes(vintage) ? short : `${short} (${vintage})`;
}
