/**
 * What Slack takes, and how much of it we use, each in one place. The first part is Slack's documentation; a reply
 * that would go beyond is cut, never refused.
 */

/** Blocks in a message; a modal or a Home tab may have twice as many. */
export const MAX_BLOCKS = 50;
export const MAX_HEADER_CHARACTERS = 150;
export const MAX_TABLE_ROWS = 100;
export const MAX_TABLE_COLUMNS = 20;
/** All cells of a table together. */
export const MAX_TABLE_CHARACTERS = 10_000;
export const MAX_CHART_TITLE_CHARACTERS = 50;
export const MAX_CHART_LABEL_CHARACTERS = 20;
export const MAX_CHART_POINTS = 20;
/** Side by side in one block. */
export const MAX_BUTTONS = 25;
export const MAX_BUTTON_LABEL_CHARACTERS = 75;
/** A question that is longer cannot be carried by a button. */
export const MAX_BUTTON_VALUE_CHARACTERS = 2_000;
export const MAX_SELECT_LABEL_CHARACTERS = 75;

/** The text beside the blocks is cut by Slack beyond 4,000, after every `<` has become four characters. */
export const MAX_FALLBACK_CHARACTERS = 3_500;

/** One run of text in a block; Slack's own limit for a section is 3,000. */
export const MAX_TEXT_CHARACTERS = 2_800;

/** All text of a message together: Slack refuses blocks that are too large as a whole without saying how large. */
export const MAX_MESSAGE_CHARACTERS = 9_000;

/** Rows and bullets of one block; nobody scrolls through more on a phone. */
export const MAX_LIST_ITEMS = 60;

/** Follow-ups are a choice, not a menu. */
export const MAX_FOLLOW_UPS = 5;

/** A thread's title is one short line. */
export const MAX_THREAD_TITLE_CHARACTERS = 60;

/** The assistant pane shows at most so many suggestions. */
export const MAX_SUGGESTED_PROMPTS = 4;

/** A question of everyday length is repeated above its answer; of a longer one its beginning tells which it was. */
export const MAX_ECHO_CHARACTERS = 200;

/** Whoever allows it sees so many of their latest questions on the Home tab. */
export const RECENT_QUESTIONS = 5;

/** What is only an extra may hold up an answer for so long. */
export const EXTRA_TIMEOUT_MS = 500;

/** A call to Slack that takes longer is given up. */
export const CALL_TIMEOUT_MS = 10_000;

/** A digest is posted or looked for within so long, or tried again another time. */
export const DELIVERY_TIMEOUT_MS = 25_000;

/** Messages looked through in one call to find a digest again; Slack gives fewer to apps that are widely installed. */
export const HISTORY_PAGE = 200;
export const SHORT_HISTORY_PAGE = 15;
export const MAX_HISTORY_PAGES = 10;

/** Where Slack wants to be left alone and does not say for how long. */
export const RATE_LIMIT_PAUSE_MS = 60_000;

/** The Home tab waits so long for the list of digests. */
export const HOME_PATIENCE_MS = 1_500;

/** Further tries of a call that Slack put off or that did not reach it; Slack's own waiting times are kept. */
export const CALL_RETRIES = 3;

/** While Slack is away, the socket is tried at least this often. */
export const MAX_RECONNECT_DELAY_MS = 30_000;

/** Slack's word on an answer through a response address is waited for so long; it may have been taken all the same. */
export const RESPONSE_TIMEOUT_MS = 60_000;

/** Where Slack wants to be left alone for longer, such an answer is given up. */
export const MAX_RESPONSE_PAUSE_MS = 30_000;

/** For so long a workspace that refused a kind of block is spared it. */
export const REFUSAL_REMEMBERED_MS = 24 * 60 * 60 * 1000;

/** At the end, what Slack waits for a sign of has so long to give it, and what is under way so long to be done. */
export const ACKNOWLEDGE_PATIENCE_MS = 1_000;
export const FINISH_PATIENCE_MS = 8_000;

/** How long an installation that is known may take to be looked up again. */
export const LOOK_UP_PATIENCE_MS = 500;
