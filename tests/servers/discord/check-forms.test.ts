/** Good modals, choices and commands pass, bad ones are named at their place. */
import { expect, it } from 'vitest';
import { type BodyKind, findBodyFaults } from './check-body.ts';

const x = (length: number): string => 'x'.repeat(length);
const many = <One>(count: number, make: (index: number) => One): One[] =>
  Array.from({ length: count }, (_, index) => make(index));
const row = (...components: object[]) => ({ type: 1, components });
const text = (content: string) => ({ type: 10, content });
const input = (more: object = {}) => ({ type: 4, custom_id: 'pay', style: 1, label: 'Pay', ...more });
const modal = (...components: object[]) => ({ custom_id: 'offer', title: 'Offer', components });
const command = (more: object = {}) => ({ name: 'salary', description: 'Pay', ...more });
const option = (more: object = {}) => ({ type: 3, name: 'question', description: 'What', ...more });

const good: [BodyKind, object][] = [
  ['callback', { type: 9, data: modal(row(input())) }],
  [
    'modal',
    modal({ type: 18, label: 'Pay', component: input({ label: undefined, max_length: 9 }) }, text('Hi')),
  ],
  ['autocomplete', { choices: many(25, (index) => ({ name: `n${index}`, value: x(100) })) }],
  [
    'command',
    command({ options: [option({ required: true }), option({ name: 'été', autocomplete: true })] }),
  ],
  ['commands', [command({ default_member_permissions: '32' }), { type: 3, name: 'Check this' }]],
  ['command edit', { name: 'pay' }],
  ['thread', { name: 'Pay', type: 11 }],
  ['direct message', { recipient_id: '1' }],
];

it.each(good)('%s %j is right', (kind, body) => {
  expect(findBodyFaults(kind, body)).toEqual([]);
});

const bad: [BodyKind, object, string][] = [
  ['callback', { type: 3 }, '/type'],
  ['callback', { type: 9, data: { ...modal(row(input())), title: x(46) } }, '/data/title'],
  ['callback', { type: 8, data: { choices: [{ name: 'a', value: x(101) }] } }, '/data/choices/0/value'],
  ['modal', modal(), '/components'],
  ['modal', modal(...many(6, (index) => row(input({ custom_id: `${index}` })))), '/components'],
  ['modal', modal(row(input({ label: x(46) }))), '/components/0/components/0/label'],
  ['modal', modal(row(input({ label: undefined }))), '/components/0/components/0/label'],
  ['modal', modal(row(input({ placeholder: x(101) }))), '/components/0/components/0/placeholder'],
  ['modal', modal(row(input({ min_length: 5, max_length: 4 }))), '/components/0/components/0/min_length'],
  ['modal', modal(row(input({ max_length: 4, value: '12345' }))), '/components/0/components/0/value'],
  ['modal', modal(row(input(), input({ custom_id: 'b' }))), '/components/0/components'],
  ['autocomplete', { choices: many(26, (index) => ({ name: `${index}`, value: 'a' })) }, '/choices'],
  ['autocomplete', { choices: [{ name: x(101), value: 'a' }] }, '/choices/0/name'],
  ['autocomplete', { choices: many(2, () => ({ name: 'a', value: 'a' })) }, '/choices/1/name'],
  ['command', command({ name: 'Salary' }), '/name'],
  ['command', command({ name: 'a b' }), '/name'],
  ['command', command({ name: x(33) }), '/name'],
  ['command', command({ description: x(101) }), '/description'],
  ['command', { name: 'salary' }, '/description'],
  ['command', command({ options: many(26, (index) => option({ name: `o${index}` })) }), '/options'],
  ['command', command({ options: [option(), option()] }), '/options/1/name'],
  ['command', command({ options: [option(), option({ name: 'b', required: true })] }), '/options/1/required'],
  [
    'command',
    command({ options: [option({ choices: many(26, (index) => ({ name: `${index}`, value: 'a' })) })] }),
    '/options/0/choices',
  ],
  [
    'command',
    command({
      options: many(25, (index) =>
        option({ name: `o${index}`, choices: many(25, (one) => ({ name: x(20) + one, value: 'a' })) }),
      ),
    }),
    '',
  ],
  ['command', command({ options: [{ type: 1, name: 'sub', description: 'a' }, option()] }), '/options'],
  ['command', { type: 3, name: 'Check', description: 'a' }, '/description'],
  ['commands', [command(), command()], '/1/name'],
  ['commands', many(6, (index) => ({ type: 3, name: `c${index}` })), ''],
  ['thread on a message', { name: x(101) }, '/name'],
];

it.each(bad)('%s %.120j is wrong', (kind, body, pointer) => {
  expect(findBodyFaults(kind, body).map((one) => one.pointer)).toContain(pointer);
});
