/** Writing at the reader's pace, and noticing when nobody reads any more (`… | head -1`). */
import type { Writable } from 'node:stream';

const READER_GONE: ReadonlySet<string> = new Set([
  'EPIPE',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
]);

export interface Writer {
  /** Resolves once the text is handed over; false when the reader is gone. Rejects on any other fault. */
  write(text: string): Promise<boolean>;
  /** Leaves the stream as it was found. */
  release(): void;
}

export function createWriter(output: Writable): Writer {
  // The write's own callback tells the fault; unheard, the event would end the process.
  const ignore = () => {};
  output.on('error', ignore);
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        output.write(text, (error) => {
          if (!error) resolve(true);
          else if ('code' in error && READER_GONE.has(String(error.code))) resolve(false);
          else reject(new Error('The output could not be written.', { cause: error }));
        });
      }),
    // The event of a failed write comes after its callback.
    release: () => void setImmediate(() => output.off('error', ignore)),
  };
}
