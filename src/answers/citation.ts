/** How a source is named to people. */
import type { Citation } from '../chat/reply.ts';
import type { Source } from '../datasets/records.ts';

/** @param section where in the source; empty for the whole of it */
export function citationOf({ id, title, publisher, vintage }: Source, section = ''): Citation {
  return { source: id, title: `${title} (${publisher})`, section, vintage };
}
