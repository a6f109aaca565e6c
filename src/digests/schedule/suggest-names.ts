/** What a misspelt word was likely meant to be. */

import { MONTH_NAMES } from '../../chat/month-names.ts';
import { chooseZone } from './choose-zone.ts';
import { longWeekdays } from './day-names.ts';
import { foldLetters } from './fold-letters.ts';
import { worldCities } from './world-cities.ts';
import { type ZoneMeaning, zoneNames } from './zone-names.ts';

const LEAST_LETTERS = 4;
const MOST_LETTERS = 30;
/** From so many letters on two may be wrong. */
const LETTERS_FOR_TWO = 6;
/** Cities that people set clocks by. */
const LEAST_PEOPLE = 300_000;

const WORDS = [
  ...[...longWeekdays, ...MONTH_NAMES, 'first', 'second', 'third', 'fourth', 'last', 'daily'],
  ...['weekdays', 'weekends', 'weekly', 'monthly', 'quarterly', 'yearly', 'every'],
  ...['midnight', 'noon', 'morning', 'afternoon', 'evening', "o'clock"],
];

/** A word that schedules are made of: "wendesday" → "Wednesday". */
export function suggestWord(typed: string): string | undefined {
  return nearest(
    WORDS.map((word) => [foldLetters(word), word]),
    typed,
  );
}

/** The zone whose name is nearest: "berln" → "Europe/Berlin". */
export function suggestZone(typed: string): string | undefined {
  names ??= namesOfClocks();
  const named = nearest(names, typed);
  if (named === undefined) return undefined;
  const choice = chooseZone([{ typed, meaning: named }], undefined);
  return choice.kind === 'zone' ? choice.zone : undefined;
}

let names: readonly (readonly [name: string, meaning: ZoneMeaning])[] | undefined;

function namesOfClocks(): NonNullable<typeof names> {
  const cities = [...worldCities().cities].filter(
    ([, { zones }]) => Math.max(...zones.values()) >= LEAST_PEOPLE,
  );
  // Shorter ones are what clocks are called.
  return [...zoneNames(), ...cities].filter(([{ length }]) => length > LEAST_LETTERS);
}

function nearest<Meaning extends string | ZoneMeaning>(
  names: readonly (readonly [name: string, meaning: Meaning])[],
  typed: string,
): Meaning | undefined {
  if (typed.length < LEAST_LETTERS || typed.length > MOST_LETTERS) return undefined;
  let best: Meaning | undefined;
  let bestHasSameStart = false;
  let least = typed.length < LETTERS_FOR_TWO ? 1 : 2;
  for (const [name, meaning] of names) {
    if (name === typed || name.length < LEAST_LETTERS || Math.abs(name.length - typed.length) > least)
      continue;
    const wrong = lettersWrong(typed, name);
    const sameStart = name[0] === typed[0];
    // Of two as near, the first letter tells: people seldom get that wrong.
    const isNearer =
      best === undefined ? wrong < 2 || sameStart : wrong === least && sameStart && !bestHasSameStart;
    if (wrong < least || (wrong === least && isNearer)) {
      best = meaning;
      bestHasSameStart = sameStart;
      least = wrong;
    }
  }
  return best;
}

/** Letters to add, leave out, change, or swap with the next. */
function lettersWrong(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const ways = [(row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1)];
      next.push(Math.min(...ways, swapped ? (before[j - 2] ?? Infinity) + 1 : Infinity));
    }
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
}
