/** Files that change while the bot runs: the started bot over a folder of sources of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SURVEY } from '../../datasets/source-folder.ts';
import { project } from '../../engine.ts';
import { lookIn } from '../../monitoring/look-in.ts';
import { withBot } from './with-bot.ts';

const folder = mkdtempSync(join(tmpdir(), 'salary-bot-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const here = withBot({}, { DATA_DIRS: folder, PORT: '0', HOST: '127.0.0.1' });

const RENEWED = 'files have changed: the bot answers from the new ones';
const FAULTY = 'files have changed and have faults: the bot goes on with what it had';
const times = (text: string): number => here.bot.output().split(text).length - 1;
/** Does something, and waits until the bot has told what came of it. */
async function onceTold(change: () => unknown, told = RENEWED): Promise<void> {
  const before = times(told);
  change();
  await here.bot.wrote(told, before + 1);
}
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
/** All files of the survey, put into place at once. */
function addSurvey(): void {
  mkdirSync(join(folder, '.adding-1/survey'), { recursive: true });
  for (const [name, text] of Object.entries(SURVEY)) write(`.adding-1/${name}`, text);
  renameSync(join(folder, '.adding-1/survey'), join(folder, 'survey'));
}
const WAGES = SURVEY['survey/wages.csv'] ?? '';
const answer = async (text: string) => JSON.stringify(await here.ask(text));
async function home(): Promise<string> {
  const before = here.slack.views.length;
  await here.slack.openHome({});
  const shown = await here.slack.waitFor(() => here.slack.views[before], 'the Home tab');
  return JSON.stringify(shown.view);
}

describe('a source', () => {
  it('is answered from once it is there, and a conversation goes on over it', {
    timeout: 60_000,
  }, async () => {
    expect(await answer('mid oslo')).not.toContain('50,000');
    expect(await home()).not.toContain('A survey');
    const asked = await here.slack.mention({ text: 'senior in berlin' });
    await here.slack.waitFor(() => here.inThread(asked.ts)[0], 'an answer in the thread');
    await onceTold(addSurvey);
    expect(await answer('mid oslo')).toContain('€50,000–€70,000+');
    expect(await home()).toContain('A survey');
    await here.slack.message({ text: 'and in oslo?', thread_ts: asked.ts });
    const on = await here.slack.waitFor(() => here.inThread(asked.ts)[1], 'another answer in the thread');
    expect(on.text).toMatch(/senior.*oslo/i);
  });

  it('that is broken is told with file, row, field and cure, once, and the bot goes on with the old', {
    timeout: 60_000,
  }, async () => {
    await onceTold(() => write('survey/wages.csv', WAGES.replace('50000', 'fifty')), FAULTY);
    const line = here.bot
      .output()
      .split('\n')
      .find((text) => text.includes(FAULTY));
    expect(JSON.parse(line ?? '')).toMatchObject({
      level: 50,
      faults: [expect.stringMatching(/\/survey\/wages\.csv, row 2, low: .*"fifty".*\. Write /)],
    });
    expect(await answer('mid oslo')).toContain('€50,000–€70,000+');
    // Another change is another message; the first is not told again.
    await onceTold(() => write('survey/facts.yaml', 'figures: 7\n'), FAULTY);
    expect(times(FAULTY)).toBe(2);
    write('survey/facts.yaml', SURVEY['survey/facts.yaml'] ?? '');
    await onceTold(() => write('survey/wages.csv', WAGES.replace('50000', '51000')));
    expect(await answer('mid oslo')).toContain('€51,000–€70,000+');
  });

  it('that is taken away is answered from no more', { timeout: 60_000 }, async () => {
    await onceTold(() => rmSync(join(folder, 'survey'), { recursive: true }));
    expect(await answer('mid oslo')).not.toContain('51,000');
    expect(await home()).not.toContain('A survey');
  });

  it('is taken in and let go as `data add` and `data remove` have it', { timeout: 60_000 }, async () => {
    const data = (...args: string[]) => {
      const { status, stderr } = spawnSync(process.execPath, [`${project}dist/main.js`, 'data', ...args], {
        encoding: 'utf8',
        env: { ...process.env, DATA_DIRS: folder },
      });
      if (status !== 0) throw new Error(stderr);
    };
    const table = join(here.bot.folder, 'oews.csv');
    writeFileSync(
      table,
      `YEAR,AREA,AREA_TITLE,AREA_TYPE,OCC_CODE,OCC_TITLE,TOT_EMP,H_MEAN,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90
2024,99,U.S.,1,15-1252,Software Developers,1654440,69.5,144570,79850,103050,133081,169000,211450
`,
    );
    await onceTold(() => data('add', table, '--to', folder, '--yes'));
    expect(await home()).toContain('Occupational Employment');
    await onceTold(() => data('remove', 'oews-2024', '--yes'));
    expect(await home()).not.toContain('Occupational Employment');
  });
});

describe('a burst of changes', () => {
  it('is taken in as one, or two', { timeout: 60_000 }, async () => {
    const before = times(RENEWED);
    addSurvey();
    for (let i = 0; i < 50; i++) {
      write('survey/wages.csv', WAGES.replace('50000', String(50_000 + 1_000 * (i % 9) + i)));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await onceTold(() => write('survey/wages.csv', WAGES.replace('50000', '64321')));
    expect(await answer('mid oslo')).toContain('€64,321–€70,000+');
    expect(times(RENEWED) - before).toBeLessThanOrEqual(2);
    expect(times(FAULTY)).toBe(2);
  });
});

it('every change is counted, those that were refused apart', async () => {
  const pages = lookIn(here.bot);
  const counted = (result: string) => pages.metric('salary_bot_data_reloads_total', { result });
  expect([await counted('taken'), await counted('refused')]).toEqual([times(RENEWED), times(FAULTY)]);
  expect(times(FAULTY)).toBeGreaterThan(0);
});
