/** What is said to the bot and is no question, but something that only a command can do. */
import { parseCommandLine } from './command-line.ts';

/** Each as it is typed on the platform. */
export interface CommandNames {
  readonly listen: string;
  readonly offer: string;
  /** What the words about digests stand behind. */
  readonly digest: string;
}

/** What is done to digests that are there; a new one is anything else. */
const DONE_TO_DIGESTS = /^(list|preview|run|pause|resume|change|remove|repeat|rest)\b/i;

/** Where it is done; none for a question. */
export function whereElse(text: string, names: CommandNames): string | undefined {
  const line = parseCommandLine(text);
  if (line.kind === 'listen') return `Type ${names.listen} in the channel where I should listen.`;
  if (line.kind === 'digest') {
    const [, verb] = DONE_TO_DIGESTS.exec(line.text) ?? [];
    return verb === undefined
      ? `Type ${names.digest} create every monday 9am berlin in the channel where the digest should come; admins can.`
      : `Type ${names.digest} ${verb.toLowerCase()}; admins can.`;
  }
  if (line.kind === 'offer' && /^offer$/i.test(line.text))
    return `Type ${names.offer}: a form comes up, and only you see the answer.`;
  return undefined;
}
