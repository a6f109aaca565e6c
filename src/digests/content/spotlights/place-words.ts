/** Places as a digest names them and asks about them. */
import type { Datasets } from '../../../datasets/datasets.ts';
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

/** A place without an article, as it stands before a noun or in a question: `US`, `California`. */
export function placeAlone({ name }: Place): string {
  return name.replace(/^the /, '');
}

/** A place so that it is not taken for another of the same name: `Portland, Oregon` where tables have two of them. */
export function distinctName(place: Place, { ambiguous, places }: Datasets): string {
  const name = placeAlone(place);
  const wider = places.get(place.within ?? '');
  const isShared = ambiguous.some(
    ({ alias, means }) => alias === name.toLowerCase() && means.includes(place.id),
  );
  return isShared && wider ? `${name}, ${placeAlone(wider)}` : name;
}
