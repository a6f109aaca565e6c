/** What is said to the bot and is no question, but something that only a command can do. */
import { parseCommandLine } from './command-line.ts';

/** Each as it is typed on the platform. */
export interface CommandNames {
  readonly listen: string;
  readonly offer: string;
}

export const NO_DIGESTS = 'I cannot post digests yet: this version answers questions.';

/** Where it is done; none for a question. */
export function whereElse(text: string, names: CommandNames): string | undefined {
  const line = parseCommandLine(text);
  if (line.kind === 'listen') return `Type ${names.listen} in the channel where I should listen.`;
  if (line.kind === 'digest') return NO_DIGESTS;
  if (line.kind === 'offer' && /^offer$/i.test(line.text))
    return `Type ${names.offer}: a form comes up, and only you see the answer.`;
  return undefined;
}
