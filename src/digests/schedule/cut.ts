/** How a text is read here: piece by piece, each cut out once it is understood, so that what nobody took is seen. */

/** Stands where something was cut out, so that nothing is read across the gap. */
const GAP = ' | ';

/**
 * Cuts every match out of a text.
 * @param take gets each match and its groups, empty where they took no part
 */
export function cut(text: string, pattern: RegExp, take: (...groups: string[]) => void): string {
  return text.replace(pattern, (...found) => {
    const groups = found.slice(
      0,
      found.findIndex((part) => typeof part === 'number'),
    );
    take(...groups.map((group: unknown) => (typeof group === 'string' ? group : '')));
    return GAP;
  });
}
