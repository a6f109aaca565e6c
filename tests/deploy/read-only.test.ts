/** The bot with the least rights that it can do with: a folder of code it cannot write to, one that it can, and no home. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { project } from '../engine.ts';
import { slackSettings } from '../platforms/settings-of.ts';
import { type LocalSlack, startLocalSlack } from '../servers/slack/local-slack.ts';

/** Root may write wherever it likes, so root runs it as nobody. */
const NOBODY = { uid: 65_534, gid: 65_534 };
const account = process.getuid?.() === 0 ? NOBODY : undefined;

/** Whether nobody may enter a folder. */
function isOpenToNobody(folder: string): boolean {
  const isOpen = (statSync(folder).mode & 0o005) === 0o005;
  return isOpen && (folder === '/' || isOpenToNobody(dirname(folder)));
}
const NEEDED = [join(project, 'node_modules'), dirname(realpathSync(process.execPath))];
const cannot = account !== undefined && !NEEDED.every((folder) => isOpenToNobody(folder));

const TABLE = `YEAR,AREA,AREA_TITLE,AREA_TYPE,OCC_CODE,OCC_TITLE,TOT_EMP,H_MEAN,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90
2024,42660,"Seattle-Tacoma-Bellevue, WA",4,15-1252,Software Developers,,,,106370,136650,169340,208580,
`;

describe.skipIf(cannot)('a bot that may write to one folder alone', () => {
  let root: string;
  let slack: LocalSlack;
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'salary-bot-read-only-'));
    chmodSync(root, 0o755);
    const app = join(root, 'app');
    for (const part of ['dist', 'data', 'intents', 'package.json'])
      cpSync(join(project, part), join(app, part), { recursive: true });
    execFileSync('chmod', ['-R', 'a-w', app]);
    // Beside the copy, never in it: nothing may go through it to the packages themselves.
    symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
    mkdirSync(join(root, 'state'), { mode: 0o700 });
    if (account) chownSync(join(root, 'state'), account.uid, account.gid);
    slack = await startLocalSlack();
  });
  afterAll(async () => {
    await slack?.stop();
    unlinkSync(join(root, 'node_modules'));
    execFileSync('chmod', ['-R', 'u+w', join(root, 'app')]);
    rmSync(root, { recursive: true });
  });

  const settings = () => ({
    NODE_ENV: 'production',
    STATE_DIR: join(root, 'state'),
    TMPDIR: join(root, 'nowhere'),
    ...slackSettings(slack),
  });
  const options = () => ({ ...account, cwd: '/', env: settings() });
  const program = () => join(root, 'app', 'dist', 'main.js');

  it('answers, with no home, no folder for what is temporary, and nothing else in its environment', async () => {
    const bot = spawn(process.execPath, [program()], { ...options(), stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<number | null>((resolve, reject) =>
      bot.on('exit', resolve).on('error', reject),
    );
    let output = '';
    await new Promise<void>((resolve, reject) => {
      for (const stream of [bot.stdout, bot.stderr])
        stream.on('data', (chunk: Buffer) => {
          output += chunk;
          if (output.includes('Slack is connected')) resolve();
        });
      bot.on('exit', (code) => reject(new Error(`It ended with ${code}: ${output}`)));
    });
    const asked = await slack.command({ text: 'senior seattle' });
    const { message } = await slack.waitFor(() => asked.responses[0], 'an answer');
    expect(message?.text).toMatch(/^Senior in Seattle/);
    bot.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(output).not.toMatch(/EACCES|EROFS|EPERM|"level":50/);
    // It learns all phrasings anew: the copy is somewhere else.
  }, 60_000);

  it('keeps its database, and what it has learnt, there and for itself', () => {
    const kept = readdirSync(join(root, 'state'));
    expect(kept).toContain('salary-bot.db');
    expect(readdirSync(join(root, 'state', 'learnt'))).toHaveLength(1);
    expect(statSync(join(root, 'state', 'salary-bot.db')).mode & 0o077).toBe(0);
  });

  it('takes a table of its own there, and a backup', () => {
    const sources = join(root, 'state', 'sources');
    const table = join(root, 'table.csv');
    writeFileSync(table, TABLE);
    const run = (...words: string[]) => {
      const env = { ...settings(), DATA_DIRS: existsSync(sources) ? sources : '' };
      const { status, stdout, stderr } = spawnSync(process.execPath, [program(), ...words], {
        ...options(),
        env,
        encoding: 'utf8',
      });
      return { status, said: stdout + stderr };
    };
    expect(run('data', 'add', table, '--yes')).toMatchObject({ status: 1 });
    expect(run('data', 'add', table, '--to', sources, '--yes')).toMatchObject({ status: 0 });
    expect(run('data', 'check')).toMatchObject({ status: 0, said: expect.stringContaining('5 sources') });
    expect(readdirSync(join(root, 'state', 'tables'))).toHaveLength(1);
    expect(run('store', 'backup', join(root, 'state', 'backup.jsonl'))).toMatchObject({ status: 0 });
  }, 60_000);
});

it.runIf(cannot)('cannot be tried here: nobody but root can read the packages, or run this Node', () => {});
