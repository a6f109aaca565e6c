/** What Discord takes, and how much of it we use, each in one place. What would go beyond is cut, never refused. */

/** All text of a message together, in messages made of components. */
export const MAX_TEXT_CHARACTERS = 4_000;
/** The text of a message that is not made of components. */
export const MAX_CONTENT_CHARACTERS = 2_000;
export const MAX_BUTTON_LABEL_CHARACTERS = 80;
/** All that a button remembers is in its id. */
export const MAX_CUSTOM_ID_CHARACTERS = 100;
export const MAX_BUTTONS_IN_A_ROW = 5;
export const MAX_ROWS = 5;
export const MAX_CHOICES = 25;
export const MAX_CHOICE_CHARACTERS = 100;
export const MAX_ALT_TEXT_CHARACTERS = 1_024;

/** The longest `/salary query:` that Discord lets through is 6,000; nobody types a tenth of it. */
export const MAX_QUERY_CHARACTERS = 600;

/** A time in words, and where in the world that is: nobody needs more. */
export const MAX_WHEN_CHARACTERS = 200;
export const MAX_ZONE_CHARACTERS = 60;
export const MAX_DIGEST_NUMBER = 999_999;

/** Follow-ups share a row; more would be a menu. */
export const MAX_FOLLOW_UPS = 4;

/** Room for the question, the headline, the notes and the sources; the facts have the rest. */
export const MAX_ASKED_CHARACTERS = 200;
export const MAX_HEADLINE_CHARACTERS = 500;
export const MAX_NOTES_CHARACTERS = 800;
/** A footnote without its source would be worth nothing: they have room before the facts. */
export const MAX_SOURCES_CHARACTERS = 1_500;
/** A message has room for 40 components in all. */
export const MAX_FACT_BLOCKS = 20;

/** At the end, what is under way has so long. */
export const FINISH_PATIENCE_MS = 8_000;

/** A shard may take so long to be ready: they start one after the other, and each reads all the data. */
export const SHARD_READY_MS = 120_000;

/** A call to Discord that takes longer is given up. */
export const CALL_TIMEOUT_MS = 10_000;

/** Posting a digest, or looking for one, takes so long at most, with all its calls and waits. */
export const POSTING_PATIENCE_MS = 30_000;
/** Where Discord wants to be left alone for longer, a digest is put off: a channel takes five messages in five seconds. */
export const MAX_WAIT_MS = 6_000;
/** How much of a channel's history is looked through for one message. */
export const MAX_HISTORY_PAGES = 20;
export const MAX_HISTORY_PAGE = 100;
