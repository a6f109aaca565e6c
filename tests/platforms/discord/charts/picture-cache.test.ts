/** Pictures are kept up to so many bytes, those asked for last the longest. */
import { expect, it } from 'vitest';
import { createPictureCache } from '../../../../src/platforms/discord/charts/picture-cache.ts';

const picture = (bytes: number) => ({ png: new Uint8Array(bytes) });

it('lets the one used longest ago go when there are too many bytes', () => {
  const cache = createPictureCache(10);
  for (const key of ['a', 'b']) cache.set(key, picture(4));
  cache.get('a');
  cache.set('c', picture(4));
  expect(['a', 'b', 'c'].filter((key) => cache.get(key))).toEqual(['a', 'c']);
});

it('counts a picture put in twice once', () => {
  const cache = createPictureCache(10);
  for (const key of ['a', 'b', 'b', 'b']) cache.set(key, picture(5));
  expect(['a', 'b'].filter((key) => cache.get(key))).toEqual(['a', 'b']);
});

it('does not keep what alone is too large', () => {
  const cache = createPictureCache(10);
  cache.set('a', picture(11));
  expect(cache.get('a')).toBeUndefined();
});
