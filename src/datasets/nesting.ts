/**
 * How deep a YAML file goes, seen from outside. Who parses YAML goes down a step of its own stack with every level, and
 * at some thousands of them the whole process is gone; ours have a handful.
 */

const MOST_LEVELS = 100;
const OPENS = new Set('[{');
const CLOSES = new Set(']}');
/** What begins an entry; several on a line are one in another. */
const ENTRIES = /^ *((?:[-?:] +)*)/;

/** Whether it is certain to be no file of ours. Brackets within texts count as well: they come in pairs. */
export function isTooDeep(text: string): boolean {
  let open = 0;
  const indents: number[] = [];
  for (const line of text.split('\n')) {
    const indent = line.search(/[^ ]/);
    if (indent < 0) continue;
    while ((indents.at(-1) ?? -1) >= indent) indents.pop();
    indents.push(indent);
    const entries = (ENTRIES.exec(line)?.[1] ?? '').replaceAll(' ', '').length;
    for (const letter of line) {
      if (OPENS.has(letter)) open += 1;
      else if (CLOSES.has(letter)) open = Math.max(0, open - 1);
      if (open + indents.length + entries > MOST_LEVELS) return true;
    }
  }
  return false;
}
