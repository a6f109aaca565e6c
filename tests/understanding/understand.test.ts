/** What the engine takes a question for, where more than likeness to phrasings decides. */
import { describe, expect, it } from 'vitest';
import { replyToPlainText } from '../../src/chat/plain-text.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { engine } from '../engine.ts';

const ask = (text: string): Reply => engine.ask({ text });
const textOf = (text: string): string => replyToPlainText(ask(text));

describe('what fields and forms name', () => {
  it.each([
    ['role=backend;seniority=mid;region=US', { level: 'mid', place: 'us' }],
    ['{"level":"senior","city":"London"}', { level: 'senior', place: 'london' }],
    ['state=OR', { place: 'oregon' }],
    ['level: staff | place: berlin', { level: 'staff', place: 'berlin' }],
  ])('is read without the names of the fields: %s', (text, slots) => {
    expect(ask(text)).toMatchObject({ outcome: 'answer', slots });
  });

  it('is a list of percentiles where several published ones stand in a row', () => {
    expect(ask('percentiles 10/25/50/75/90 for backend pay').slots).toMatchObject({
      percentile: [10, 25, 50, 75, 90],
    });
  });

  it('is what is meant, not what is said not to be', () => {
    expect(ask('maryland pay, not doctors').slots).toEqual({ place: 'maryland' });
    expect(ask('founder here, what does a mid level backend dev earn').slots).not.toHaveProperty('role');
  });
});

describe('what a source says on just what was asked', () => {
  it('stands in the reply, with its source', () => {
    expect(textOf('which big employers push pay up around washington state')).toMatch(/Amazon.*Microsoft/s);
    expect(textOf('how often is the job board refreshed')).toContain('[1]');
  });

  it('is told beside the figures that were asked for', () => {
    const reply = ask('why is backend pay in california so high');
    expect(reply.figures.some(({ id }) => id.includes('california'))).toBe(true);
    expect(replyToPlainText(reply)).toContain('Silicon Valley');
  });
});

describe('a share or an amount held against a source', () => {
  it.each([
    ['my 401k match is 5%, stingy?', '5% is within'],
    ['is a 5% bonus at big tech weak', '5% is below'],
  ])('%s', (text, verdict) => {
    expect(textOf(text)).toContain(verdict);
  });
});

describe('two readings', () => {
  it('are asked back with both as choices, where a name might be one or the other', () => {
    expect(ask('cambridge').outcome).toBe('clarify');
    expect(ask('washington')).toMatchObject({ outcome: 'clarify', followUps: expect.any(Array) });
  });

  it('are questions that can be asked as they stand', () => {
    for (const text of ['moving money around', 'rust or go if i only care about dollars', 'ballpark it']) {
      const { outcome, followUps } = ask(text);
      if (outcome === 'clarify')
        for (const choice of followUps) expect(ask(choice).outcome).not.toBe('declined');
    }
  });
});

describe('currencies', () => {
  it('are never converted, and that is said', () => {
    expect(ask('how much is 90k euros in dollars')).toMatchObject({ outcome: 'no-data', figures: [] });
  });
});

describe('a thread', () => {
  it('survives "why?" after anything, and keeps what was spoken of', () => {
    const say = (text: string): Reply => engine.ask({ text, conversation: 'why' });
    for (const first of [
      'biggest driver of salary',
      'senior seattle',
      'rust',
      'how do i negotiate',
      'toronto',
    ]) {
      say(first);
      expect(replyToPlainText(say('why?'))).not.toBe('');
    }
    say('senior seattle');
    say('why?');
    expect(say('and in boston?').slots).toMatchObject({ level: 'senior', place: 'boston' });
  });

  it('takes a new amount per its own period', () => {
    const say = (text: string): Reply => engine.ask({ text, conversation: 'period' });
    say('senior pay per hour');
    expect(replyToPlainText(say('is 150k good for a junior in austin?'))).not.toContain('an hour');
  });

  it('takes only a bare word for the answer to its own question', () => {
    const say = (text: string): Reply => engine.ask({ text, conversation: 'washington' });
    say('washington');
    expect(say('which state pays most?').intent).toBe('ranking');
    say('washington');
    expect(say('the state').slots).toEqual({ place: 'washington-state' });
  });

  it('never comes back as markup, whatever was said before', () => {
    const said = [
      '@everyone pay in beston [x](http)',
      '<@U1> add bostin',
      '`why`',
      '{{x}} hourly?',
      'why?',
      'and <!channel>',
    ];
    for (const text of said) {
      const reply = engine.ask({ text, conversation: 'markup' });
      expect(`${replyToPlainText(reply)} ${reply.followUps.join()}`).not.toMatch(
        /@everyone|<[@!]|\]\(|`|\{\{/,
      );
    }
  });
});

describe('what was put right', () => {
  it('is told in an honest gap as well', () => {
    expect(textOf('senior torotno')).toContain('Read as: torotno → toronto');
  });
});
