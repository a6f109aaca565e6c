import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environmentSchema, InvalidConfigError, parseConfig } from '../src/config.ts';
import { project } from './engine.ts';

describe('.env.example', () => {
  const example = readFileSync(`${project}.env.example`, 'utf8').split('\n');

  it('lists exactly the variables of the schema', () => {
    const listed = example.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect(listed.sort()).toEqual(Object.keys(environmentSchema.shape).sort());
  });

  it('says a line on each of them', () => {
    const bare = example.filter((line, i) => /^[A-Z_]+=/.test(line) && !example[i - 1]?.startsWith('#'));
    expect(bare).toEqual([]);
  });

  it('is accepted as it is', () => {
    const values = example.flatMap((line) =>
      /^[A-Z_]+=/.test(line) ? [line.split('=') as [string, string]] : [],
    );
    expect(parseConfig(Object.fromEntries(values)).production).toBe(false);
  });
});

describe('parseConfig', () => {
  it('takes an empty value for unset', () => {
    expect(parseConfig({ NODE_ENV: '', DATA_DIRS: ' ' }).dataFolders).toHaveLength(1);
  });

  it('adds further data folders behind the own one', () => {
    expect(parseConfig({ DATA_DIRS: '/a:/b' }).dataFolders.slice(1)).toEqual(['/a', '/b']);
  });

  it('names every bad variable at once, with its cure', () => {
    const parse = (): unknown => parseConfig({ NODE_ENV: 'prod', SLACK_BOT_TOKEN: 'abc' });
    expect(parse).toThrow(InvalidConfigError);
    expect(parse).toThrow(/NODE_ENV: use development.*\n.*SLACK_BOT_TOKEN: .*xoxb-/s);
  });

  it('never repeats a secret in what it says', () => {
    expect(() => parseConfig({ SLACK_BOT_TOKEN: 'hush-hush' })).toThrow(/^(?!.*hush)/s);
  });
});
