/** Modals and Home tabs are held to their own limits besides those of their blocks. */
import { expect, it } from 'vitest';
import { findViewFaults } from './check-view.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const modal = {
  type: 'modal',
  title: plain('x'.repeat(24)),
  submit: plain('Send'),
  blocks: [{ type: 'divider' }],
};
const input = { type: 'input', label: plain('a'), element: { type: 'plain_text_input' } };

it('takes a modal and a Home tab', () => {
  expect(findViewFaults({ ...modal, blocks: [input] })).toEqual([]);
  expect(findViewFaults({ type: 'home', blocks: [] })).toEqual([]);
});

it.each([
  ['/view/title/text', { ...modal, title: plain('x'.repeat(25)) }],
  ['/view/submit/text', { ...modal, submit: plain('x'.repeat(25)) }],
  ['/view/private_metadata', { ...modal, private_metadata: 'x'.repeat(3_001) }],
  ['/view/callback_id', { ...modal, callback_id: 'x'.repeat(256) }],
  ['/view/submit', { ...modal, submit: undefined, blocks: [input] }],
  ['/view/blocks/0/type', { ...modal, blocks: [{ type: 'head' }] }],
  ['/view', { type: 'home', title: plain('a'), blocks: [] }],
  ['/view/type', { type: 'dialog' }],
])('finds the fault at %s', (pointer, view) => {
  expect(findViewFaults(view).map((fault) => fault.pointer)).toEqual([pointer]);
});
