/** Bytes → text. UTF-8, and UTF-16 where a mark says so; anything else is told, never garbled. */
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
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    const text = decode(chunk);
    if (text.includes('\0'))
      cannotRead(name, undefined, 'it is no text', 'Save the table as CSV or as an Excel workbook (.xlsx).');
    line += text.split('\n').length - 1;
    yield text;
  }
  yield decode();
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
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
