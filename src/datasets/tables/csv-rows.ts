/** The rows of a CSV file as it comes out of whatever program wrote it: marks, line ends and separators of all kinds. */
import { decodeText } from './decode-text.ts';
import { cannotRead, LIMITS, type RawRow } from './raw-table.ts';
import { createCsvSplitter } from './split-csv.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;

/**
 * Streams the rows of a CSV file, as many at a time as a chunk holds.
 * @param name the file as faults name it
 * @throws InvalidFilesError where the file cannot be read on
 */
export async function* csvRows(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<RawRow[]> {
  const text = decodeText(chunks, name)[Symbol.asyncIterator]();
  const first = await beginning(text);
  const splitter = createCsvSplitter(separatorOf(first));
  // Line ends of a Mac of long ago.
  const plain = (piece: string): string => (first.includes('\n') ? piece : piece.replaceAll('\r', '\n'));
  for await (const piece of chained(first, text)) {
    yield splitter.push(plain(piece));
    const { line, length } = splitter.unfinished();
    if (length > LIMITS.lineBytes) {
      cannotRead(
        name,
        line,
        'the row that starts here is longer than a megabyte',
        'It may hold a quote that is never closed: correct it, or take the row out.',
      );
    }
  }
  yield splitter.end();
  const { line, quoted } = splitter.unfinished();
  if (quoted) {
    cannotRead(
      name,
      line,
      'a quote that opens here is never closed',
      'Close it, or double the quotes that belong to the text.',
    );
  }
}

/** Enough text to see the first line in. */
async function beginning(text: AsyncIterator<string>): Promise<string> {
  let first = '';
  // A pattern over all of it would take for ever where a line never ends.
  while (first.length < LIMITS.lineBytes && !first.trimStart().includes('\n')) {
    const { value, done } = await text.next();
    if (done) break;
    first += value;
  }
  return first;
}

async function* chained(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}

/** The separator that the first line has most of, quoted text aside. */
function separatorOf(text: string): string {
  const line =
    text
      .trimStart()
      .split(/[\n\r]/, 1)[0]
      ?.replace(/"[^"]*"/g, '') ?? '';
  const counts = SEPARATORS.map((separator) => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}
