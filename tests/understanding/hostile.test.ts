import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replyToPlainText } from '../../src/chat/plain-text.ts';
import { engine } from '../engine.ts';
import { hostileTexts } from '../hostile-texts.ts';

/** What a platform might take for a mention, markup, code or a template. */
const MARKUP = /<[@#!]|@everyone|@here|`|\{\{|\$\{|\]\(|\|\|/;

describe('hostile text', () => {
  it.each(Object.entries(hostileTexts))('is answered as text: %s', (_, text) => {
    const reply = engine.ask({ text });
    const said = replyToPlainText(reply);
    expect(said.length).toBeLessThanOrEqual(2_000);
    expect(said).not.toMatch(MARKUP);
    expect(JSON.stringify(reply.followUps)).not.toMatch(MARKUP);
  });

  it('never makes a reply fail, whatever the characters are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(replyToPlainText(engine.ask({ text })).length).toBeLessThanOrEqual(2_000);
      }),
      { numRuns: 300 },
    );
  });

  it('never makes a reply fail where it is mixed with what we know', () => {
    const known = fc.constantFrom(
      'senior',
      'seattle',
      '150k',
      '$',
      'p90',
      'years',
      'or',
      '<@U1>',
      '{{',
      '%',
      '-',
      '/',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(known, fc.string({ maxLength: 6 })), { maxLength: 30 }), (parts) => {
        const said = replyToPlainText(engine.ask({ text: parts.join(' ') }));
        expect(said.length).toBeLessThanOrEqual(2_000);
      }),
      { numRuns: 300 },
    );
  });
});
