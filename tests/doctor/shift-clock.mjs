// Loaded before the bot by a test: its clock is off by so many seconds.
const right = Date.now;
Date.now = () => right() + Number(process.env.CLOCK_OFF_S) * 1_000;
