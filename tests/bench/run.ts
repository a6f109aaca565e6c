/**
 * `npm run bench`: what a question costs, alone and as data grows, how long the bot takes to start, and how it bears many
 * who ask at once and an hour of traffic; each beside something to measure it by, in one run. A part can be chosen:
 * `npm run bench -- load`. The built program is measured, as it is what runs.
 */
const PARTS: Readonly<Record<string, () => Promise<unknown>>> = {
  question: async () => (await import('./answering.ts')).answering(),
  intents: async () => (await import('./answering.ts')).growingIntents(),
  tables: async () => (await import('./answering.ts')).growingTables(),
  start: async () => (await import('./start-beside-bare.ts')).startBesideBare(),
  load: async () => (await import('./load-beside-echo.ts')).loadBesideEcho(),
  hour: async () => (await import('./hour-of-traffic.ts')).hourOfTraffic(),
};

const [, , wanted] = process.argv;
if (wanted !== undefined && !(wanted in PARTS))
  throw new Error(`There is no part ${wanted}, only ${Object.keys(PARTS).join(', ')}.`);
for (const [name, run] of Object.entries(PARTS)) if (wanted === undefined || wanted === name) await run();
