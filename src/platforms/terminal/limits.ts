/** How wide and how long things may get in a terminal, in one place, each with its reason. */

/** Beyond this a line is too long to read with ease, however wide the window. */
const MAX_TEXT_COLUMNS = 88;

/** Below this nothing can be laid out; a narrower window breaks the lines itself. */
const MIN_TEXT_COLUMNS = 20;

/** What is assumed where nobody says how wide it is: a pipe or a file. The width of terminals of old. */
export const DEFAULT_COLUMNS = 80;

/** A bar shorter than this shows no difference; then the figures stand alone. */
export const MIN_BAR_COLUMNS = 10;

/** A bar longer than this shouts, and leads the eye too far from its figure. */
export const MAX_BAR_COLUMNS = 24;

/** A longer label of a chart is broken, so that the bars keep their room. */
export const MAX_CHART_LABEL_COLUMNS = 28;

/** Nobody types a question this long; what is beyond is let go, so that a line of any length costs no memory. */
export const MAX_LINE_CHARACTERS = 100_000;

/** A question is repeated beside its answer to tell which one it was; its beginning does. */
export const MAX_ECHO_CHARACTERS = 2_000;

/** Questions that arrow-up brings back; held in memory alone. */
export const MAX_HISTORY_LINES = 200;

/** How wide the text is in a terminal of so many columns. */
export function textColumns(columns: number): number {
  return Math.max(MIN_TEXT_COLUMNS, Math.min(MAX_TEXT_COLUMNS, Math.floor(columns) || DEFAULT_COLUMNS));
}
