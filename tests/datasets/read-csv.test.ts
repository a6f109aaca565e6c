import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Fault } from '../../src/datasets/fault.ts';
import { readCsv } from '../../src/datasets/read-csv.ts';
import { withFiles } from './source-folder.ts';

const schema = z.object({ a: z.string(), b: z.string() });

function read(text: string): { readonly rows: readonly unknown[]; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const rows = withFiles({ 'x.csv': text }, (folder) =>
    readCsv(join(folder, 'x.csv'), 'x.csv', schema, faults),
  );
  return { rows, faults };
}

describe('readCsv', () => {
  it('gives back any cells that were written in quotes', () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => text.trim() || 'x');
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.record({ a: cell, b: cell }), { maxLength: 5 }), (cells) => {
        const { rows, faults } = read(
          `a,b\n${cells.map(({ a, b }) => `${quoted(a)},${quoted(b)}\n`).join('')}`,
        );
        expect(faults).toEqual([]);
        expect(rows).toMatchObject(cells.map((value) => ({ value })));
      }),
      { numRuns: 50 },
    );
  });

  it('never throws, whatever the file holds: it gives rows or faults', () => {
    const piece = fc.constantFrom('a', 'b', ',', '"', '\n', '\r\n', ' ', '\ufeff', 'é', '\0', ';');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { faults } = read(pieces.join(''));
        for (const { cure, problem } of faults) expect(cure.length * problem.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it('counts empty lines when it names a row', () => {
    expect(read('a,b\n\n1\n').faults[0]).toMatchObject({ row: 3 });
  });

  it('tells every broken row, not only the first', () => {
    expect(read('a,b\n1\n2,3\n4,5,6\n').faults.map(({ row }) => row)).toEqual([2, 4]);
  });
});
