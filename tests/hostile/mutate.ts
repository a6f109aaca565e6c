/** Payloads as they should not be: fields gone, of another kind, too long, too deep, or of names that mean something. */
import fc from 'fast-check';
import { MARKUP, MEGABYTE } from './nasty-texts.ts';

/** As JSON has it; `__proto__` may be a name in it like any other. */
export type Payload = Record<string, unknown>;

const LONG = 10_000;
/** About as deep as JSON can be written; what is deeper is written by hand. */
const DEEP = 2_000;

/** By name, so that a failure can be read. */
const VALUES: Readonly<Record<string, () => unknown>> = {
  null: () => null,
  true: () => true,
  zero: () => 0,
  'less than nothing': () => -1,
  'a fraction': () => 0.5,
  'a number beyond all': () => 1e308,
  'no text': () => '',
  spaces: () => ' \t\n ',
  'a megabyte of text': () => 'a '.repeat(MEGABYTE / 2),
  'a megabyte of marks': () => '<#C1|'.repeat(MEGABYTE / 5),
  'half a character': () => '\ud800',
  nul: () => 'a\0b',
  'the name of a method': () => 'constructor',
  __proto__: () => '__proto__',
  'markup of all kinds': () => MARKUP.join(' '),
  'an address': () => 'http://127.0.0.1:1/',
  'an id of nobody': () => 'U0NOBODY',
  'a number as text': () => '99999999999999999999',
  'an empty list': () => [],
  'an empty object': () => ({}),
  'a long list': () => Array(LONG).fill('x'),
  'a list in a list': () => [[['x']]],
  'lists in lists without end': () => nested((inside) => [inside]),
  'objects in objects without end': () => nested((inside) => ({ type: 'x', inside })),
  'an object with a prototype': () =>
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  'an object that speaks for itself': () => ({
    toString: 1,
    toJSON: 'x',
    // biome-ignore lint/suspicious/noThenProperty: a payload may have one
    then: 'x',
    valueOf: null,
    length: -1,
  }),
};

/** What becomes of the place in the payload. */
const CHANGES: Readonly<Record<string, (parent: Payload, key: string) => void>> = {
  gone: (parent, key) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  },
  twice: (parent, key) => {
    parent[key] = [parent[key], parent[key]];
  },
  'as text': (parent, key) => {
    parent[key] = String(JSON.stringify(parent[key]));
  },
  'in an object': (parent, key) => {
    parent[key] = { [key]: parent[key] };
  },
  'under another name': (parent, key) => {
    parent[`${key}_`] = parent[key];
    delete parent[key];
  },
  ...Object.fromEntries(
    Object.entries(VALUES).map(([name, value]) => [
      name,
      (parent: Payload, key: string) => {
        parent[key] = value();
      },
    ]),
  ),
  'with a prototype beside it': (parent) => own(parent, '__proto__', { polluted: true, text: 'polluted' }),
};

/** One change, at whichever place of the payload the number comes to. */
export interface Mutation {
  readonly at: number;
  readonly change: string;
}

export const anyMutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record(
    { at: fc.nat(10_000), change: fc.constantFrom(...Object.keys(CHANGES)) },
    { noNullPrototype: true },
  ),
  { minLength: 1, maxLength: 2 },
);

/** A copy with the changes made. */
export function mutate(payload: Payload, mutations: readonly Mutation[]): Payload {
  const copy = { root: structuredClone(payload) };
  for (const { at, change } of mutations) {
    const places = [...placesIn(copy.root, 0)];
    const place = places[at % places.length];
    if (place) CHANGES[change]?.(place.parent, place.key);
  }
  return copy.root;
}

function* placesIn(node: unknown, depth: number): Generator<{ parent: Payload; key: string }> {
  if (typeof node !== 'object' || node === null || depth > 20) return;
  const parent = node as Payload;
  for (const key of Object.keys(parent)) {
    yield { parent, key };
    yield* placesIn(parent[key], depth + 1);
  }
}

function own(parent: Payload, key: string, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

function nested(around: (inside: unknown) => unknown): unknown {
  let value: unknown = 'x';
  for (let depth = 0; depth < DEEP; depth += 1) value = around(value);
  return value;
}
