/**
 * The last step of the build: runs what a start runs, and keeps beside each file of the bundle what V8 has compiled of
 * it. V8 takes that under the same flags alone, so this is run with those of `npm start`.
 */
const { readdirSync, writeFileSync } = require('node:fs');
const { load, loaded } = require('../dist/bot/loader.js');

const NO_PART = ['loader.js', 'main.js', 'program.js'];

const parts = readdirSync('dist/bot').filter((file) => file.endsWith('.js') && !NO_PART.includes(file));
for (const file of parts) load(`./${file}`);
process.once('beforeExit', () => {
  for (const { script, filename } of loaded.values())
    writeFileSync(`${filename}.v8`, script.createCachedData());
});
