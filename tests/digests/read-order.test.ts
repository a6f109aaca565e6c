/** What admins say to the desk, and what it is taken for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOrder } from '../../src/digests/read-order.ts';

describe('an order', () => {
  it.each([
    ['', { kind: 'help' }],
    ['help', { kind: 'help' }],
    ['list', { kind: 'list' }],
    ['every monday 9am berlin', { kind: 'create', words: 'every monday 9am berlin' }],
    [
      'every monday 9am berlin in <#C0COMP|comp>',
      { kind: 'create', words: 'every monday 9am berlin', channel: 'C0COMP' },
    ],
    ['<#C0COMP> mondays at 9', { kind: 'create', words: 'mondays at 9', channel: 'C0COMP' }],
    ['create weekdays 8:30 New York', { kind: 'create', words: 'weekdays 8:30 New York' }],
    ['post every monday 9am', { kind: 'create', words: 'every monday 9am' }],
    ['0 9 * * 1 Europe/Berlin', { kind: 'create', words: '0 9 * * 1 Europe/Berlin' }],
    ['preview', { kind: 'preview' }],
    ['preview 2', { kind: 'preview', number: 2 }],
    ['pause #3', { kind: 'pause', number: 3 }],
    ['PAUSE digest 3', { kind: 'pause', number: 3 }],
    ['resume', { kind: 'resume' }],
    ['run now', { kind: 'run', sure: false }],
    ['run 2 now', { kind: 'run', number: 2, sure: false }],
    ['run now 2', { kind: 'run', number: 2, sure: false }],
    ['run 2 yes', { kind: 'run', number: 2, sure: true }],
    ['repeat 4', { kind: 'repeat', number: 4 }],
    ['rest', { kind: 'rest' }],
    ['remove 2', { kind: 'remove', number: 2, sure: false }],
    ['remove 2 yes', { kind: 'remove', number: 2, sure: true }],
    ['delete', { kind: 'remove', sure: false }],
    ['change 2 to weekdays 8:30', { kind: 'change', number: 2, words: 'weekdays 8:30' }],
    ['change 8:30 on weekdays', { kind: 'change', words: '8:30 on weekdays' }],
    ['change 9 am', { kind: 'change', words: '9 am' }],
    ['change 2 to <#C0OTHER>', { kind: 'change', number: 2, words: '', channel: 'C0OTHER' }],
    [
      'move 2 into <#123456789012345678>',
      { kind: 'change', number: 2, words: '', channel: '123456789012345678' },
    ],
    [
      'save new 0 9 * * 1 Europe/Berlin <#C1>',
      { kind: 'save', schedule: '0 9 * * 1 Europe/Berlin', channel: 'C1' },
    ],
    [
      'save 7 30 8 * * 1-5 America/New_York <#C1>',
      { kind: 'save', number: 7, schedule: '30 8 * * 1-5 America/New_York', channel: 'C1' },
    ],
  ])('%o is read', (line, order) => {
    expect(readOrder(line)).toEqual(order);
  });

  it.each([
    ...[
      'list all',
      'list please',
      'list digests',
      'digests',
      'status',
      'show all',
      'show my digests',
      'all',
    ].map((line) => [line, { kind: 'list' }] as const),
    ['cancel 3', { kind: 'remove', number: 3, sure: false }],
    ['del 3', { kind: 'remove', number: 3, sure: false }],
    ['unsubscribe', { kind: 'remove', sure: false }],
    ['stop 2', { kind: 'pause', number: 2 }],
    ['stop it please', { kind: 'pause' }],
    ['off', { kind: 'pause' }],
    ['disable 3', { kind: 'pause', number: 3 }],
    ['enable 3', { kind: 'resume', number: 3 }],
    ['on 2', { kind: 'resume', number: 2 }],
    ['pause 99999999', { kind: 'pause', number: 99_999_999 }],
    ['pause 2.', { kind: 'pause', number: 2 }],
  ] as const)('by another name is the same: %o', (line, order) => {
    expect(readOrder(line)).toEqual(order);
  });

  it.each([
    ['2', { kind: 'number', number: 2 }],
    ['digest 2', { kind: 'number', number: 2 }],
    ['pause 2 and 3', { kind: 'several', verb: 'pause' }],
    ['remove 1, 2', { kind: 'several', verb: 'remove' }],
    ['remove 1 2', { kind: 'several', verb: 'remove' }],
    ['pause all', { kind: 'several', verb: 'pause' }],
    ['run all', { kind: 'several', verb: 'run' }],
    ['change 2, 3 to tokyo', { kind: 'several', verb: 'change' }],
    ['pause 2 for a week', { kind: 'too-much', verb: 'pause', number: 2, rest: 'for a week' }],
    ['run 2 for a week', { kind: 'too-much', verb: 'run', number: 2, rest: 'for a week' }],
    ['stop every monday 9am', { kind: 'too-much', verb: 'pause', rest: 'every monday 9am' }],
  ] as const)('that cannot be carried out as it stands is never a schedule: %o', (line, order) => {
    expect(readOrder(line)).toEqual(order);
  });

  it.each([
    ['send one on fridays at noon', 'one on fridays at noon'],
    ['run every monday at 9', 'every monday at 9'],
    ['start mondays 9am', 'mondays 9am'],
    ['on fridays at noon', 'on fridays at noon'],
    ['show every monday 9am', 'every monday 9am'],
    ['post 9 mondays', '9 mondays'],
    ['on 15 may 9am', 'on 15 may 9am'],
    ['start 1,15 of each month 9am', '1,15 of each month 9am'],
    ['post 0 9 * * 1 berlin', '0 9 * * 1 berlin'],
    ['send us one every monday 9am', 'us one every monday 9am'],
  ])('may be for a new one: %o', (line, words) => {
    expect(readOrder(line)).toEqual({ kind: 'create', words });
  });

  it.each([
    ['change to 10am', { words: '10am' }],
    ['change 1 to 10am', { number: 1, words: '10am' }],
    ['change 2 9am', { number: 2, words: '9am' }],
    ['change the time to 10am', { words: '10am' }],
    ['change 1st of the month 9am', { words: '1st of the month 9am' }],
    ['change 2 channel to <#C1>', { number: 2, words: '', channel: 'C1' }],
    ['change 3', { number: 3, words: '' }],
    ['change 0 9 * * 1 berlin', { words: '0 9 * * 1 berlin' }],
    ['change 2 0 9 * * 1 berlin', { number: 2, words: '0 9 * * 1 berlin' }],
  ])('to change names what is new: %o', (line, order) => {
    expect(readOrder(line)).toEqual({ kind: 'change', ...order });
  });

  it('is read from anything', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), (line) => {
        expect(readOrder(line).kind).toBeTruthy();
      }),
    );
  });
});
