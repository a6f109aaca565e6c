/** The form of a kept file: what goes in comes out, and nothing else does. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readKept, toKeptForm } from '../../src/understanding/kept-form.ts';
import type { FilesRead, Learnt } from '../../src/understanding/learnt.ts';
import { phrasedWords } from '../../src/understanding/lexicon.ts';
import { learnOdds } from '../../src/understanding/ours-or-not.ts';
import { tabulate } from '../../src/understanding/phrasing-table.ts';
import { loadVocabulary } from '../../src/understanding/vocabulary.ts';
import { engine } from '../engine.ts';
import { allIntents, bytesOf } from './kept-folder.ts';

const intents = engine.intents.slice(0, 2);
const files: FilesRead = {
  vocabulary: loadVocabulary(`${allIntents}/vocabulary`, []),
  intents,
  phrased: phrasedWords(intents.flatMap(({ phrasings }) => phrasings)),
};
const table = tabulate([[['a', 'b']], [['b']]]);
const small: Learnt = {
  intents: table,
  statements: table,
  odds: learnOdds([], []),
  names: '',
  amounts: { published: [], others: [] },
};
const values = new Map<string, unknown>([['data/a/facts.yaml', { figures: [{ low: 1.5 }] }]]);
const taken = (content: Uint8Array) => readKept(bytesOf(content));
const back = (learnt: Learnt) => taken(toKeptForm(values, files, learnt));

describe('what is kept', () => {
  it('comes back as the files say it', () => {
    expect(back(small)?.files).toMatchObject({ ...files });
    expect(back(small)?.values).toEqual(values);
  });

  it('comes back with each number bit for bit', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    fc.assert(
      fc.property(fc.array(fc.double()), number, (list, bias) => {
        const odds = { bias, features: list.map(String), weights: Float64Array.from(list) };
        const learnt: Learnt = { ...small, odds, amounts: { published: [bias], others: [] } };
        expect(back(learnt)?.learnt()).toEqual(learnt);
      }),
      { numRuns: 30 },
    );
  });

  it('is not taken where its lists do not fit together', () => {
    const isTaken = (changed: Partial<Learnt>): boolean =>
      back({ ...small, ...changed })?.learnt() !== undefined;
    expect(isTaken({})).toBe(true);
    expect(isTaken({ intents: { ...table, owners: Int32Array.of(0, 7) } })).toBe(false);
    expect(isTaken({ intents: { ...table, starts: Int32Array.of(0, 2 ** 31 - 1, 3) } })).toBe(false);
    expect(isTaken({ statements: { ...table, numbers: Int32Array.of(0, -1, 1) } })).toBe(false);
    expect(isTaken({ statements: { ...table, weights: Float64Array.of(1) } })).toBe(false);
    expect(isTaken({ odds: { ...small.odds, weights: Float64Array.of(1) } })).toBe(false);
    expect(isTaken({ intents: tabulate([[['a']]]) })).toBe(false);
  });
});

describe('anything else', () => {
  it('is nothing that was kept', () => {
    const whole = toKeptForm(values, files, small);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(whole);
        changed[at] = (whole[at] ?? 0) ^ change;
        expect(taken(changed)).toBeUndefined();
        expect(taken(whole.subarray(0, at))).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(taken(bytes)).toBeUndefined();
      }),
    );
  });

  it('never makes the start fail, even where its digest is right', () => {
    const part = fc.oneof(fc.json(), fc.string(), fc.constant(JSON.stringify({ ...files, values: {} })));
    const number = fc.oneof(fc.nat(9), fc.integer());
    fc.assert(
      fc.property(fc.array(part, { maxLength: 3 }), fc.array(number), (parts, lengths) => {
        const told = Uint32Array.from(lengths);
        const right = Uint32Array.of(parts.length, ...parts.map((one) => Buffer.byteLength(one)));
        for (const head of [told, right]) {
          const below = Buffer.concat([Buffer.from(head.buffer), Buffer.from(parts.join(''))]);
          const digest = createHash('sha256').update(below).digest();
          expect(taken(Buffer.concat([digest, below]))?.learnt()).toBeUndefined();
        }
      }),
    );
  });
});
