/** Names one after the other, as a sentence lists them. */
const LIST = new Intl.ListFormat('en-GB');

/** @example listNames(['London', 'Berlin', 'Paris']) // 'London, Berlin and Paris' */
export function listNames(names: Iterable<string>): string {
  return LIST.format(names);
}
