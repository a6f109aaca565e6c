import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSeal } from '../../src/store/seal.ts';

const seal = await createSeal('a secret');
const owner = ['slack', 'T1'];

it('a sealed text opens for its owner as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, anyone) => {
      expect(seal.open(seal.close(text, anyone), anyone)).toBe(text);
    }),
    { numRuns: 30 },
  );
});

it('the same text is sealed differently each time', () => {
  expect(seal.close('text', owner)).not.toBe(seal.close('text', owner));
});

it('a sealed text that was changed anywhere does not open', () => {
  const sealed = seal.close('a text', owner);
  for (let at = 0; at < sealed.length; at += 1) {
    // The last letter of a part may hold bits that stand for nothing.
    if (sealed[at + 1] === '.' || at === sealed.length - 1) continue;
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
    expect(seal.open(changed, owner), changed).toBeUndefined();
  }
});

it('nothing but a sealed text opens', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(seal.open(text, owner)).toBeUndefined();
      expect(seal.open(`v1.${text}`, owner)).toBeUndefined();
    }),
  );
});

it('a cut-off tag does not open', () => {
  const sealed = seal.close('a text', owner);
  const [version, nonce, body, tag = ''] = sealed.split('.');
  expect(seal.open([version, nonce, body, tag.slice(0, 6)].join('.'), owner)).toBeUndefined();
});

it('the parts of an owner are not run together', async () => {
  expect(seal.open(seal.close('text', ['a', 'bc']), ['ab', 'c'])).toBeUndefined();
});
