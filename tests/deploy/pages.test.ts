/** The pages beside the README name files, commands and settings: all of them exist. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environmentSchema } from '../../src/config.ts';
import { project } from '../engine.ts';

const { scripts } = JSON.parse(readFileSync(`${project}package.json`, 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};
/** Where a page's paths may begin. */
const FROM = ['', 'src/', 'src/platforms/', 'src/datasets/importers/'];
const SETTING = /^(?:SLACK|DISCORD|DATABASE|STATE|DATA|LOG|KEEP|DIGEST)_[A-Z_]*[A-Z]$|^(?:PORT|HOST)$/;

describe.each(['SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md'])('%s', (page) => {
  const text = readFileSync(`${project}${page}`, 'utf8');
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words.replace(/=.*$/, ''));

  it('names only files that exist', () => {
    const paths = quoted.filter((words) => /^(?!\/)[\w.-]+\/[\w./-]*$/.test(words) && words !== 'var/');
    const links = [...text.matchAll(/\]\(([\w./-]+)(?:#[\w-]+)?\)/g)].map(([, path = '']) => path);
    const exists = (path: string) => FROM.some((from) => existsSync(`${project}${from}${path}`));
    expect([...paths, ...links].filter((path) => !exists(path))).toEqual([]);
  });

  it('names only commands that exist', () => {
    const named = [...text.matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names only settings that exist', () => {
    const settings = quoted.filter((words) => SETTING.test(words));
    expect(settings.filter((name) => !(name in environmentSchema.shape))).toEqual([]);
  });

  it('links to headings that the README has', () => {
    const readme = readFileSync(`${project}README.md`, 'utf8');
    const headings = [...readme.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w ]/g, '')
        .replaceAll(' ', '-'),
    );
    const linked = [...text.matchAll(/README\.md#([\w-]+)/g)].map(([, anchor = '']) => anchor);
    expect(linked.filter((anchor) => !headings.includes(anchor))).toEqual([]);
  });
});
