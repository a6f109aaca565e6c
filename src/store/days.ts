/** Days as the store counts by them. */

/** In UTC, `2025-03-09`. */
export function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
