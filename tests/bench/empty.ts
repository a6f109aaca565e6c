/** Empties what the local servers have recorded, so that it does not grow with the run. */
export function empty(...lists: readonly unknown[][]): void {
  for (const list of lists) list.length = 0;
}
