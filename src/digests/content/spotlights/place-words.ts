/** Places as a digest names them and asks about them. */
import type { Place } from '../../../datasets/records.ts';

/** A place in a sentence: `Seattle metro`, `London`, `the US`. */
export function placeName({ name, kind }: Place): string {
  return kind === 'metro' && !/metro/i.test(name) ? `${name} metro` : name;
}

/** Questions that can be asked about it. @param other a place to compare it with */
export function placeQuestions({ name, kind }: Place, other: Place | undefined): string[] {
  const ranking = kind === 'metro' || kind === 'state' ? `top ${kind}s` : 'pay overview';
  return [
    ...(kind === 'country' ? ['senior pay'] : [`senior ${name.toLowerCase()}`]),
    ...(other ? [`compare ${name.toLowerCase()} with ${other.name.toLowerCase()}`] : []),
    ranking,
  ];
}
