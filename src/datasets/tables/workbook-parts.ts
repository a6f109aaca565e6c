/**
 * The parts of a workbook, which is a zip file. What each says it unpacks to is looked at before any is unpacked, and what
 * comes out is held to that.
 */
import { TextDecoder } from 'node:util';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { cannotRead, LIMITS } from './raw-table.ts';

export interface WorkbookParts {
  readonly has: (part: string) => boolean;
  /** How much text a part unpacks to, in bytes. */
  readonly sizeOf: (part: string) => number;
  /** The text of a part, piece by piece. @throws InvalidFilesError where it is damaged */
  readonly textOf: (part: string) => AsyncGenerator<string>;
  readonly close: () => void;
}

const MOST_PARTS = 10_000;
/** Tables shrink to a tenth, some to a fortieth. */
const MOST_TIMES_SMALLER = 200;
/** Below this, a part may be as repetitive as it likes. */
const HARMLESS_BYTES = 16 * 1024 ** 2;

/** @param name the file as faults name it */
export async function openWorkbookParts(path: string, name: string): Promise<WorkbookParts> {
  const damaged = (): never =>
    cannotRead(
      name,
      undefined,
      'the workbook is damaged',
      'Fetch or save it once more, or save the table as CSV UTF-8.',
    );
  const zip = await openPromise(path, { autoClose: false }).catch(damaged);
  const parts = await entriesOf(zip, name).catch((error: unknown) => {
    zip.close();
    if (error instanceof Error && error.name === 'InvalidFilesError') throw error;
    return damaged();
  });
  return {
    has: (part) => parts.has(part),
    sizeOf: (part) => parts.get(part)?.uncompressedSize ?? 0,
    close: () => zip.close(),
    async *textOf(part) {
      const entry = parts.get(part);
      if (!entry) return;
      const decoder = new TextDecoder();
      try {
        // Comes to an error where more is unpacked than was said.
        const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
        for await (const chunk of stream) yield decoder.decode(chunk, { stream: true });
      } catch (error) {
        // What the reader of the text says goes through; only the zip's own trouble ends here.
        if (error instanceof Error && error.name === 'InvalidFilesError') throw error;
        damaged();
      }
      yield decoder.decode();
    },
  };
}

async function entriesOf(zip: ZipFile, name: string): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    bytes += entry.uncompressedSize;
    const times = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    const bomb = entry.uncompressedSize > HARMLESS_BYTES && times > MOST_TIMES_SMALLER;
    if (bomb || bytes > LIMITS.bytes || parts.size >= MOST_PARTS) {
      cannotRead(
        name,
        undefined,
        'the workbook would unpack to far more than a table needs, and was not unpacked',
        'If it is right, save the table as CSV UTF-8 and add that.',
      );
    }
    parts.set(entry.fileName, entry);
  }
  return parts;
}
