// Loaded before the bot: it measures itself when told to, once what is garbage has been collected.
const warnings = [];
process.on('warning', ({ name, message }) => warnings.push(`${name}: ${message}`));
process.on('message', (what) => {
  if (what !== 'measure') return;
  for (let times = 0; times < 3; times++) globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  const handles = {};
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1;
  const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
  process.send({
    heapBytes: heapUsed,
    outsideBytes: external,
    residentBytes: rss,
    handles,
    listeners,
    warnings,
  });
});
