/** The four levels that every source is mapped to, and which of them a number of years falls into. */
export const LEVELS = ['entry', 'mid', 'senior', 'staff'] as const;
export type Level = (typeof LEVELS)[number];

export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  entry: 'Entry / junior',
  mid: 'Mid-level',
  senior: 'Senior',
  staff: 'Staff / principal',
};

/** A level as it stands before a noun: a junior engineer. */
export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  entry: 'junior',
  mid: 'mid-level',
  senior: 'senior',
  staff: 'staff',
};

/** One step of a source's ladder: years of experience, both ends included; no upper end means open. */
export interface Rung {
  readonly level: Level;
  readonly from: number;
  readonly to?: number;
}

/** Years without an upper end, as in "10+ years", reach this far. */
export const OPEN_YEARS = 60;

/**
 * The levels a source's ladder gives to some years of experience: two where bands share an end, and both
 * neighbours where the years fall between bands.
 * @example levelsForYears(codedeck, { from: 5, to: 5 }) // ['mid', 'senior']
 */
export function levelsForYears(ladder: readonly Rung[], years: { from: number; to: number }): Level[] {
  const open = years.to >= OPEN_YEARS && years.to > years.from;
  const inside = ladder.filter(({ from, to = Infinity }) =>
    // "10+ years" is past a band that ends at ten.
    open ? years.from < to : years.from <= to && years.to >= from,
  );
  if (inside.length > 0) return inside.map((rung) => rung.level);
  const below = ladder.findLast((rung) => (rung.to ?? Infinity) < years.from);
  const above = ladder.find((rung) => rung.from > years.to);
  return [below, above].flatMap((rung) => (rung && below ? [rung.level] : []));
}

/** `6–10 years`, `10+ years`. */
export function yearsToText({ from, to }: Pick<Rung, 'from' | 'to'>): string {
  return to === undefined ? `${from}+ years` : `${from}–${to} years`;
}
