/** A match as `String.matchAll` gives it: all of it, then its groups. */
export type BlankableMatch = readonly [string, ...(string | undefined)[]];

/**
 * Takes the matches that `use` accepts out of a text and leaves spaces, so that all positions stay what they were.
 * One pass, whatever the number of matches.
 */
export function blankEach(
  text: string,
  pattern: RegExp,
  use: (match: BlankableMatch, at: number) => boolean,
): string {
  let rest = '';
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const [typed, ...groups] = match;
    if (!use([typed, ...groups], match.index)) continue;
    rest += text.slice(end, match.index) + ' '.repeat(typed.length);
    end = match.index + typed.length;
  }
  return rest + text.slice(end);
}
