/**
 * Text as people and keyboards produce it → one plain spelling, in bounded time. What cannot be seen is
 * dropped, accents are folded, and nothing past the length that a question can have is read.
 */

/** Far more than any question; a pasted offer still fits. */
const MOST_CHARACTERS = 1_500;
/** How much raw text is looked at before invisible characters are dropped. */
const MOST_RAW_CHARACTERS = 6_000;

/** As the classification of US occupations writes them: 15-1252. */
const OCCUPATION_CODE = /\b1\d-\d{4}(?:\.\d\d)?\b/g;
const YEARS_FIELD =
  /\b(?:experience[_\s-]?years|years(?:[_\s-]?of)?[_\s-]?experience|years|yoe|exp|experience)["']?\s?[=:]\s?["']?(\d{1,2})\b(?!\s?\+|\s?-|\d)/gi;
const PER = /\s?\/\s?(hr|hour|h|day|week|wk|month|mo|mth|yr|year|y|annum)\b/gi;

/** The names of fields, as forms and scripts write them, with the sign behind. */
const FIELD =
  /(?<=^|[\s,;|{("'&?])(?:job[_\s-]?)?(?:role|title|position|level|seniority|experience[_\s-]?level|place|city|location|region|country|state|metro|skill|skills|stack|language|percentile|statistic|stat|metric|unit|period|currency|query|q|text|question)["']?\s?(?:=|:(?!\w*:))\s?(?=["']?\S)/giu;

export interface Token {
  /** Lower case, accents folded. */
  readonly text: string;
  readonly typed: string;
  readonly start: number;
  /** Whether a comma stands right in front. */
  readonly afterComma: boolean;
}

export interface Normalised {
  /** With its capitals. */
  readonly cased: string;
  readonly lower: string;
  /** Whether nearly everything is in capitals, so that a capital means nothing. */
  readonly shouted: boolean;
}

/** Small letters, digits and single spaces: nearly every name and phrasing. There is nothing to clean. */
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** Cleans a text; what comes out has single spaces and no invisible characters. */
export function normalise(raw: string): Normalised {
  if (raw.length <= MOST_CHARACTERS && PLAIN.test(raw)) return { cased: raw, lower: raw, shouted: false };
  const cased = raw
    .slice(0, MOST_RAW_CHARACTERS)
    .replace(/(?<=\d)\s?½/g, '.5')
    .normalize('NFKD')
    // One letter may stand for a whole phrase.
    .slice(0, MOST_RAW_CHARACTERS)
    .replace(/[\p{M}\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\u00ad]+/gu, '')
    // Mentions and emoji as the platforms write them, and addresses
    .replace(/<(?:[@#!/]|a?:|t:)[^>]{0,80}>|https?:\/\/\S{0,200}/g, ' ')
    .replace(/(?<=^|\s):[a-z0-9_+-]{2,40}:(?=\s|$)/gi, ' ')
    .replace(/\b401\s?\(k\)/gi, '401k')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/\bU\.S\.A?\.?(?=\W|$)/g, 'USA')
    // "D.C.", "L.A.": letters with a point behind each are one word.
    .replace(/\b(?:\p{L}\.){2,4}(?!\p{L})/gu, (letters) => letters.replaceAll('.', ''))
    .replace(/\bpercentile["']?\s?[=:]\s?["']?(\d{1,2})\b/gi, ' p$1 ')
    .replace(OCCUPATION_CODE, ' occupation code ')
    // "yoe=9", "experience_years: 4"
    .replace(YEARS_FIELD, ' $1 years ')
    // "level=senior; unit=hour": what stands before the sign only says of what kind the value is.
    .replace(FIELD, (field) =>
      /^(?:place|city|location|region|country|state|metro)/i.test(field) ? ' in ' : ' ',
    )
    .replace(/[<>]=?(?=\s?[$£€]?\d)/g, (sign) => (sign.startsWith('<') ? ' below ' : ' above '))
    // "72/hr", "staff / hr rate"
    .replace(PER, (_, unit: string) => ` per ${unit} `)
    .replace(/\.net\b/gi, ' dotnet')
    .replace(/[\p{C}\p{Z}\s*_~"“”|\\]+/gu, ' ')
    .trim()
    .slice(0, MOST_CHARACTERS);
  const lower = cased.toLowerCase();
  const letters = cased.replace(/\P{L}+/gu, '');
  return {
    cased: lower.length === cased.length ? cased : lower,
    lower,
    shouted: letters.length > 3 && letters.replace(/\p{Lu}+/gu, '').length < letters.length * 0.3,
  };
}

const SIGNS = new Set('$£€%#/');
const WORD = /[\p{L}\p{N}]+(?:[.'&][\p{L}\p{N}]+)*(?:\+\+|#)?|[$£€%#/](?=\S)/gu;

/** The words of a text, in order. Hyphens and slashes part words; `node.js` and `c++` hold together. */
export function tokenise(cased: string): Token[] {
  if (PLAIN.test(cased)) return tokensOfPlain(cased);
  const tokens: Token[] = [];
  let end = 0;
  for (const match of cased.matchAll(WORD)) {
    const typed = match[0];
    const gap = cased.slice(end, match.index);
    end = match.index + typed.length;
    if (SIGNS.has(typed)) continue;
    tokens.push({
      text: typed.includes("'")
        ? typed.toLowerCase().replace(/'s$/, '').replaceAll("'", '')
        : typed.toLowerCase(),
      typed,
      start: match.index,
      afterComma: gap.includes(','),
    });
  }
  return tokens;
}

/** The words of a name or a phrasing, as `tokenise` finds them in a text. */
export function wordsOf(text: string): string[] {
  if (PLAIN.test(text) && text.length <= MOST_CHARACTERS) return text.split(' ');
  return tokenise(normalise(text).cased).map((token) => token.text);
}

function tokensOfPlain(text: string): Token[] {
  let start = 0;
  return text.split(' ').map((word) => {
    const token = { text: word, typed: word, start, afterComma: false };
    start += word.length + 1;
    return token;
  });
}
