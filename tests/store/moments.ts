/** When tests of the store play. */
export const NOON = Date.UTC(2025, 2, 9, 12);
export const MINUTE = 60 * 1000;
export const DAY = 24 * 60 * MINUTE;
