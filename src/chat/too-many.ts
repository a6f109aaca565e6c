/** The polite word for whoever asks faster than anybody reads. */
import type { Handling } from './handling.ts';
import type { Allowances } from './services.ts';

/** Whose allowances, and what for. */
export type Manners = Allowances & { readonly handling: Handling };

/**
 * Takes one question of a person's allowance, and where others see the answer, of the channel's.
 * @returns what to say instead of an answer, or none
 */
export function tooMany(
  { perPerson, perChannel, handling }: Manners,
  workspace: string,
  user: string,
  channel?: string,
): string | undefined {
  const person = perPerson.take(`${workspace}/${user}`);
  const room = person > 0 || channel === undefined ? 0 : perChannel.take(`${workspace}/${channel}`);
  if (person === 0 && room === 0) return undefined;
  handling.askedToWait();
  return person > 0
    ? `That was a lot of questions at once. Please ask again in ${inSeconds(person)}.`
    : `This channel asked a lot of questions at once. Please ask again in ${inSeconds(room)}, or privately with /salary.`;
}

function inSeconds(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds === 1 ? 'a second' : `${seconds} seconds`;
}
