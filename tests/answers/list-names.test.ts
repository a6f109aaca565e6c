/** Names are listed as Node lists them in British English. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listNames } from '../../src/answers/list-names.ts';

it('lists names as Node does', () => {
  const node = new Intl.ListFormat('en-GB');
  fc.assert(
    fc.property(fc.array(fc.string()), (names) => {
      expect(listNames(names)).toBe(node.format(names));
    }),
  );
});
