/** The files of what was learnt: taken only where they fit, replaced where they are broken, never a fault. */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { namesOf } from '../../src/understanding/data-names.ts';
import { fingerprint } from '../../src/understanding/fingerprint.ts';
import { openMemory } from '../../src/understanding/kept-files.ts';
import { readKept } from '../../src/understanding/kept-form.ts';
import { holdsWith } from '../../src/understanding/learnt.ts';
import { createUnderstander } from '../../src/understanding/understand.ts';
import { project } from '../engine.ts';
import { runTogether } from '../store/start-processes.ts';
import { bytesOf, emptyFolder, fewIntents, onlyFile, startEngine } from './kept-folder.ts';

const intents = fewIntents();
const folder = emptyFolder();
const none = emptyFolder();
const fresh = startEngine(intents, none, folder);
const names = namesOf(fresh.datasets);
const question = { text: 'is a bonus part of base pay' };
const answer = fresh.ask(question);
const kept = onlyFile(folder);

const folders = { intents, data: [`${project}data`], code: `${project}src` };
const takenFrom = (from: string) => openMemory({ from: [from], into: none }, folders);

describe('a kept file', () => {
  it('is taken by the next start, and not written again', () => {
    expect(takenFrom(folder).learnt?.()).toBeDefined();
    const next = startEngine(intents, folder, none);
    expect(next.ask(question)).toEqual(answer);
    expect(readdirSync(none)).toEqual([]);
  });

  it.each<[string, (whole: Buffer) => Buffer]>([
    ['is empty', () => Buffer.alloc(0)],
    ['is cut', (whole) => whole.subarray(0, whole.length / 2)],
    ['is garbled', (whole) => Buffer.from(whole).fill('?', whole.length / 2, whole.length / 2 + 9)],
    ['is somebody else’s', () => Buffer.from('{"version": 1}\n[]\n'.repeat(9))],
  ])('that %s is ignored, and replaced by a whole one', (_, damage) => {
    const own = emptyFolder();
    writeFileSync(join(own, kept.name), damage(kept.content));
    expect(takenFrom(own).files).toBeUndefined();
    expect(startEngine(intents, own, own).ask(question)).toEqual(answer);
    expect(onlyFile(own)).toEqual(kept);
  });

  it('that cannot be read or written is no fault', () => {
    const [belowAFile, nameTaken] = [join(folder, kept.name, 'below'), emptyFolder()];
    mkdirSync(join(nameTaken, kept.name));
    for (const place of [belowAFile, nameTaken]) {
      const engine = startEngine(intents, place, place);
      engine.warmUp();
      expect(engine.ask(question)).toEqual(answer);
    }
    expect(readdirSync(nameTaken)).toEqual([kept.name]);
  });

  it('is whole when several processes learn at once, and nothing else is left behind', async () => {
    const own = emptyFolder();
    const script = new URL('learn-process.ts', import.meta.url);
    const said = await runTogether(script, 3, () => [intents, own, question.text]);
    expect(said).toEqual(Array(3).fill(JSON.stringify(answer)));
    expect(onlyFile(own)).toEqual(kept);
  });

  it('is one of a few: the oldest go', () => {
    const own = emptyFolder();
    const whole = readKept(bytesOf(kept.content));
    const learnt = whole?.learnt();
    if (!whole || !learnt) throw new Error('nothing was kept');
    writeFileSync(join(own, 'salary-bot.db'), 'not ours');
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const further = join(own, 'data', id);
      mkdirSync(further, { recursive: true });
      writeFileSync(join(further, 'disagreements.yaml'), '[]');
      const data = [...folders.data, further];
      openMemory({ from: [], into: own }, { ...folders, data }).keep?.(whole.files, learnt);
    }
    expect(readdirSync(own).filter((file) => file.startsWith('learnt-'))).toHaveLength(4);
    expect(readdirSync(own)).toContain('salary-bot.db');
  });
});

describe('what was learnt', () => {
  it('is learnt anew once an intent or the vocabulary has changed', () => {
    const changed = fewIntents();
    const own = emptyFolder();
    expect(startEngine(changed, folder, own).ask(question)).toEqual(answer);
    expect(readdirSync(own)).toEqual([]);
    const asked = { text: 'zorbing quuxly flibbers' };
    expect(fresh.ask(asked).outcome).not.toBe('answer');
    const bonus = join(changed, 'bonus.yaml');
    const text = readFileSync(bonus, 'utf8');
    writeFileSync(bonus, text.replace('phrasings: |\n', `phrasings: |\n  ${asked.text}\n`));
    expect(startEngine(changed, folder, own).ask(asked)).toMatchObject({
      outcome: 'answer',
      intent: 'bonus',
    });
    const before = onlyFile(own).name;
    appendFileSync(join(changed, 'vocabulary', 'world.csv'), '\n');
    expect(fingerprint({ ...folders, intents: changed })).not.toBe(
      before.slice('learnt-'.length, -'.kept'.length),
    );
  });

  it('is learnt anew once the data bring another name or another way to ask', () => {
    const { skills, sources, asked, places } = names;
    const changes = [
      { ...names, skills: skills.slice(1) },
      { ...names, sources: sources.map((source) => ({ ...source, short: 'the survey' })) },
      { ...names, asked: asked.map(({ id }) => ({ id, phrasings: ['how come'] })) },
      { ...names, places: places.map((one) => ({ ...one, covered: false })) },
      { ...names, roles: [{ id: 'nurse', name: 'Nurses', aliases: [] }] },
      { ...names, vintages: 'several' as const },
    ];
    const learnt = takenFrom(folder).learnt?.();
    if (!learnt) throw new Error('nothing was kept');
    const published = new Set(learnt.amounts.published);
    expect(holdsWith(learnt, names, published)).toBe(true);
    for (const changed of changes) expect(holdsWith(learnt, changed, published)).toBe(false);
  });

  it('holds whatever the figures are, unless an amount in a phrasing becomes one of them or ceases to be', () => {
    const { datasets } = fresh;
    const learnsAnew = (from: readonly number[]): boolean => {
      const figures = [...datasets.figures].map(([id, figure], i) => {
        const amount = from[i] ?? from[0] ?? 0;
        return [id, { ...figure, low: amount, high: amount }] as const;
      });
      const changed = { ...datasets, figures: new Map(figures) };
      const memory = takenFrom(folder);
      const { vocabulary, intents } = memory.files ?? {};
      if (!vocabulary || !intents) throw new Error('nothing was kept');
      let anew = false;
      const keep = (): void => {
        anew = true;
      };
      createUnderstander(vocabulary, intents, changed, new Set(), () => 0, { ...memory, keep }).warmUp();
      return anew;
    };
    const { published = [], others = [] } = takenFrom(folder).learnt?.()?.amounts ?? {};
    expect(published.length * others.length).toBeGreaterThan(0);
    expect(learnsAnew([...published, 17.5])).toBe(false);
    expect(learnsAnew(published.slice(1))).toBe(true);
    expect(learnsAnew([...published, ...others.slice(0, 1)])).toBe(true);
  });

  it('comes from no code but that of the rooms that the fingerprint is made of', () => {
    const rooms = ['understanding', 'datasets'].map((room) => join(project, 'src', room));
    const outside = rooms.flatMap((room) =>
      codeIn(room).flatMap((file) =>
        [...readFileSync(join(room, file), 'utf8').matchAll(/^import (?!type)[^;]*?from '(\.[^']+)'/gm)]
          .map(([, target = '']) => resolve(room, dirname(file), target))
          .filter((target) => !rooms.some((one) => target.startsWith(`${one}/`)))
          .map((target) => `${file} imports ${relative(project, target)}`),
      ),
    );
    expect(outside).toEqual([]);
  });
});

function codeIn(room: string): string[] {
  return readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
}
