import { describe, expect, it } from 'vitest';
import type { Meaning } from '../../src/understanding/lexicon.ts';
import { normalise, tokenise } from '../../src/understanding/normalise.ts';
import { isMeant } from '../../src/understanding/word-sense.ts';

/** Whether the word is meant as the name where it first stands. */
function meant(meaning: Meaning, text: string, word: string): boolean {
  const { cased, shouted } = normalise(text);
  const tokens = tokenise(cased);
  const at = tokens.findIndex((token) => token.text === word);
  expect(at, text).toBeGreaterThanOrEqual(0);
  return isMeant(meaning, { tokens, at, length: 1, shouted });
}

const named = { id: 'x', name: 'X' };
const go: Meaning = { kind: 'skill', named, careful: false };
const company: Meaning = { kind: 'company', named, careful: true };
const place = (code: boolean, careful = false): Meaning => ({
  kind: 'place',
  places: [{ id: 'x', name: 'X', kind: 'state', covered: true }],
  ask: false,
  careful,
  code,
});

describe('"go"', () => {
  it.each([
    'go',
    'Go?',
    'go vs rust',
    'does go pay more',
    'rust and go',
    'python or go',
    'pay in go for seniors',
    'premium for go in berlin',
    'switching from go to rust',
    'should i learn go',
    'from Python to Go',
  ])('is the language in: %s', (text) => {
    expect(meant(go, text, 'go')).toBe(true);
  });

  it.each([
    'how high can i go',
    'how high does it go',
    'where do salaries go from here',
    'should i go to berlin',
    "let's go",
    'go for it',
    'go back',
    'time to go',
    "i'd go with that",
    'TIME TO GO',
  ])('is the verb in: %s', (text) => {
    expect(meant(go, text, 'go')).toBe(false);
  });
});

describe('"us"', () => {
  it.each(['us', 'senior us', 'in the us', 'pay in us', 'US median', 'between US and uk', 'us vs uk'])(
    'is the country in: %s',
    (text) => {
      expect(meant(place(false), text, 'us')).toBe(true);
    },
  );

  it.each(['tell us the pay', 'give us a number', 'for us it is low', 'they pay us', 'TELL US THE PAY'])(
    'is the pronoun in: %s',
    (text) => {
      expect(meant(place(false), text, 'us')).toBe(false);
    },
  );
});

describe('a state’s two letters', () => {
  it.each([
    ['senior in TX', 'tx'],
    ['senior tx', 'tx'],
    ['Portland, OR', 'or'],
    ['portland, or', 'or'],
    ['Boston, MA', 'ma'],
    ['boston, ma', 'ma'],
    ['pay in OR for seniors', 'or'],
    ['Gary, IN', 'in'],
    ['Portland ME pay', 'me'],
    ['Tulsa OK', 'ok'],
    ['Honolulu, HI', 'hi'],
    ['salary in ma', 'ma'],
    ['or', 'or'],
    ['ma', 'ma'],
  ])('are the state in: %s', (text, word) => {
    expect(meant(place(true), text, word)).toBe(true);
  });

  it.each([
    ['boston or austin', 'or'],
    ['senior in boston', 'in'],
    ['show me the pay', 'me'],
    ['is 150 ok', 'ok'],
    ['ok', 'ok'],
    ['hi', 'hi'],
    ['hi there', 'hi'],
    ['what about me', 'me'],
    ['how is ma doing', 'ma'],
    ['BOSTON OR AUSTIN', 'or'],
    ['SHOW ME THE PAY', 'me'],
    ["I'd like to know", 'id'],
  ])('are a word in: %s', (text, word) => {
    expect(meant(place(true), text, word)).toBe(false);
  });
});

describe('a name that is an everyday word', () => {
  it.each(['offer from meta', 'at meta', 'what does Meta pay', 'senior Meta', 'pay AT meta'])(
    'is the name in: %s',
    (text) => {
      expect(meant(company, text, 'meta')).toBe(true);
    },
  );

  it.each(['this is meta', 'meta question', 'SO META', 'Meta question'])('is the word in: %s', (text) => {
    expect(meant(company, text, 'meta')).toBe(false);
  });

  it('needs no care when it is no everyday word', () => {
    expect(meant({ ...company, careful: false }, 'netflix pay', 'netflix')).toBe(true);
    expect(meant(place(false), 'seattle pay', 'seattle')).toBe(true);
  });

  it('is read with care as a place as well', () => {
    expect(meant(place(false, true), 'reading pay', 'reading')).toBe(false);
    expect(meant(place(false, true), 'pay in reading', 'reading')).toBe(true);
  });
});

describe('a concept', () => {
  it('is always meant', () => {
    expect(meant({ kind: 'concept', id: 'pay' }, 'go us or', 'go')).toBe(true);
  });
});
