/** Names one after the other, as a sentence lists them. */
let list: Intl.ListFormat | undefined;

/** @example listNames(['London', 'Berlin', 'Paris']) // 'London, Berlin and Paris' */
export function listNames(names: Iterable<string>): string {
  list ??= new Intl.ListFormat('en-GB');
  return list.format(names);
}
