/** The sources that a command was given, or the plain word that there is none of this name. */
import { CannotStartError } from '../chat/cannot-start-error.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { Source } from '../datasets/records.ts';

/** @throws CannotStartError that names the sources there are */
export function knownSource({ sources }: Datasets, id: string): Source {
  const source = sources.get(id);
  if (source) return source;
  throw new CannotStartError(`No source is called "${id}". There are: ${[...sources.keys()].join(', ')}.`);
}
