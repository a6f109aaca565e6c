/** The Block Kit checker takes the documented blocks at their limits and faults them one step beyond. */
import { describe, expect, it } from 'vitest';
import { findBlockFaults, type Surface } from './check-blocks.ts';
import {
  actions,
  bar,
  button,
  cell,
  contextActions,
  input,
  list,
  long,
  mrkdwn,
  plain,
  rich,
  select,
  series,
  table,
} from './full-blocks.ts';
import type { Payload } from './recording.ts';

const pointers = (blocks: readonly unknown[], surface: Surface = 'message'): string[] =>
  findBlockFaults(blocks, surface).map(({ pointer, message }) => `${pointer}: ${message}`);

const GOOD: Readonly<Record<string, Payload>> = {
  header: { type: 'header', text: plain(long(150)) },
  section: {
    type: 'section',
    text: mrkdwn(long(3_000)),
    fields: list(10, () => mrkdwn(long(2_000))),
    accessory: button(),
  },
  context: {
    type: 'context',
    elements: [
      ...list(9, () => mrkdwn('x')),
      { type: 'image', image_url: 'https://a.b/c.png', alt_text: 'c' },
    ],
  },
  actions: actions(list(25, (i) => button({ action_id: `${i}${long(253)}`, url: 'https://a.b' }))),
  'a confirmed button': actions([
    button({ confirm: { title: plain('a'), text: plain('b'), confirm: plain('c'), deny: plain('d') } }),
  ]),
  'rich text': rich(
    { type: 'text', text: 'a', style: { bold: true, code: true } },
    { type: 'emoji', name: 'wave' },
    { type: 'link', url: 'https://a.b', text: 'a' },
    { type: 'user', user_id: 'U1' },
    { type: 'usergroup', usergroup_id: 'S1' },
    { type: 'broadcast', range: 'here' },
    { type: 'channel', channel_id: 'C1' },
  ),
  'a list, a quote and code': {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'bullet',
        indent: 1,
        elements: [{ type: 'rich_text_section', elements: [] }],
      },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'a' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'a' }] },
    ],
  },
  table: { ...table(100, 20), column_settings: [{ align: 'right', is_wrapped: true }] },
  'other cells': {
    type: 'table',
    rows: [[{ type: 'raw_number', value: 1, text: '$1' }, rich({ type: 'text', text: 'a' })]],
  },
  'bar chart': bar(),
  'pie chart': {
    type: 'data_visualization',
    title: 'a',
    chart: { type: 'pie', segments: list(6, (i) => ({ label: `${i}`, value: 1 })) },
  },
  'context actions': contextActions(5),
  divider: { type: 'divider' },
  image: { type: 'image', image_url: 'https://a.b/c.png', alt_text: 'c', title: plain('c') },
  markdown: { type: 'markdown', text: long(12_000) },
};

const BAD: Readonly<Record<string, readonly [unknown, string]>> = {
  'an unknown type': [{ type: 'head' }, '/type: unsupported type: head'],
  'a long header': [
    { type: 'header', text: plain(long(151)) },
    '/text/text: must be less than 151 characters',
  ],
  'a formatted header': [{ type: 'header', text: mrkdwn('a') }, '/text/type'],
  'an empty section': [{ type: 'section' }, ': must define either text or fields'],
  'a long section': [{ type: 'section', text: mrkdwn(long(3_001)) }, '/text/text: must be less than 3001'],
  'eleven fields': [
    { type: 'section', fields: list(11, () => plain('x')) },
    '/fields: no more than 10 items',
  ],
  'a long field': [{ type: 'section', fields: [plain(long(2_001))] }, '/fields/0/text'],
  'a property of no block': [{ type: 'divider', colour: 'red' }, ': invalid additional property: colour'],
  'a missing text': [{ type: 'header' }, '/text: missing required field: text'],
  'eleven context elements': [{ type: 'context', elements: list(11, () => plain('x')) }, '/elements'],
  'twenty-six buttons': [actions(list(26, () => button())), '/elements: no more than 25'],
  'a long button': [actions([button({ text: plain(long(76)) })]), '/elements/0/text/text'],
  'a long value': [actions([button({ value: long(2_001) })]), '/elements/0/value'],
  'a long action_id': [actions([button({ action_id: long(256) })]), '/elements/0/action_id'],
  'a bad link': [actions([button({ url: 'javascript:1' })]), '/elements/0/url: invalid_url'],
  'an element of nowhere': [actions([{ type: 'slider' }]), '/elements/0/type: unsupported type: slider'],
  'an action_id twice': [
    actions([button({ action_id: 'a' }), button({ action_id: 'a' })]),
    '/elements/1/action_id',
  ],
  'empty rich text': [rich({ type: 'text', text: '' }), '/elements/0/elements/0/text'],
  'an unknown style': [
    rich({ type: 'text', text: 'a', style: { big: true } }),
    '/elements/0/elements/0/style',
  ],
  'an empty cell': [{ type: 'table', rows: [[cell('')]] }, '/rows/0/0/text: must be more than 0 characters'],
  'a hundred and one rows': [table(101, 1), '/rows: no more than 100'],
  'twenty-one columns': [table(1, 21), '/rows/0: no more than 20'],
  'a table of 10,001 characters': [
    { type: 'table', rows: [[cell(long(10_001))]] },
    '/rows: tables hold 10001',
  ],
  'a long chart title': [{ ...bar(), title: long(51) }, '/title'],
  'seven series': [bar({ series: list(7, (i) => series(`${i}`)) }), '/chart/series'],
  'series of one name': [
    bar({ series: [series('a'), series('a')] }),
    '/chart/series: series names must be unique',
  ],
  'labels that are no categories': [
    bar({ series: [series('a', ['b'])] }),
    '/chart/series/0/data: labels must match',
  ],
  'twenty-one points': [
    bar({
      series: [
        series(
          'a',
          list(21, (i) => `${i}`),
        ),
      ],
    }),
    '/chart/series/0/data: no more than 20',
  ],
  'an unknown chart': [bar({ type: 'radar' }), '/chart/type: unsupported type: radar'],
  'seven segments': [
    {
      type: 'data_visualization',
      title: 'a',
      chart: { type: 'pie', segments: list(7, (i) => ({ label: `${i}`, value: 1 })) },
    },
    '/chart/segments',
  ],
  'six context actions': [contextActions(6), '/elements: no more than 5'],
  'an image without words': [{ type: 'image', image_url: 'https://a.b/c.png' }, '/alt_text: missing'],
};

describe('a message', () => {
  it.each(Object.entries(GOOD))('takes %s', (_, block) => {
    expect(pointers([block])).toEqual([]);
  });

  it.each(Object.entries(BAD))('takes no %s', (_, [block, fault]) => {
    expect(pointers([{ type: 'divider' }, block])[0]).toContain(`/blocks/1${fault}`);
  });

  it('takes 50 blocks, one table, two charts, and no block_id twice', () => {
    const divider = { type: 'divider' };
    expect(pointers(list(50, () => divider))).toEqual([]);
    expect(pointers(list(51, () => divider))).toEqual(['/blocks: no more than 50 items allowed']);
    expect(pointers([table(1, 1), table(1, 1)])).toEqual(['/blocks/1: only_one_table_allowed']);
    expect(pointers([bar(), bar(), bar()])).toEqual([
      '/blocks/2: no more than 2 data_visualization blocks allowed',
    ]);
    const named = { type: 'divider', block_id: 'a' };
    expect(pointers([named, named])).toEqual(['/blocks/1/block_id: block_id already exists: a']);
  });
});

describe('a view', () => {
  it('takes 100 blocks and inputs, and none of what is for messages alone', () => {
    expect(
      pointers(
        list(100, () => ({ type: 'divider' })),
        'home',
      ),
    ).toEqual([]);
    const elements = [
      { type: 'plain_text_input', multiline: true, max_length: 3_000 },
      { type: 'number_input', is_decimal_allowed: false },
      select(100),
    ];
    expect(pointers(elements.map(input), 'modal')).toEqual([]);
    expect(pointers([input(select(101))], 'modal')).toEqual([
      '/blocks/0/element/options: no more than 100 items allowed',
    ]);
    expect(pointers([table(1, 1)], 'modal')).toEqual(['/blocks/0/type: unsupported type: table in a modal']);
  });
});
