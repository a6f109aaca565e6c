/** Takes secrets out of what is written: those of the settings as they stand, and whatever has the look of one. */

const HIDDEN = '<hidden>';

/** Shorter ones would take harmless words along. */
const SHORTEST_SECRET = 6;

/** A line may be as long as what somebody sent: each must be looked for in one pass. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  // Slack: tokens, and addresses by which anybody can answer.
  [/\bx(?:ox[a-z]|app)[.-][\w-][\w.-]*/g, HIDDEN],
  [/\bhooks\.slack(?:-gov)?\.com\/[^\s"'\\<>]+/gi, HIDDEN],
  // Discord: tokens of bots, and of interactions and webhooks.
  [/\b[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,}/g, HIDDEN],
  [/\/(webhooks|interactions)\/\d+\/[\w-]+/g, `/$1/${HIDDEN}`],
  [/\b(Bearer|Bot|Basic) [\w.~+/=-]{20,}/g, `$1 ${HIDDEN}`],
  // What an installation of Slack's is recognised by.
  [/\beyJ[\w-]{4,}(?:\.[\w-]+)*/g, HIDDEN],
  // A user and a password in any address; those of our own examples say where they go.
  [/([a-z][a-z+.-]{0,20}:\/\/)(?!user:password@)[^\s/@"'\\<>]+@/gi, `$1${HIDDEN}@`],
];

/**
 * @param secrets of the settings
 * @returns the text without them, nor anything in the shape of one; a line of JSON stays one
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const known = [...new Set(secrets.flatMap(writings))]
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    // One may be the beginning of another.
    .sort((a, b) => b.length - a.length);
  return (text) => withoutShapes(known.reduce((left, secret) => left.replaceAll(secret, HIDDEN), text));
}

/** The text without anything in the shape of a secret. */
export function withoutShapes(text: string): string {
  return SHAPES.reduce((left, [shape, instead]) => left.replace(shape, instead), text);
}

/** As it stands, in JSON, and in an address. */
function writings(secret: string): string[] {
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
}
