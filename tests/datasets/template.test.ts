import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idsIn, literalFigureIn, parseTemplate } from '../../src/datasets/template.ts';

describe('parseTemplate', () => {
  it('parts words from figures', () => {
    expect(parseTemplate('Pay of {a/b} over {c-d|period}.')).toEqual([
      { kind: 'words', text: 'Pay of ' },
      { kind: 'figure', id: 'a/b', show: 'value' },
      { kind: 'words', text: ' over ' },
      { kind: 'figure', id: 'c-d', show: 'period' },
      { kind: 'words', text: '.' },
    ]);
  });

  it('gives no empty words around or between figures', () => {
    expect(parseTemplate('{a}{b}')).toEqual([
      { kind: 'figure', id: 'a', show: 'value' },
      { kind: 'figure', id: 'b', show: 'value' },
    ]);
    expect(parseTemplate('')).toEqual([]);
  });

  it('loses nothing of any text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('{a/b}', '{a|period}', '{', '}', '{A}'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const template = pieces.join('');
        const parts = parseTemplate(template);
        const back = parts.map((part) =>
          part.kind === 'words' ? part.text : `{${part.id}${part.show === 'period' ? '|period' : ''}}`,
        );
        expect(back.join('')).toBe(template);
        expect(parts.flatMap((part) => (part.kind === 'figure' ? [part.id] : []))).toEqual(idsIn(template));
      }),
    );
  });
});

describe('literalFigureIn', () => {
  it.each([
    'Pay follows living costs.',
    'The {national/p50} of {outlook/growth|period}.',
    'From the 10th to the 90th percentile, 1st, 2nd and 3rd.',
    'A 401(k) match.',
    'Levels.fyi and C# and CI/CD.',
    'A quarterback halfway.',
  ])('finds none in: %s', (text) => {
    expect(literalFigureIn(text)).toBeUndefined();
  });

  it.each([
    ['A median of $133,080.', '$133,080.'],
    ['Adds 15% to base.', '15%'],
    ['Nearly half of all roles.', 'half'],
    ['It can double the total.', 'double'],
    ['Thousands of jobs.', 'Thousands'],
    ['Up 2½ times.', '2½'],
    ['Up ½.', '½.'],
    ['٣ years', '٣'],
    ['A 401k match.', '401k'],
    ['A broken {Figure}.', '{'],
    ['A broken {figure.', '{'],
    ['A broken {figure|hourly}.', '{'],
    ['A broken figure}.', '}'],
  ])('finds in "%s" %s', (text, found) => {
    expect(literalFigureIn(text)).toBe(found);
  });
});
