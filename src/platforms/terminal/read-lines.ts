/** Lines of a stream, whatever their length: a line without an end must not fill the memory. */
import { StringDecoder } from 'node:string_decoder';
import { cutText } from './clean-text.ts';

/**
 * Each line without its line break, cut at `maxCharacters`. A last line need not end in a line break; an empty
 * stream has no lines. Reads no faster than the lines are taken.
 */
export async function* readLines(
  input: AsyncIterable<Buffer | string>,
  maxCharacters: number,
): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let kept = '';
  for await (const chunk of input) {
    const pieces = (typeof chunk === 'string' ? chunk : decoder.write(chunk)).split('\n');
    const rest = pieces.pop() ?? '';
    for (const piece of pieces) {
      yield cutText(extend(kept, piece, maxCharacters).replace(/\r$/, ''), maxCharacters);
      kept = '';
    }
    kept = extend(kept, rest, maxCharacters);
  }
  kept = extend(kept, decoder.end(), maxCharacters);
  if (kept !== '') yield cutText(kept.replace(/\r$/, ''), maxCharacters);
}

/** One more than is kept: it tells a line that was cut from one that just fits, so that a `\r` is not its last. */
function extend(kept: string, more: string, maxCharacters: number): string {
  return kept + more.slice(0, maxCharacters + 1 - kept.length);
}
