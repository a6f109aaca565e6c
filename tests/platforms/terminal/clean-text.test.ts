import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, cutText } from '../../../src/platforms/terminal/clean-text.ts';

describe('cleanText', () => {
  it('leaves what people write as it is', () => {
    const text = 'Zoë in München: €80,000–€120,000+ “base” 給料 🎉';
    expect(cleanText(text)).toBe(text);
  });

  it('leaves of an escape sequence what can be shown', () => {
    expect(cleanText('a\x1b[31mb\x9bc\x1b]0;title\x07')).toBe('a [31mb c ]0;title ');
  });

  it('makes one line of several, and turns nothing around', () => {
    expect(cleanText('a\r\nb\u2028c\u202ed\u2066e\u200d')).toBe('a b cde');
  });

  it('has the same effect twice as once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });
});

describe('cutText', () => {
  it('never ends within a character', () => {
    expect(cutText('ab🎉', 3)).toBe('ab');
    expect(cutText('ab🎉', 4)).toBe('ab🎉');
  });
});
