/**
 * Prose that never holds a number: it names a figure in braces, and the number and its footnote are put in
 * together when the reply is composed. `{source/id}` is the value, `{source/id|period}` the years it is for.
 */
export type TemplatePart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'figure'; readonly id: string; readonly show: 'value' | 'period' };

const PLACEHOLDER = /\{([a-z0-9/-]+)(\|period)?\}/g;

/** Names and ordinals whose digits are no figure: a benefit's name, a language, a percentile's rank. */
const DIGITS_IN_NAMES = /401\(k\)|\b\d+(?:st|nd|rd|th)\b/g;
const NUMBER_WORDS =
  /\b(half|halves|twice|double|doubles|triple|thirds?|quarters?|dozens?|hundreds?|thousands?|millions?)\b/i;

/** Splits a template; ids come out as written. */
export function parseTemplate(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    if (match.index > end) parts.push({ kind: 'words', text: template.slice(end, match.index) });
    parts.push({ kind: 'figure', id: match[1] ?? '', show: match[2] ? 'period' : 'value' });
    end = match.index + match[0].length;
  }
  if (end < template.length) parts.push({ kind: 'words', text: template.slice(end) });
  return parts;
}

/** What in a template's own words is a number, or looks like a broken placeholder; undefined when it is clean. */
export function literalFigureIn(template: string): string | undefined {
  const words = template.replace(PLACEHOLDER, ' ');
  return (/[{}]/.exec(words) ?? NUMBER_WORDS.exec(words))?.[0] ?? digitsIn(words);
}

/** The first number written in digits, names and ordinals aside. */
export function digitsIn(words: string): string | undefined {
  return words
    .replace(DIGITS_IN_NAMES, ' ')
    .split(/\s+/)
    .find((word) => /\p{N}/u.test(word));
}

/** Every figure id that a template names. */
export function idsIn(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
}
