/** The rules of the house that can be read off the files. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { project } from './engine.ts';

const src = join(project, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(src, file), 'utf8') }));

/** Whom each room may import from, besides itself; files beside the rooms (main, ask, config) know everyone. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  // Those who look after the data from the command line, as main.ts looks after everything.
  'data-commands': ['', 'chat', 'datasets', 'understanding', 'answers'],
  // Looks at everything from the command line, platforms included.
  doctor: ['', 'chat', 'datasets', 'digests', 'store', 'platforms/slack', 'platforms/discord'],
  chat: [],
  datasets: ['chat'],
  understanding: ['chat', 'datasets'],
  answers: ['chat', 'datasets', 'understanding'],
  store: ['chat'],
  digests: ['chat', 'datasets', 'answers', 'store'],
  monitoring: ['chat'],
  'platforms/terminal': ['chat'],
  'platforms/slack': ['chat'],
  'platforms/discord': ['chat'],
};

function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'platforms' ? `${first}/${second}` : file.includes('/') ? first : '';
}

function importsOf({ file, text }: { file: string; text: string }): string[] {
  return [...text.matchAll(/from '(\.[^']+)'/g)].map(([, target = '']) =>
    relative(src, resolve(src, dirname(file), target)),
  );
}

describe('the rooms', () => {
  it('import only from rooms they may know', () => {
    const wrong = files.flatMap((one) => {
      const room = roomOf(one.file);
      const allowed = MAY_IMPORT[room];
      if (room === '') return [];
      if (!allowed) return [`${one.file}: no rule for the room ${room}`];
      return importsOf(one)
        .filter((target) => roomOf(target) !== room && !allowed.includes(roomOf(target)))
        .map((target) => `${one.file} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('take of understanding only the request and the intents, where they answer', () => {
    const taken = files
      .filter(({ file }) => roomOf(file) === 'answers')
      .flatMap(importsOf)
      .filter((target) => roomOf(target) === 'understanding');
    expect([...new Set(taken)].sort()).toEqual(['understanding/intents.ts', 'understanding/request.ts']);
  });

  it('have no cycle', () => {
    const graph = new Map(files.map((one) => [one.file, importsOf(one)]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (done.has(file) || path.includes(file)) return;
      for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const { file } of files) visit(file, []);
    expect(cycles).toEqual([]);
  });
});

describe('side effects', () => {
  const using = (pattern: RegExp): string[] =>
    files
      .filter(({ text }) => pattern.test(text))
      .map(({ file }) => file)
      .sort();

  it('read the environment in config.ts alone', () => {
    expect(using(/process\.env/)).toEqual(['config.ts']);
  });

  it('touch the file system in loaders alone', () => {
    expect(using(/from 'node:fs/)).toEqual([
      'config.ts',
      'data-commands/add.ts',
      'datasets/importers/read-mapping.ts',
      'datasets/load-datasets.ts',
      'datasets/load-source.ts',
      'datasets/opened-file.ts',
      'datasets/read-file.ts',
      'datasets/read-table-csv.ts',
      'datasets/table-cache.ts',
      'datasets/tables/open-table.ts',
      'datasets/write-source.ts',
      // Looks at rights alone.
      'doctor/check-folders.ts',
      // A secret may stand in a file of its own.
      'secret-files.ts',
      'store/backup-file.ts',
      'store/open-to-look.ts',
      'store/sqlite.ts',
      'understanding/english.ts',
      'understanding/fingerprint.ts',
      'understanding/intents.ts',
      'understanding/kept-files.ts',
      'understanding/vocabulary.ts',
      // Looks whether any of the others would read something new.
      'watch-files.ts',
    ]);
  });

  it('ask for the time where everything is put together alone, and set no timer', () => {
    expect(using(/Date\.now|new Date\(\)/)).toEqual(['main.ts', 'serve.ts', 'show-feedback.ts']);
    expect(using(/setTimeout|setInterval/)).toEqual([]);
  });
});

describe('names', () => {
  it('are kebab-case and say something', () => {
    const wrong = files
      .map(({ file }) => file)
      .filter(
        (file) =>
          !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(file) ||
          /(^|[/-])(utils?|helpers?|common|misc|manager|types)[./-]/.test(file),
      );
    expect(wrong).toEqual([]);
  });
});
