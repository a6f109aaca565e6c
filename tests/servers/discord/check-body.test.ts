/** Good bodies pass, bad ones are named at their place, for messages. */
import { describe, expect, it } from 'vitest';
import { type Attached, type BodyKind, findBodyFaults } from './check-body.ts';

const x = (length: number): string => 'x'.repeat(length);
const many = <One>(count: number, make: (index: number) => One): One[] =>
  Array.from({ length: count }, (_, index) => make(index));
const row = (...components: object[]) => ({ type: 1, components });
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...more });
const menu = (more: object = {}) => ({
  type: 3,
  custom_id: 'menu',
  options: [{ label: 'One', value: '1' }],
  ...more,
});
const text = (content: string) => ({ type: 10, content });
const v2 = (...components: object[]) => ({ flags: 32_768, components });
const buttons = (count: number) => many(count, (index) => button({ custom_id: `b${index}` }));
const fields = (count: number, value = 'v') => many(count, () => ({ name: 'n', value }));

const good: [BodyKind, object][] = [
  ['message', { content: x(2_000), allowed_mentions: { parse: [] } }],
  ['message', { embeds: [{ title: x(256), fields: fields(25), footer: { text: x(2_048) } }] }],
  [
    'message',
    {
      content: 'a',
      components: many(5, (one) =>
        row(...buttons(5).map((b) => ({ ...b, custom_id: `${one}${b.custom_id}` }))),
      ),
    },
  ],
  [
    'message',
    {
      content: 'a',
      components: [row(menu()), row({ type: 2, style: 5, label: 'Link', url: 'https://a.b' })],
    },
  ],
  ['message', v2({ type: 17, components: [text(x(3_999)), { type: 14 }, row(button())] }, text('a'))],
  ['message', v2({ type: 9, components: [text('a')], accessory: button() })],
  ['message edit', { content: null, components: [] }],
  ['response edit', { attachments: [] }],
  ['callback', { type: 5, data: { flags: 64 } }],
  ['callback', { type: 4, data: { content: 'a' } }],
  ['callback', { type: 6 }],
];

it.each(good)('%s %j is right', (kind, body) => {
  expect(findBodyFaults(kind, body)).toEqual([]);
});

const bad: [BodyKind, object, string][] = [
  ['message', { content: x(2_001) }, '/content'],
  ['message', {}, ''],
  ['message', { content: ' ' }, ''],
  ['message', { embeds: [{ title: x(257) }] }, '/embeds/0/title'],
  ['message', { embeds: [{ description: x(4_097) }] }, '/embeds/0/description'],
  ['message', { embeds: [{}] }, '/embeds/0/description'],
  ['message', { embeds: [{ fields: fields(26) }] }, '/embeds/0/fields'],
  ['message', { embeds: [{ fields: [{ name: '', value: 'v' }] }] }, '/embeds/0/fields/0/name'],
  ['message', { embeds: [{ fields: fields(1, x(1_025)) }] }, '/embeds/0/fields/0/value'],
  ['message', { embeds: [{ footer: { text: x(2_049) } }] }, '/embeds/0/footer/text'],
  ['message', { embeds: [{ author: { name: x(257) } }] }, '/embeds/0/author/name'],
  ['message', { embeds: many(2, () => ({ description: x(3_001) })) }, '/embeds'],
  ['message', { embeds: many(11, () => ({ title: 'a' })) }, '/embeds'],
  [
    'message',
    { content: 'a', components: many(6, (index) => row(button({ custom_id: `${index}` }))) },
    '/components',
  ],
  ['message', { content: 'a', components: [row(...buttons(6))] }, '/components/0/components'],
  [
    'message',
    { content: 'a', components: [row(button({ label: x(81) }))] },
    '/components/0/components/0/label',
  ],
  [
    'message',
    { content: 'a', components: [row(button({ custom_id: x(101) }))] },
    '/components/0/components/0/custom_id',
  ],
  [
    'message',
    { content: 'a', components: [row(button({ custom_id: undefined }))] },
    '/components/0/components/0/custom_id',
  ],
  ['message', { content: 'a', components: [row(button({ style: 5 }))] }, '/components/0/components/0/url'],
  ['message', { content: 'a', components: [row(button({ style: 9 }))] }, '/components/0/components/0/style'],
  [
    'message',
    { content: 'a', components: [row(button(), button())] },
    '/components/0/components/1/custom_id',
  ],
  ['message', { content: 'a', components: [row(menu(), button())] }, '/components/0/components'],
  [
    'message',
    {
      content: 'a',
      components: [row(menu({ options: many(26, (index) => ({ label: 'a', value: `${index}` })) }))],
    },
    '/components/0/components/0/options',
  ],
  [
    'message',
    { content: 'a', components: [row(menu({ options: [{ label: x(101), value: '1' }] }))] },
    '/components/0/components/0/options/0/label',
  ],
  ['message', { content: 'a', components: [text('a')] }, '/components/0/type'],
  ['message', { ...v2(text('a')), content: 'a' }, '/content'],
  ['message', v2(...many(41, () => text('a'))), '/components'],
  ['message', v2({ type: 17, components: many(40, () => text('a')) }), '/components'],
  ['message', v2(text(x(2_001)), text(x(2_000))), '/components'],
  [
    'message',
    v2({ type: 9, components: many(4, () => text('a')), accessory: button() }),
    '/components/0/components',
  ],
  ['message', v2({ type: 9, components: [text('a')] }), '/components/0/accessory'],
  ['message', v2({ type: 12, items: [] }), '/components/0/items'],
  [
    'message',
    v2({ type: 17, components: [{ type: 17, components: [text('a')] }] }),
    '/components/0/components/0',
  ],
  ['message', v2({ type: 14, spacing: 3 }), '/components/0/spacing'],
  ['message', { embeds: [{ image: { url: 'attachment://no.png' } }] }, '/embeds/0/image/url'],
  [
    'message',
    { content: 'a', attachments: [{ id: '0', description: x(1_025) }] },
    '/attachments/0/description',
  ],
  ['callback', { type: 4, data: { content: x(2_001) } }, '/data/content'],
];

it.each(bad)('%s %.120j is wrong', (kind, body, pointer) => {
  expect(findBodyFaults(kind, body).map((one) => one.pointer)).toContain(pointer);
});

describe('files', () => {
  const image = { content: 'a', embeds: [{ image: { url: 'attachment://a.png' } }] };
  const file = (size: number): Attached => ({ files: [{ name: 'a.png', size }] });

  it('are found by their names, those of an edited message too', () => {
    expect(findBodyFaults('message', image, file(1))).toEqual([]);
    const kept = { names: ['a.png'], flags: 0 };
    expect(findBodyFaults('message edit', image, { files: [], kept })).toEqual([]);
  });

  it('have at most 10 MiB each', () => {
    expect(findBodyFaults('message', image, file(10 * 1024 * 1024 + 1))).toHaveLength(1);
  });
});

it('faults are worded as Discord words them', () => {
  expect(findBodyFaults('message', { content: x(2_001) })).toEqual([
    { pointer: '/content', message: 'Must be 2000 or fewer in length.' },
  ]);
});
