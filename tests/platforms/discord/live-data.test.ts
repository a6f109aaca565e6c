/** Files that change while the bot runs: what Discord offers and answers from then on. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SURVEY } from '../../datasets/source-folder.ts';
import { withBot } from './with-bot.ts';

const folder = mkdtempSync(join(tmpdir(), 'salary-bot-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const here = withBot({}, { DATA_DIRS: folder });

async function offered(typed: string): Promise<string> {
  const { choices } = await here.discord.autocomplete({
    name: 'salary',
    focused: 'query',
    options: { query: typed },
  });
  return JSON.stringify(choices);
}

describe('a source that comes while the bot runs', () => {
  it('is answered from, and its places are offered while somebody types', { timeout: 60_000 }, async () => {
    expect(await offered('mid osl')).not.toContain('oslo');
    mkdirSync(join(folder, '.adding-1/survey'), { recursive: true });
    for (const [name, text] of Object.entries(SURVEY)) writeFileSync(join(folder, '.adding-1', name), text);
    renameSync(join(folder, '.adding-1/survey'), join(folder, 'survey'));
    await here.bot.wrote('files have changed: the bot answers from the new ones');
    expect(await offered('mid osl')).toContain('mid oslo');
    expect(JSON.stringify(await here.ask('mid oslo'))).toContain('€50,000–€70,000+');
  });
});
