/** Which level was asked for, by name or by years; by years each source's own ladder decides. */
import type { Datasets } from '../datasets/datasets.ts';
import {
  LEVEL_NAMES,
  LEVEL_WORDS,
  LEVELS,
  type Level,
  levelsForYears,
  OPEN_YEARS,
  yearsToText,
} from '../datasets/levels.ts';
import type { Figure } from '../datasets/records.ts';
import type { Slots } from '../understanding/request.ts';
import { type Said, say } from './draft.ts';

export interface LevelsAsked {
  /** How the asker put it: `Senior`, `5 years`. */
  readonly label: string;
  /** The same as one would type it: `senior`, `5 years`. */
  readonly words: string;
  /** Whether a figure is for a level that was asked for, by its own source's ladder. */
  fits(figure: Figure): boolean;
  /** Set when years were given and the sources' ladders put them differently. */
  readonly differing?: Said;
}

/** Undefined when neither a level nor years were given. A level's name goes before years. */
export function levelsAsked({ levels, years }: Slots, datasets: Datasets): LevelsAsked | undefined {
  if (!years && levels.length === 0) return undefined;
  const byYears = (source: string): readonly Level[] =>
    years ? levelsForYears(datasets.sources.get(source)?.ladder ?? [], years) : [];
  const differing = years && ladderNote(years, levels, byYears, datasets);
  const named = [...levels].sort((a, b) => LEVELS.indexOf(a) - LEVELS.indexOf(b));
  // "Junior to staff": those between are meant as well.
  const [first = 'entry', last = first] = [named[0], named.at(-1)];
  const meant = LEVELS.slice(LEVELS.indexOf(first), LEVELS.indexOf(last) + 1);
  return {
    words: named.length > 0 ? named.map((level) => LEVEL_WORDS[level]).join(' ') : yearsAsked(years),
    label: named.length > 0 ? named.map((level) => LEVEL_NAMES[level]).join(' to ') : yearsAsked(years),
    fits: ({ level, source }) =>
      level !== undefined && (named.length > 0 ? meant.includes(level) : byYears(source).includes(level)),
    ...(differing ? { differing } : {}),
  };
}

/** `5 years`, `5–7 years`, `1 year`. */
function yearsAsked(years: Slots['years']): string {
  if (!years) return '';
  const { from, to } = years;
  if (to >= OPEN_YEARS) return `${from}+ years`;
  const number = from === to ? String(Math.round(from * 10) / 10) : `${from}–${to}`;
  return `${number} year${number === '1' ? '' : 's'}`;
}

function ladderNote(
  years: NonNullable<Slots['years']>,
  named: readonly Level[],
  byYears: (source: string) => readonly Level[],
  datasets: Datasets,
): Said | undefined {
  const views = [...datasets.sources.values()]
    .map((source) => ({ source, levels: byYears(source.id) }))
    .filter(({ source, levels }) => source.ladder.length > 1 && levels.length > 0);
  const distinct = new Set(views.map(({ levels }) => levels.join()));
  if (distinct.size < 2 && named.every((level) => views.every(({ levels }) => levels.includes(level))))
    return undefined;
  const said = views.map(({ source, levels }) => {
    const rungs = source.ladder.filter(({ level }) => levels.includes(level));
    return `${source.short} ${rungs.map((rung) => `${LEVEL_NAMES[rung.level].toLowerCase()} (${yearsToText(rung)})`).join(' or ')}`;
  });
  return say`The ladders differ at ${yearsAsked(years)}: ${said.join('; ')}.`;
}
