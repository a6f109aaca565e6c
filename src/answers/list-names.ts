/**
 * Names one after the other, as a sentence lists them. Node's own lists have it load the world's languages, which costs
 * a start more than it does to read all data.
 */

/** @example listNames(['London', 'Berlin', 'Paris']) // 'London, Berlin and Paris' */
export function listNames(names: Iterable<string>): string {
  const all = [...names];
  const [last = ''] = all.splice(-1);
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
}
