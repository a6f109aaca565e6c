// Loaded before the bot by a test: it has the bot meet faults that nobody catches, with all that must not be written.
const told = () =>
  new Error(`broken, with ${process.env.TO_HIDE} and https://hooks.slack.com/commands/T1/2/HIDE-address`);
process.on('SIGUSR2', () => {
  throw told();
});
process.on('SIGPIPE', () => void Promise.reject(told()));
