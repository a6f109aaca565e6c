import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/chat/command-line.ts';

describe('parseCommandLine', () => {
  it.each([
    [' senior seattle ', { kind: 'question', text: 'senior seattle' }],
    ['', { kind: 'question', text: '' }],
    ['faq', { kind: 'question', text: 'help' }],
    ['faq how do I negotiate', { kind: 'question', text: 'faq how do I negotiate' }],
    ['offer', { kind: 'offer', text: 'offer' }],
    ['Offer 150k senior', { kind: 'offer', text: 'Offer 150k senior' }],
    ['offers in berlin', { kind: 'question', text: 'offers in berlin' }],
    ['listen on', { kind: 'listen', wish: 'on' }],
    ['LISTEN OFF', { kind: 'listen', wish: 'off' }],
    ['listen', { kind: 'listen', wish: 'tell' }],
    ['listen to me', { kind: 'question', text: 'listen to me' }],
    ['digest every monday 9am berlin', { kind: 'digest', text: 'every monday 9am berlin' }],
    ['digests', { kind: 'digest', text: '' }],
  ])('reads “%s”', (typed, line) => {
    expect(parseCommandLine(typed)).toEqual(line);
  });
});
