import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../../src/platforms/terminal/read-lines.ts';

async function linesOf(chunks: Iterable<Buffer | string>, maxCharacters = 100): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(Readable.from(chunks), maxCharacters)) lines.push(line);
  return lines;
}

describe('readLines', () => {
  it('has no line for an empty stream, and none after the last line break', async () => {
    expect(await linesOf([])).toEqual([]);
    expect(await linesOf(['a\n'])).toEqual(['a']);
    expect(await linesOf(['a\n\nb'])).toEqual(['a', '', 'b']);
  });

  it('takes both line breaks, and no other character for one', async () => {
    expect(await linesOf(['a\r\nb\u2028c\rd\n'])).toEqual(['a', 'b\u2028c\rd']);
  });

  it('puts characters together that were cut apart on the way', async () => {
    const bytes = Buffer.from('€🎉\n');
    expect(await linesOf([...bytes].map((byte) => Buffer.from([byte])))).toEqual(['€🎉']);
  });

  it('cuts a long line and still counts it as one', async () => {
    expect(await linesOf(['abc', 'def', 'ghi\nnext\n'], 4)).toEqual(['abcd', 'next']);
  });

  it('keeps a line that just fits', async () => {
    expect(await linesOf(['abcd\r\n'], 4)).toEqual(['abcd']);
  });

  it('keeps little of a line of a hundred megabytes', async () => {
    const chunk = Buffer.alloc(1 << 16, 'a');
    function* endless() {
      for (let i = 0; i < 1600; i += 1) yield chunk;
      yield '\nshort\n';
    }
    const before = process.memoryUsage().rss;
    const lines = await linesOf(endless(), 1000);
    expect(lines.map(({ length }) => length)).toEqual([1000, 5]);
    expect(process.memoryUsage().rss - before).toBeLessThan(90 * 2 ** 20);
  });

  it('does not depend on where the stream is cut into chunks', async () => {
    const piece = fc.constantFrom('a', 'é', '🎉', '\n', '\r\n', ' ', 'long word');
    await fc.assert(
      fc.asyncProperty(fc.array(piece), fc.integer({ min: 1, max: 5 }), async (pieces, size) => {
        const bytes = Buffer.from(pieces.join(''));
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, (i + 1) * size),
        );
        expect(await linesOf(chunks)).toEqual(await linesOf(bytes.length > 0 ? [bytes] : []));
      }),
    );
  });
});
