/** The command line, with whatever comes down a pipe or stands behind a command. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { guardAsk } from '../../src/chat/guard-ask.ts';
import { answerJsonLines } from '../../src/platforms/terminal/json-lines.ts';
import { answerPiped } from '../../src/platforms/terminal/piped.ts';
import { engine, project } from '../engine.ts';
import { hostileTexts } from '../hostile-texts.ts';
import { findLeaks } from './find-leaks.ts';
import { runs } from './fuzz-runs.ts';
import { MEGABYTE, markedTexts, slowTexts } from './nasty-texts.ts';

const faults: unknown[] = [];
const ask = guardAsk(engine.ask, (_, fault) => faults.push(fault));

/** What comes out for these bytes, cut into pieces wherever. */
async function piped(
  answering: typeof answerJsonLines,
  bytes: Buffer,
  cuts: readonly number[] = [],
): Promise<string> {
  const ends = [...cuts.map((at) => at % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  const pieces = ends.map((end, i) => bytes.subarray(i === 0 ? 0 : ends[i - 1], end));
  const output = new PassThrough({ highWaterMark: 64 * MEGABYTE });
  await answering(Readable.from(pieces), output, ask);
  output.end();
  return Buffer.concat(await output.toArray()).toString();
}

const anyLine = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc
    .oneof(fc.json({ maxDepth: 4 }), fc.string({ unit: 'binary' }), markedTexts, slowTexts(2_000))
    .map((text) => Buffer.from(text)),
  fc.json({ maxDepth: 2 }).map((json) => Buffer.from(`{"q":${json},"conversation":${json}}`)),
  fc.constantFrom(...Object.values(hostileTexts)).map((text) => Buffer.from(text.slice(0, 5_000))),
);

describe('ask --json', () => {
  it('answers each line in a line, whatever bytes it is made of', async () => {
    const lines = fc.array(anyLine, { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(lines, fc.array(fc.nat(), { maxLength: 4 }), async (all, cuts) => {
        const input = Buffer.concat(all.map((line) => Buffer.concat([line, Buffer.from('\n')])));
        const asked = input.toString().split('\n').length - 1;
        const out = await piped(answerJsonLines, input, cuts);
        const answers = out
          .split('\n')
          .slice(0, -1)
          .map((line) => JSON.parse(line) as Record<string, unknown>);
        expect(answers).toHaveLength(asked);
        for (const { text, question } of answers) {
          expect(String(text).length).toBeLessThanOrEqual(2_000);
          expect(String(question).length).toBeLessThanOrEqual(2_000);
          expect(text).not.toMatch(/<[@!]|@everyone|@here|`|\]\(/);
          expect(findLeaks(text, [project])).toEqual([]);
        }
      }),
      runs(80),
    );
    expect(faults).toEqual([]);
  });

  it('takes a line of ten megabytes for what its beginning says, and the next one as well', async () => {
    const deep = 1_000_000;
    const lines = [
      'senior '.repeat((10 * MEGABYTE) / 7),
      '\0'.repeat(10 * MEGABYTE),
      `{"q":${'['.repeat(deep)}${']'.repeat(deep)}}`,
      `{"q":"senior","a":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}}`,
      `{"q":"${'senior '.repeat(deep)}"}`,
      '{"__proto__":{"q":"polluted"},"q":"senior seattle"}',
      'senior seattle',
    ];
    const out = await piped(answerJsonLines, Buffer.from(`${lines.join('\n')}\n`));
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { text: string });
    expect(answers).toHaveLength(lines.length);
    expect(answers.slice(-2).map(({ text }) => text.includes('$165,000'))).toEqual([true, true]);
    expect(faults).toEqual([]);
  });

  it('keeps no more of a conversation than of a question, however many and long their names are', async () => {
    const names = Array.from(
      { length: 300 },
      (_, i) => `{"q":"senior","conversation":"${i}${'x'.repeat(2_000)}"}`,
    );
    const out = await piped(answerJsonLines, Buffer.from(`${names.join('\n')}\n`));
    expect(out.split('\n')).toHaveLength(names.length + 1);
  });
});

describe('ask, from a pipe', () => {
  it('writes text for people, and nothing that speaks to their terminal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyLine, { maxLength: 4 }), async (all) => {
        const input = Buffer.concat(all.map((line) => Buffer.concat([line, Buffer.from('\n')])));
        const out = await piped((from, to, answer) => answerPiped(from, to, answer, []), input);
        expect(out).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
      }),
      runs(40),
    );
  });
});

const folder = mkdtempSync(join(tmpdir(), 'salary-bot-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The built bot, with a store of its own. */
function run(
  args: readonly string[],
  input = '',
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const { NODE_ENV: _, ...inherited } = process.env;
    const child = spawn(process.execPath, [`${project}dist/main.js`, ...args], {
      env: {
        ...inherited,
        NO_COLOR: '1',
        DATABASE_URL: `file:${join(folder, 'store.db')}`,
        DISCORD_TOKEN: 'a-secret-of-our-own',
      },
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      said.out += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said.err += chunk;
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('close', (code) => resolve({ code, ...said }));
  });
}

const LONG = 'x'.repeat(100_000);
const ODD: readonly (readonly string[])[] = [
  ['data', 'add', folder],
  ['data', 'add', join(folder, 'odd.csv'), '--year', 'soon'],
  ['data', 'add', join(folder, 'odd.csv'), '--id', '../../evil', '--yes'],
  ['data', 'add', join(folder, 'odd.csv'), '--mapping', folder],
  ['data', 'add', join(folder, 'odd.csv'), '--to', '/proc/nowhere', '--yes'],
  ['data', 'add', join(folder, 'odd.xlsx')],
  ['data', 'add', join(folder, 'odd.csv.gz')],
  ['data', 'add', LONG],
  ['data', 'remove', '../../etc', '--yes'],
  ['data', 'remove', '', '--yes'],
  ['data', 'remove', 'resumegeni-2026', '--yes'],
  ['data', 'remove', 'x', '--from', '/nowhere', '--yes'],
  ['data', 'diff', 'constructor', '__proto__'],
  ['data', 'compare', 'toString', 'valueOf'],
  ['store', 'restore', folder],
  ['store', 'restore', join(folder, 'odd.csv')],
  ['store', 'backup', folder, '--force'],
  ['store', 'forget', 'teams', 'T1'],
  ['store', 'forget', 'slack', LONG],
  ['no-such-command'],
];
const FINE: readonly (readonly string[])[] = [
  ['ask', '--no-such-option', '-x', '--'],
  ['ask', '\u001b]0;evil\u0007', '\u202esenior'],
  ['ask', LONG],
  ['ask', '<!channel>', '@everyone', '$(id)', '`id`', '%n%s', '../../etc/passwd'],
];

describe.concurrent('a command', () => {
  it.each(ODD.map((args) => ({ shown: args.join(' ').slice(0, 80), args })))(
    'that cannot be done says why, without a stack trace: $shown',
    async ({ args }) => {
      writeFileSync(join(folder, 'odd.csv'), 'a,b\n1,2\n"');
      writeFileSync(join(folder, 'odd.xlsx'), 'PK\u0003\u0004 not a workbook');
      writeFileSync(join(folder, 'odd.csv.gz'), 'not packed');
      const before = readdirSync(join(project, 'data'));
      const { code, out, err } = await run(args);
      expect([args.slice(0, 3).join(' ').slice(0, 90), code, err.slice(0, 600)]).toEqual([
        expect.anything(),
        1,
        expect.stringMatching(/\S/),
      ]);
      expect(findLeaks(err.replace(LONG, ''), ['a-secret-of-our-own'])).toEqual([]);
      expect(out + err).not.toMatch(/\[object Object\]|undefined/);
      expect(readdirSync(join(project, 'data'))).toEqual(before);
      expect(existsSync('/tmp/evil')).toBe(false);
    },
  );

  it.each(FINE.map((args) => ({ shown: JSON.stringify(args).slice(0, 80), args })))(
    'to answer takes any words: $shown',
    async ({ args }) => {
      const { code, out, err } = await run(args, 'senior seattle\n');
      expect([code, err]).toEqual([0, '']);
      expect(out).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e]|<!channel>|@everyone/u);
      expect(findLeaks(out, ['a-secret-of-our-own'])).toEqual([]);
    },
  );
});
