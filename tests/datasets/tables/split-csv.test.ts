import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCsvSplitter } from '../../../src/datasets/tables/split-csv.ts';

function split(pieces: readonly string[]): string[][] {
  const splitter = createCsvSplitter(',');
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()].map(({ cells }) => [
    ...cells,
  ]);
}

/** Cuts a text anywhere. */
const cuts = fc.array(fc.nat(200), { maxLength: 5 });
function cut(text: string, at: readonly number[]): string[] {
  const ends = [...at.filter((one) => one < text.length).sort((a, b) => a - b), text.length];
  return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end));
}

describe('the splitter', () => {
  it('gives back any cells that were quoted, wherever the text is cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', 'é', ' ') });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, cuts, (cells, at) => {
        const text = cells
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        expect(split(cut(text, at))).toEqual(cells);
      }),
    );
  });

  it('reads what is well formed as the parser of our own files does', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '1', '.'), minLength: 1 });
    const quoted = plain.map((text) => `"${text},""\n${text}"`);
    const rows = fc.array(fc.array(fc.oneof(plain, quoted), { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), cuts, (cells, end, at) => {
        const text = cells.map((row) => row.join(',') + end).join('');
        expect(split(cut(text, at))).toEqual(parse(text, { relax_column_count: true }));
      }),
    );
  });

  it('takes a quote inside a cell for a letter', () => {
    expect(split(['a,5\'10" tall,b\n'])).toEqual([['a', '5\'10" tall', 'b']]);
    expect(split(['"a"b,c\n'])).toEqual([['ab', 'c']]);
  });
});
