import { expect, it } from 'vitest';
import { whereElse } from '../../src/chat/where-else.ts';

const NAMES = { listen: '/listen', offer: '/offer', digest: '/digest' };

it.each([
  ['listen on', '/listen'],
  ['digest every monday 9am', '/digest create every monday 9am berlin'],
  ['digests', '/digest create every monday 9am berlin'],
  ['digest list', '/digest list;'],
  ['digest Preview 2', '/digest preview;'],
  ['digest pause', '/digest pause;'],
  ['offer', '/offer'],
])('tells where “%s” is done', (text, command) => {
  expect(whereElse(text, NAMES)).toContain(`Type ${command}`);
});

it.each(['senior seattle', 'offer 150k senior', 'what is a digest?', ''])(
  'leaves “%s” to be answered',
  (text) => {
    expect(whereElse(text, NAMES)).toBeUndefined();
  },
);
