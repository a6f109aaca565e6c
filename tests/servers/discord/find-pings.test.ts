/** Every way of pinging somebody is found, and nothing else. */
import { expect, it } from 'vitest';
import { findPings } from './find-pings.ts';

const silent = { parse: [] };
const pings = (body: unknown): string[] => findPings(body).map(({ pointer, what }) => `${pointer} ${what}`);

it.each([
  [{ content: 'hi' }, ['/allowed_mentions parse is missing: every mention in it pings']],
  [
    { content: '@here <@1>', allowed_mentions: { parse: ['everyone', 'users'] } },
    [
      '/allowed_mentions/parse/0 everyone',
      '/allowed_mentions/parse/1 users',
      '/content @here',
      '/content <@1>',
    ],
  ],
  [
    { content: '<@1> <@&2>', allowed_mentions: { parse: [], roles: ['2'] } },
    ['/allowed_mentions/roles/0 2', '/content <@&2>'],
  ],
  [
    { content: 'hi', allowed_mentions: silent, message_reference: { message_id: '1' } },
    ['/allowed_mentions/replied_user the author of the message replied to'],
  ],
  [
    {
      flags: 32_768,
      components: [{ type: 17, components: [{ type: 10, content: '@everyone' }] }],
      allowed_mentions: { parse: ['everyone'] },
    },
    ['/allowed_mentions/parse/0 everyone', '/components/0/components/0/content @everyone'],
  ],
  [
    { type: 4, data: { content: 'hi' } },
    ['/data/allowed_mentions parse is missing: every mention in it pings'],
  ],
])('finds them in %j', (body, found) => {
  expect(pings(body)).toEqual(found);
});

it.each([
  { content: '@everyone <@1> <@&2>', allowed_mentions: silent },
  { embeds: [{ description: '@everyone <@1>' }], allowed_mentions: silent },
  {
    content: 'hi',
    allowed_mentions: { parse: [], replied_user: false },
    message_reference: { message_id: '1' },
  },
  { type: 5, data: { flags: 64 } },
  { type: 6 },
])('finds none in %j', (body) => {
  expect(pings(body)).toEqual([]);
});
