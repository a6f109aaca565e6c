/** Runs the files of the bundle: each is a script, of which the build has kept what V8 makes of it. */
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { Script } = require('node:vm');

// Data, packages and threads are found from where the program would be.
const moduleUrl = pathToFileURL(join(__dirname, '../main.js')).href;
const requirePackage = createRequire(moduleUrl);
const loaded = new Map();

function load(id) {
  if (!id.startsWith('./')) return requirePackage(id);
  const known = loaded.get(id);
  if (known) return known.module.exports;
  const filename = join(__dirname, id);
  // Of another Node, or under other flags, V8 takes none of it, and compiles as it always does.
  const script = new Script(readFileSync(filename, 'utf8'), { filename, cachedData: compiled(filename) });
  const module = { exports: {} };
  loaded.set(id, { module, script, filename });
  script.runInThisContext()(module.exports, load, module, moduleUrl);
  return module.exports;
}

function compiled(filename) {
  try {
    return readFileSync(`${filename}.v8`);
  } catch {
    return undefined;
  }
}

load.resolve = requirePackage.resolve;
module.exports = { load, loaded };
