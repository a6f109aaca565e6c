/** A range that stands in one cell → its two ends: `€120k–€150k`, `45,000 to 55,000`. */

const BETWEEN = /^(.*\d.*?)(?:\s*[–—‒-]\s*|\s+(?:to|bis|and)\s+|\s*\.{2,3}\s*)(\D*\d.*)$/i;

/**
 * Undefined where the text is no range.
 * @example splitRange('120-150k') // ['120k', '150k']
 */
export function splitRange(text: string): readonly [string, string] | undefined {
  const [, low, high] = BETWEEN.exec(text.trim()) ?? [];
  if (low === undefined || high === undefined) return undefined;
  // What stands behind the upper end alone is meant for both.
  const [thousands] = /k(?![a-z])/i.exec(high) ?? [];
  const inThousands = thousands !== undefined && /^\D*\d{1,3}\s*$/.test(low);
  return [inThousands ? `${low.trim()}${thousands}` : low.trim(), high.trim()];
}
