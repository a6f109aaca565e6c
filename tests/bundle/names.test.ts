/**
 * Put together into few files, the packages go on under the names that they have: discord.js keeps as little as it is
 * told by the names of its classes and finds its actions by theirs, and the log has those of errors.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { project } from '../engine.ts';

const require = createRequire(import.meta.url);
const bundle = `${project}dist/bot/`;
const { load }: { load: <T extends object>(id: string) => T } = require(`${bundle}loader.js`);

/** All classes and functions that are handed out, with what they are made from, by the way to them. */
function namesOf(root: object): Map<string, { readonly name: string; readonly isError: boolean }> {
  const names = new Map<string, { name: string; isError: boolean }>();
  const seen = new Set<object>();
  const visit = (value: unknown, path: string): void => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value))
      return;
    seen.add(value);
    if (typeof value === 'function') {
      names.set(path, { name: String(value.name), isError: value.prototype instanceof Error });
      visit(Object.getPrototypeOf(value), `${path} from`);
    }
    for (const [key, described] of Object.entries(Object.getOwnPropertyDescriptors(value)))
      if (key !== 'prototype') visit(described.value, `${path}.${key}`);
  };
  // What is handed on from another package stands behind a getter.
  for (const [key, value] of Object.entries({ ...root })) visit(value, key);
  return names;
}

it('discord.js has all its names', () => {
  const names = namesOf(require('discord.js'));
  expect(names.size).toBeGreaterThan(500);
  expect(namesOf(load('./discord.js'))).toEqual(names);
});

it('discord.js finds all its actions', () => {
  const actionsOf = ({ Client }: { Client: new (options: object) => { actions: object } }): string[] =>
    Object.keys(new Client({ intents: [] }).actions).sort();
  const actions = actionsOf(require('discord.js'));
  expect(actions).toContain('MessageCreate');
  expect(actionsOf(load('./discord.js'))).toEqual(actions);
});

it('errors of Slack’s have their names', () => {
  const errorsOf = (root: { webApi: object }): string[] =>
    [...namesOf({ ...root, ...root.webApi })]
      .filter(([, { isError }]) => isError)
      .map(([path, { name }]) => `${path}: ${name}`)
      .sort();
  const errors = errorsOf(require('@slack/bolt'));
  expect(errors.length).toBeGreaterThan(5);
  expect(errorsOf(load('./bolt.js'))).toEqual(errors);
});

it('the tables of encodings are a file of their own, which Bolt’s asks for', () => {
  expect(readFileSync(`${bundle}bolt.js`, 'utf8')).toContain('require("./encodings.js")');
  expect(Object.keys(load('./encodings.js'))).toContain('shiftjis');
});

it('files have ASCII alone: of any other V8 holds each letter in two bytes', () => {
  const scripts = readdirSync(bundle).filter((file) => file.endsWith('.js'));
  expect(scripts.filter((file) => /[^\0-\x7f]/.test(readFileSync(`${bundle}${file}`, 'utf8')))).toEqual([]);
});

it('nothing but discord.js pays for names: a function that names those in it does so at every call', () => {
  const naming = readdirSync(bundle).filter(
    (file) => file.endsWith('.js') && /\b__name\(/.test(readFileSync(`${bundle}${file}`, 'utf8')),
  );
  expect(naming.filter((file) => file !== 'discord.js')).toEqual([]);
});
