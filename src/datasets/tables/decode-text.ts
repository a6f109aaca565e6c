/** Bytes → text. UTF-8, and UTF-16 where a mark or its first bytes say so; anything else is told, never garbled. */
import { TextDecoder } from 'node:util';
import { cannotRead } from './raw-table.ts';

/** Decodes a file chunk by chunk, without its byte order mark. */
export async function* decodeText(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let line = 1;
  const decode = (chunk?: Buffer): string => {
    try {
      return decoder?.decode(chunk, { stream: chunk !== undefined }) ?? '';
    } catch {
      return cannotRead(
        name,
        chunk ? line + firstBadLine(chunk) : line,
        'the text is not UTF-8',
        'Save the file as "CSV UTF-8" and add it again.',
      );
    }
  };
  const refuseNul = (before: string): never =>
    cannotRead(
      name,
      line + before.split('\n').length - 1,
      'it is no text, or holds bytes that are none',
      'Save the table as CSV UTF-8 or as an Excel workbook (.xlsx).',
    );
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    // Before the text is decoded: of a picture or a program it would say that it is not UTF-8.
    const nul = decoder.encoding === 'utf-8' ? chunk.indexOf(0) : -1;
    if (nul >= 0) refuseNul(chunk.subarray(0, nul).toString('latin1'));
    const text = decode(chunk);
    if (text.includes('\0')) refuseNul(text.slice(0, text.indexOf('\0')));
    line += text.split('\n').length - 1;
    yield text;
  }
  yield decode();
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  // Without a mark: of the plain letters of a header every second byte is nothing.
  const ofTwo = (nothing: 0 | 1): boolean =>
    start.length >= 8 && [0, 2, 4, 6].every((i) => start[i + nothing] === 0 && start[i + 1 - nothing] !== 0);
  if (ofTwo(1)) return 'utf-16le';
  if (ofTwo(0)) return 'utf-16be';
  return 'utf-8';
}

/** Which line of a chunk, counted from zero, holds the first bytes that are not UTF-8. */
function firstBadLine(chunk: Buffer): number {
  const lines = chunk.toString('utf8').split('\n');
  return Math.max(
    0,
    lines.findIndex((text) => text.includes('\ufffd')),
  );
}
