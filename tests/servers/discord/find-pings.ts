/**
 * Finds every way in which a message body could notify somebody. Discord parses mentions unless it is told not
 * to, so a body without `allowed_mentions: { parse: [] }` counts as one that could.
 */
import { ComponentType } from 'discord.js';
import { walk } from './check-components.ts';
import type { Payload } from './recording.ts';
import { payloadAt, payloadsAt, textAt } from './world.ts';

export interface Ping {
  /** A JSON pointer to the text or the setting. */
  readonly pointer: string;
  readonly what: string;
}

/**
 * @param body a message's body, or a whole interaction response
 * @example findPings({ content: '@here', allowed_mentions: { parse: ['everyone'] } })
 * // [{ pointer: '/allowed_mentions/parse/0', what: 'everyone' }, { pointer: '/content', what: '@here' }]
 */
export function findPings(body: unknown): Ping[] {
  if (typeof body !== 'object' || body === null) return [];
  const message = body as Payload;
  // A whole interaction response; a deferral, choices and a modal say nothing to anybody.
  if (typeof message.type !== 'number') return findInMessage(message);
  if (message.type !== CHANNEL_MESSAGE && message.type !== UPDATE_MESSAGE) return [];
  const inside = findInMessage(payloadAt(message, 'data') ?? {});
  return inside.map((one) => ({ ...one, pointer: `/data${one.pointer}` }));
}

const CHANNEL_MESSAGE = 4;
const UPDATE_MESSAGE = 7;

function findInMessage(body: Payload): Ping[] {
  const allowed = payloadAt(body, 'allowed_mentions');
  if (!Array.isArray(allowed?.parse)) {
    const what = 'parse is missing: every mention in it pings';
    return [{ pointer: '/allowed_mentions', what }, ...findInTexts(body, () => true)];
  }
  const list = (key: string): string[] => (Array.isArray(allowed[key]) ? allowed[key].map(String) : []);
  const settings = ['parse', 'users', 'roles'].flatMap((key) =>
    list(key).map((what, index) => ({ pointer: `/allowed_mentions/${key}/${index}`, what })),
  );
  if (body.message_reference && allowed.replied_user !== false)
    settings.push({
      pointer: '/allowed_mentions/replied_user',
      what: 'the author of the message replied to',
    });
  const pings = (kind: string, id: string): boolean =>
    list('parse').includes(kind) || list(kind).includes(id);
  return [...settings, ...findInTexts(body, pings)];
}

/** Mentions in content and text displays; those in embeds ping nobody. */
function findInTexts(body: Payload, pings: (kind: string, id: string) => boolean): Ping[] {
  const placed = payloadsAt(body, 'components').flatMap((one, index) => [
    ...walk(one, `/components/${index}`),
  ]);
  const displays = placed.filter(({ component }) => component.type === ComponentType.TextDisplay);
  const texts = [
    { pointer: '/content', text: textAt(body, 'content') },
    ...displays.map(({ pointer, component }) => ({
      pointer: `${pointer}/content`,
      text: textAt(component, 'content'),
    })),
  ];
  return texts.flatMap(({ pointer, text }) =>
    [...text.matchAll(/@everyone|@here|<@(!?|&)(\d+)>/g)]
      .filter(([, sign, id = '']) =>
        pings(sign === undefined ? 'everyone' : sign === '&' ? 'roles' : 'users', id),
      )
      .map(([what]) => ({ pointer, what })),
  );
}
