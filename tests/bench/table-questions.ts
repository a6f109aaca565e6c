/** Questions about what a table names, in a fair mix: of each kind as many, each about other places and occupations. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { GrownTables } from './grown-tables.ts';

/** Each word in braces is put in anew: `{place}`, `{other}` (another place), `{role}`, `{level}`, `{pay}`. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'one cell': ['{place}', '{role} in {place}', '{level} in {place}', 'median pay of {role} in {place}'],
  ranking: [
    'top metros',
    'best paid states for {role}',
    'lowest paid metros',
    'rank of {place} among metros',
  ],
  comparing: ['compare {place} with {other}', '{role} in {place} vs {other}', '{level} {place} or {other}'],
  'since last year': ['{place} since last year', '{role} in {place} since last year'],
  'an offer': [
    'is {pay}k good for a {level} in {place}?',
    'i was offered {pay}k in {place}, is that fair?',
    'my offer is {pay}k',
  ],
  gaps: [
    '{level} toronto',
    '{role} in toronto',
    'ios developers in {place}',
    'what does google pay in {place}',
  ],
  'the data': ['what do you cover?', 'where do your numbers come from?', 'whose number is {pay}120?'],
  'off-topic': ['will it rain in {place} tomorrow', 'who won the match', 'write me a poem about {place}'],
};

export interface TableQuestion {
  readonly kind: string;
  readonly text: string;
}

/** @param each how many of each kind; the same seed asks the same of tables of the same size */
export function tableQuestions({ places, roles }: GrownTables, each: number, seed: number): TableQuestion[] {
  const random = xoroshiro128plus(seed);
  const pick = (list: readonly string[]): string => list[uniformInt(random, 0, list.length - 1)] ?? '';
  return Array.from({ length: each }, (_, i) =>
    Object.entries(KINDS).map(([kind, asked]) => {
      const words: Readonly<Record<string, string>> = {
        place: pick(places),
        other: pick(places),
        role: pick(roles),
        level: pick(['junior', 'mid-level', 'senior', 'staff']),
        pay: String(uniformInt(random, 60, 240)),
      };
      const text = asked[i % asked.length] ?? '';
      return { kind, text: text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '') };
    }),
  ).flat();
}
