/**
 * Statements of the sources that say just what was asked: "who drives pay in Washington" is about pay by state, and
 * one statement names the employers.
 */
import type { Statement } from '../datasets/records.ts';
import { featuresWithNames } from './features.ts';
import type { NumbersMeant } from './money-meant.ts';
import { createPhrasingIndex } from './phrasing-index.ts';
import type { PhrasingTable } from './phrasing-table.ts';
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

/**
 * Finds by how people ask for each statement.
 * @param asked the statements that the table was made of, in its order
 */
export function createStatementFinder(asked: readonly Statement[], table: PhrasingTable): StatementFinder {
  const index = createPhrasingIndex(asked, table);
  return (recognised) => {
    const fitting = index
      .rank(featuresWithNames(recognised))
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
