import { describe, expect, it } from 'vitest';
import { soundsLikeAQuestion } from '../../src/chat/sounds-like-a-question.ts';

describe('soundsLikeAQuestion', () => {
  it.each([
    'what does a senior earn in seattle',
    'senior pay in berlin?',
    'hey, does anyone know what staff engineers make',
    'is 150k ok for boston?\nasking for a friend',
    'so how much for a junior',
  ])('hears “%s”', (text) => {
    expect(soundsLikeAQuestion(text)).toBe(true);
  });

  it.each(['our senior in seattle is away', 'whatever', 'https://example.com/?q=senior', 'thanks', ''])(
    'does not hear “%s”',
    (text) => {
      expect(soundsLikeAQuestion(text)).toBe(false);
    },
  );
});
