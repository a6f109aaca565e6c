/**
 * Statements of the sources that say just what was asked: "who drives pay in Washington" is about pay by state, and
 * one statement names the employers.
 */
import type { Statement } from '../datasets/records.ts';
import { featuresOf } from './features.ts';
import type { NumbersMeant } from './money-meant.ts';
import { createPhrasingIndex } from './phrasing-index.ts';
import type { Slots } from './request.ts';

/** Less near than this, a statement is about something else. */
const LEAST_NEARNESS = 0.5;
/** A second one is told as well when it is nearly as near. */
const NEARLY = 0.93;
const MOST_STATEMENTS = 2;

export interface Found {
  readonly ids: readonly string[];
  /** Zero to one: how near the nearest one is. */
  readonly nearness: number;
  /** Whether the nearest one is about a place, a level or a skill that was named. */
  readonly onNamed: boolean;
}

export type StatementFinder = (recognised: NumbersMeant) => Found;

/** Builds the index of how people ask for each statement. */
export function createStatementFinder(
  statements: readonly Statement[],
  read: (text: string) => NumbersMeant,
): StatementFinder {
  const askable = statements.filter(({ asked }) => asked.length > 0);
  const index = createPhrasingIndex(
    askable,
    askable.map(({ asked }) => asked.map((text) => withNames(read(text)))),
  );
  return (recognised) => {
    const fitting = index
      .rank(withNames(recognised))
      .filter(({ meaning }) => fits(meaning, recognised.slots));
    const [best] = fitting;
    if (!best) return { ids: [], nearness: 0, onNamed: false };
    return {
      ids: fitting
        .filter(({ nearness }) => nearness >= Math.max(LEAST_NEARNESS, best.nearness * NEARLY))
        .slice(0, MOST_STATEMENTS)
        .map(({ meaning }) => meaning.id),
      nearness: best.nearness,
      onNamed: isOnNamed(best.meaning, recognised.slots),
    };
  };
}

/** Here it matters which place and which level is named, not only that one is. */
function withNames(recognised: NumbersMeant): string[] {
  const { levels, places, skills, specialisations } = recognised.slots;
  const named = [...levels, ...[...places, ...skills, ...specialisations].map(({ id }) => id)];
  return [...featuresOf(recognised), ...named.map((id) => `named:${id}`)];
}

function fits({ source, place, level, skill, specialisation }: Statement, slots: Slots): boolean {
  const has = (list: readonly { readonly id: string }[], id: string): boolean =>
    list.some((one) => one.id === id);
  return (
    (slots.sources.length === 0 || has(slots.sources, source)) &&
    (place === undefined || has(slots.places, place)) &&
    (level === undefined || slots.levels.length === 0 || slots.levels.includes(level)) &&
    (skill === undefined || slots.skills.length === 0 || has(slots.skills, skill)) &&
    (specialisation === undefined ||
      slots.specialisations.length === 0 ||
      has(slots.specialisations, specialisation))
  );
}

function isOnNamed({ place, level, skill }: Statement, { places, levels, skills }: Slots): boolean {
  return (
    places.some(({ id }) => id === place) ||
    levels.some((one) => one === level) ||
    skills.some(({ id }) => id === skill)
  );
}
