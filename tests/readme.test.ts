import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { replyToPlainText } from '../src/chat/plain-text.ts';
import { renderReply } from '../src/platforms/terminal/render-reply.ts';
import { engine, project } from './engine.ts';

const readme = readFileSync(`${project}README.md`, 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(`${project}package.json`, 'utf8')));

describe('the README', () => {
  it('names only npm scripts that exist', () => {
    const named = [...readme.matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names only paths that exist', () => {
    const tree = [...readme.matchAll(/^ {2}([a-z./-]+) {2,}/gm)].map(([, path = '']) => `src/${path}`);
    const top = [...readme.matchAll(/^((?:data|intents|tests)\/[a-z./-]*)/gm)].map(([, path = '']) => path);
    const flow = [...readme.matchAll(/^ {2}((?:understanding|answers|platforms)\/[a-z/-]+)/gm)].map(
      ([, path = '']) => `src/${path}`,
    );
    const missing = [...tree.filter((path) => path !== 'src/'), ...top, ...flow].filter(
      (path) => !existsSync(`${project}${path}`) && !existsSync(`${project}${path}.ts`),
    );
    expect(missing).toEqual([]);
  });

  it('shows a reply as it really is', () => {
    const shown = renderReply(engine.ask({ text: 'senior seattle' }), { width: 80, colour: false });
    const withoutMargin = shown.trimEnd().replace(/[ \t]+$/gm, '');
    expect(readme.replace(/[ \t]+$/gm, '')).toContain(withoutMargin);
  });

  it('gives questions that are answered', () => {
    const asked = [
      'is 150k good for a senior in berlin?',
      'top states',
      'rust',
      'how do I negotiate?',
      'help',
      'senior seattle',
    ];
    for (const text of asked) {
      expect(readme).toContain(text);
      const reply = engine.ask({ text });
      expect(`${text}: ${reply.outcome}`).toBe(`${text}: ${text === 'help' ? 'declined' : 'answer'}`);
      expect(replyToPlainText(reply)).not.toBe('');
    }
  });
});
