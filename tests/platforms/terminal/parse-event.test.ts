import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonLine, parseLine } from '../../../src/platforms/terminal/parse-event.ts';

describe('parseLine', () => {
  it('takes a line as a question, trimmed', () => {
    expect(parseLine(' senior seattle ')).toEqual({ kind: 'question', question: { text: 'senior seattle' } });
  });

  it('takes the command away from its arguments', () => {
    expect(parseLine('/salary senior seattle')).toEqual({
      kind: 'question',
      question: { text: 'senior seattle' },
    });
    expect(parseLine('/salary')).toEqual({ kind: 'empty' });
    expect(parseLine('/salaryman')).toEqual({ kind: 'question', question: { text: '/salaryman' } });
  });

  it.each(['2', ' 2 ', '2.', '2)'])('takes %j as a pick', (line) => {
    expect(parseLine(line)).toEqual({ kind: 'pick', number: 2 });
  });

  it.each(['150000', '2 years', '90k', '-1', '1.5'])('takes %j as a question', (line) => {
    expect(parseLine(line).kind).toBe('question');
  });

  it.each(['exit', 'quit', 'EXIT', '/quit'])('leaves at %j', (line) => {
    expect(parseLine(line)).toEqual({ kind: 'leave' });
  });

  it('does not leave when leaving is asked about', () => {
    expect(parseLine('should i quit').kind).toBe('question');
  });

  it.each(['', '   ', '\t'])('takes %j as empty', (line) => {
    expect(parseLine(line)).toEqual({ kind: 'empty' });
  });
});

describe('parseJsonLine', () => {
  it('takes plain text as typed, standing alone', () => {
    expect(parseJsonLine(' senior  seattle')).toEqual({ text: ' senior  seattle' });
    expect(parseJsonLine('')).toEqual({ text: '' });
  });

  it('takes question and conversation from JSON', () => {
    expect(parseJsonLine('{"q":"and in berlin?","conversation":"c1"}')).toEqual({
      text: 'and in berlin?',
      conversation: 'c1',
    });
    expect(parseJsonLine('{"q":"x","conversation":null,"more":1}')).toEqual({ text: 'x' });
  });

  it.each(['{', '{senior}', '{"q":1}', '{"question":"x"}', '{"q":"x"', '["q"]', '"q"'])(
    'takes %j, which is not such JSON, as typed',
    (line) => {
      expect(parseJsonLine(line)).toEqual({ text: line });
    },
  );

  it('takes the command away in both forms', () => {
    expect(parseJsonLine('/salary seattle')).toEqual({ text: 'seattle' });
    expect(parseJsonLine('/salary')).toEqual({ text: '' });
    expect(parseJsonLine('{"q":"/salary seattle"}')).toEqual({ text: 'seattle' });
  });

  it('gives back any question that was put into JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (q, conversation) => {
        fc.pre(!q.trimStart().startsWith('/'));
        expect(parseJsonLine(JSON.stringify({ q, conversation }))).toEqual({ text: q, conversation });
      }),
    );
  });
});
