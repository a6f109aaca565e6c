/** How large a chart may get, and how many are drawn, in one place, each with its reason. Lengths in pixels at 1×. */

/** One bar compares nothing. */
export const MIN_BARS = 2;

/** More do not fit on a phone; how many are left out is written below. */
export const MAX_BARS = 20;

/** About the width of a phone, so that text keeps its size there. */
export const CHART_WIDTH = 400;

/** Sharp on screens with small pixels. */
export const PIXEL_RATIO = 2;

/** A bar shorter than this shows no difference; then the reply goes without a picture. */
export const MIN_BAR_ROOM = 60;

/** Labels stand beside their bars only where so much is left for the bars; otherwise above them. */
export const MIN_BAR_ROOM_BESIDE_LABELS = 100;

/** A title is one line; more of it is not drawn, and not said. */
export const MAX_TITLE_CHARACTERS = 80;

export const MAX_FILE_NAME_CHARACTERS = 48;

/** Drawing takes a thread of Node's pool each, of which there are four for everything. */
export const DRAWN_AT_ONCE = 2;

/** Beyond it a picture would come long after its reply is due. */
export const MAX_WAITING = 50;

/** Several hundred charts: more than there are common questions. */
export const MAX_CACHE_BYTES = 20_000_000;
