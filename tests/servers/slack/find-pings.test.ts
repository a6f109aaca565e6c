/** Every way of pinging somebody is found, and nothing else. */
import { expect, it } from 'vitest';
import { findPings } from './find-pings.ts';

const section = (text: string, type = 'mrkdwn') => ({ type: 'section', text: { type, text } });
const rich = (element: object) => ({
  type: 'table',
  rows: [[{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [element] }] }]],
});
const pings = (payload: unknown): string[] =>
  findPings(payload).pings.map(({ pointer, what }) => `${pointer} ${what}`);

it.each([
  [{ text: 'hi <!channel> and <!here|here>' }, ['/text <!channel>', '/text <!here|here>']],
  [
    { text: '', blocks: [section('<!everyone> <@U1>')] },
    ['/blocks/0/text/text <!everyone>', '/blocks/0/text/text <@U1>'],
  ],
  [{ blocks: [section('<!subteam^S1|@team>')] }, ['/blocks/0/text/text <!subteam^S1|@team>']],
  [
    { blocks: [{ type: 'context', elements: [{ type: 'mrkdwn', text: '<@U1|a>' }] }] },
    ['/blocks/0/elements/0/text <@U1|a>'],
  ],
  [{ blocks: [{ type: 'markdown', text: '<!here>' }] }, ['/blocks/0/text <!here>']],
  [{ blocks: [rich({ type: 'user', user_id: 'U1' })] }, ['/blocks/0/rows/0/0/elements/0/elements/0 user U1']],
  [
    { blocks: [rich({ type: 'broadcast', range: 'here' })] },
    ['/blocks/0/rows/0/0/elements/0/elements/0 broadcast here'],
  ],
  [{ text: 'a@b.c @here', link_names: true }, ['/text @here']],
  [{ text: '@ada', parse: 'full' }, ['/text @ada']],
])('finds them in %j', (payload, found) => {
  expect(pings(payload)).toEqual(found);
});

it.each([
  { text: '&lt;!channel&gt; @here <#C1>' },
  { text: 'hi', blocks: [section('<!channel>', 'plain_text')] },
  { text: 'hi', blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: '<!channel>' }]] }] },
  { text: 'hi', blocks: [rich({ type: 'text', text: '<!channel> @here' })] },
])('finds none in %j', (payload) => {
  expect(pings(payload)).toEqual([]);
});

it('tells links apart', () => {
  expect(findPings({ text: 'see <https://a.b|this>' })).toEqual({
    pings: [],
    links: [{ pointer: '/text', what: '<https://a.b|this>' }],
  });
});
