/** The started bot, though its store cannot be used: questions are answered, the rest says why not. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../src/store/open-store.ts';
import { type PostgresServer, startPostgres } from '../../servers/postgres.ts';
import { type LocalSlack, startLocalSlack } from '../../servers/slack/local-slack.ts';
import { ADMIN } from '../../servers/slack/workspace.ts';
import { mountSmallDisk } from '../../store/small-disk.ts';
import type { RunningBot } from '../start-bot.ts';
import { startSlackBot } from './with-bot.ts';

async function start(databaseUrl: string): Promise<{ readonly slack: LocalSlack; readonly bot: RunningBot }> {
  const slack = await startLocalSlack();
  const environment = {
    SLACK_BOT_TOKEN: slack.workspace().botToken,
    SLACK_APP_TOKEN: 'xapp-1',
    DATABASE_URL: databaseUrl,
  };
  const bot = await startSlackBot(slack, environment);
  onTestFinished(async () => {
    await bot.stop();
    await slack.stop();
  });
  return { slack, bot };
}

async function ask(slack: LocalSlack, text: string): Promise<string> {
  const asked = await slack.command({ text, user: ADMIN });
  expect(asked.inTime).toBe(true);
  const response = await slack.waitFor(() => asked.responses.at(-1), 'an answer', 10_000);
  return response.message?.text ?? response.answer;
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'salary-bot-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('the bot', () => {
  it('answers over a store that a newer version has used, says so in its log, and leaves it as it is', async () => {
    const file = join(newFolder(), 'store.db');
    const store = await openStore({ url: `file:${file}`, now: Date.now });
    await store.close();
    const database = new Database(file);
    database.exec(
      "insert into salary_bot_migrations (name, timestamp) values ('9999-of-the-future', '2030-01-01')",
    );
    const before = JSON.stringify(database.prepare('select * from salary_bot_migrations').all());
    const { slack, bot } = await start(`file:${file}`);
    expect(bot.output()).toContain('newer version of salary-bot');
    expect(await ask(slack, 'seattle')).toContain('$165,000');
    expect(await ask(slack, 'digest every monday 9am berlin')).toContain('Mondays at 09:00');
    expect(await ask(slack, 'digest list')).toContain('cannot tell whether anything was changed');
    expect(JSON.stringify(database.prepare('select * from salary_bot_migrations').all())).toBe(before);
    database.close();
  });

  it('answers while PostgreSQL is away, and keeps digests once it is back', async () => {
    const postgres: PostgresServer = await startPostgres();
    onTestFinished(() => postgres.stop());
    const { slack } = await start(await postgres.createDatabase());
    await postgres.pause();
    expect(await ask(slack, 'seattle')).toContain('$165,000');
    expect(await ask(slack, 'digest list')).toContain('cannot tell whether anything was changed');
    await postgres.resume();
    expect(await ask(slack, 'digest save new 0 9 * * 1 Europe/Berlin <#C0GENERAL>')).toContain(
      'Saved as digest 1',
    );
  });

  it('answers on a disk that is full, and keeps digests again when it can', async ({ skip }) => {
    const disk = mountSmallDisk(4 * 1024 * 1024);
    if (!disk) return skip('no disk can be mounted here');
    onTestFinished(disk.remove);
    const { slack, bot } = await start(`file:${join(disk.folder, 'store.db')}`);
    const order = (hour: number) => ask(slack, `digest save new 0 ${hour} * * 1 Europe/Berlin <#C0GENERAL>`);
    expect(await order(1)).toContain('Saved as digest 1');
    disk.fill();
    let refused = '';
    // What is left in the file itself holds a few.
    for (let hour = 2; hour < 24 && !refused.includes('cannot reach'); hour += 1) refused = await order(hour);
    expect(refused).toContain('cannot reach');
    expect(await ask(slack, 'seattle')).toContain('$165,000');
    await bot.wrote('disk');
    disk.free();
    expect(await ask(slack, 'digest weekdays 9am berlin')).toContain('Weekdays');
    expect(await ask(slack, 'digest list')).toContain('1. Mondays at 01:00');
  });

  it('answers over a file that it may not write, and says so in its log', async ({ skip }) => {
    const disk = mountSmallDisk(4 * 1024 * 1024);
    if (!disk) return skip('no disk can be mounted here');
    onTestFinished(disk.remove);
    const url = `file:${join(disk.folder, 'store.db')}`;
    await (await start(url)).bot.stop();
    disk.setWritable(false);
    const { slack, bot } = await start(url);
    expect(bot.output()).toMatch(/write it and its folder/);
    expect(await ask(slack, 'boston')).toContain('$150,000');
  });

  it('does not start over a setting that is wrong, and says which', async () => {
    const slack = await startLocalSlack();
    onTestFinished(() => slack.stop());
    const environment = {
      SLACK_BOT_TOKEN: slack.workspace().botToken,
      SLACK_APP_TOKEN: 'xapp-1',
      DATABASE_URL: `file:${newFolder()}`,
    };
    await expect(startSlackBot(slack, environment)).rejects.toThrow(/DATABASE_URL|must be a file/);
  });
});
