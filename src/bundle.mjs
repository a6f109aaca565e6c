/**
 * A step of the build: the program and the packages it runs on, put together into a few files, as reading some three
 * thousand small ones takes most of a start. What is run is the same; `dist/main.js` and all beside it stay as they are,
 * for the commands that end by themselves.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, relative, resolve, sep } from 'node:path';
import { build, transform } from 'esbuild';

const INTO = 'dist/bot';
/** Each is of CommonJS, and loaded as it is only where it stays by itself. */
const BY_THEMSELVES = { 'discord.js': './discord.js', '@slack/bolt': './bolt.js', undici: './undici.js' };

const script = {
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
};
const bundled = {
  ...script,
  bundle: true,
  write: false,
  outdir: INTO,
  // Native code finds itself by where it is installed; the others are looked for, and done without.
  external: ['libsql', '@resvg/resvg-js', 'pg-native', 'zlib-sync', 'bufferutil', 'utf-8-validate'],
  logLevel: 'warning',
};

rmSync(INTO, { recursive: true, force: true });
mkdirSync(INTO, { recursive: true });

const byThemselves = { name: 'by themselves', setup: leaveByThemselves };
const discord = await build({
  ...bundled,
  entryPoints: { discord: 'discord.js' },
  // It keeps as little as it is told by the names of its classes. Elsewhere this costs much and serves nobody.
  keepNames: true,
  minifyIdentifiers: true,
  // It brings an undici of its own twice, for a way to call Discord that is not ours (see call-discord.ts).
  plugins: [byThemselves],
});
/** Where the tables of encodings are, once Bolt's bundle has come upon them. */
let encodingsFrom;
const iconv = { name: 'other encodings', setup: leaveEncodings };
const bolt = await build({
  ...bundled,
  entryPoints: { bolt: '@slack/bolt' },
  plugins: [byThemselves, iconv],
});
if (!encodingsFrom)
  throw new Error('Bolt brings no tables of encodings any more: leave out what is done about them.');
const encodings = await build({ ...bundled, entryPoints: { encodings: encodingsFrom } });
const undici = await build({ ...bundled, entryPoints: { undici: 'undici' } });
const program = await build({
  ...bundled,
  entryPoints: { program: 'dist/main.js', learn: 'dist/learn.js' },
  // What is loaded only where it is needed stays in files of its own; only modules are split so.
  splitting: true,
  format: 'esm',
  define: { 'import.meta.url': 'moduleUrl' },
  plugins: [
    byThemselves,
    { name: 'in English', setup: takeEnglish },
    { name: 'in its place', setup: leaveInPlace },
  ],
});
for (const { path, text } of [discord, bolt, encodings, undici].flatMap(({ outputFiles }) => outputFiles))
  write(path, text);
for (const { path, text } of program.outputFiles) {
  const { code } = await transform(text, { ...script, supported: { 'dynamic-import': false } });
  write(path, code);
}
writeFileSync(`${INTO}/package.json`, '{"type":"commonjs"}\n');
copyFileSync('src/bundle-loader.cjs', `${INTO}/loader.js`);
writeFileSync(`${INTO}/main.js`, "require('./loader.js').load('./program.js');\n");

/** As the loader calls it. */
function write(path, code) {
  const whole = `(function(exports,require,module,moduleUrl){${inAscii(code)}\n})`;
  writeFileSync(`${INTO}/${basename(path)}`, whole);
}

/**
 * With a single other letter V8 holds two bytes for each of a file. esbuild leaves them in regular expressions, where it
 * makes no difference how they are written, and in tagged templates, where it does for what is taken raw.
 */
function inAscii(code) {
  const raw = /String\.raw`[^`]*[^\0-\x7f][^`]*`/.exec(code)?.[0];
  if (raw) throw new Error(`This cannot be written in ASCII: ${raw}`);
  return code.replace(/\\?[^\0-\x7f]/g, (found) => {
    if (found.length > 1) throw new Error(`This cannot be written in ASCII: ${found}`);
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function leaveByThemselves({ onResolve }) {
  onResolve({ filter: /^(?:discord\.js|@slack\/bolt|undici)$/ }, ({ path, kind }) =>
    kind === 'entry-point' ? undefined : { path: BY_THEMSELVES[path], external: true },
  );
}

/** Two fifths of what Bolt brings are tables for encodings that hardly a request has; they are loaded with the first. */
function leaveEncodings({ onResolve }) {
  onResolve({ filter: /^\.\.\/encodings$/ }, ({ path, resolveDir }) => {
    const found = resolve(resolveDir, path);
    if (encodingsFrom && encodingsFrom !== found) throw new Error(`${encodingsFrom} or ${found}?`);
    encodingsFrom = found;
    return { path: './encodings.js', external: true };
  });
}

/** zod says what is wrong in fifty languages, of which it speaks English unless told otherwise. */
function takeEnglish({ onLoad }) {
  onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
    contents: "export { default as en } from './en.js';",
  }));
}

/** Each module of ours finds data and threads from where it would be; `moduleUrl` is that of `dist/main.js`. */
function leaveInPlace({ onLoad }) {
  const ours = resolve('dist');
  onLoad({ filter: /\.js$/ }, ({ path }) => {
    if (!path.startsWith(ours + sep)) return undefined;
    const place = JSON.stringify(relative(ours, path).replaceAll(sep, '/'));
    const contents = readFileSync(path, 'utf8');
    return { contents: contents.replaceAll('import.meta.url', `new URL(${place}, moduleUrl).href`) };
  });
}
