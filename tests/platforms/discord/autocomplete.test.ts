import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeName, completeQuestion } from '../../../src/platforms/discord/autocomplete.ts';

const catalogue = {
  questions: ['senior seattle', 'how do I negotiate?', 'is 150k good for a senior in seattle?'],
  levels: ['junior', 'mid-level', 'senior', 'staff'],
  places: ['Seattle', 'San Francisco', 'San Jose', 'London'],
  skills: ['Rust', 'Scala'],
};

describe('completeQuestion', () => {
  it.each([
    ['', 'senior seattle'],
    ['sen', 'senior'],
    ['senior sea', 'senior seattle'],
    ['senior in san f', 'senior in san francisco'],
    ['senior', 'senior london'],
    ['negot', 'how do I negotiate?'],
    ['150k seattle', 'is 150k good for a senior in seattle?'],
  ])('offers behind “%s”: %s', (typed, choice) => {
    expect(completeQuestion(typed, catalogue)).toContain(choice);
  });

  it('has what was typed first, and 25 choices of 100 characters at most, whatever is typed', () => {
    const many = { ...catalogue, places: Array.from({ length: 400 }, (_, i) => `s${i} ${'x'.repeat(i)}`) };
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.constant('s')), (typed) => {
        const choices = completeQuestion(typed, many);
        expect(choices.length).toBeLessThanOrEqual(25);
        expect(choices.every((choice) => choice.length > 0 && choice.length <= 100)).toBe(true);
        expect(new Set(choices).size).toBe(choices.length);
        const said = typed.replace(/\s+/g, ' ').trim();
        if (said !== '' && said.length <= 100) expect(choices[0]?.toLowerCase()).toBe(said.toLowerCase());
      }),
    );
  });
});

describe('completeName', () => {
  it('has names that begin with it before those that have it within', () => {
    expect(completeName('s', ['Boston', 'Seattle'])).toEqual(['s', 'Seattle', 'Boston']);
    expect(completeName('', ['Boston', 'Seattle'])).toEqual(['Boston', 'Seattle']);
  });
});
