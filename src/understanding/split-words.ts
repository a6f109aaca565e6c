/** Words that were typed without the space between them: `seniorseattle` → `senior seattle`. */

const LEAST_LETTERS = 3;
const MOST_LETTERS = 40;

/**
 * Splits a word into known ones, the fewest possible; undefined when it cannot be split without a rest.
 * @param knows whether a part is a word; asked only for parts of three letters and more
 */
export function splitWord(word: string, knows: (part: string) => boolean): string[] | undefined {
  if (word.length < 2 * LEAST_LETTERS || word.length > MOST_LETTERS || /[\d.]/.test(word)) return undefined;
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    for (let start = 0; start <= end - LEAST_LETTERS; start++) {
      const before = best[start];
      const shortest = best[end]?.length ?? Infinity;
      if (!before || before.length + 1 >= shortest) continue;
      const part = word.slice(start, end);
      if (knows(part)) best[end] = [...before, part];
    }
  }
  const found = best[word.length];
  return found && found.length > 1 && found.length <= 5 ? [...found] : undefined;
}
