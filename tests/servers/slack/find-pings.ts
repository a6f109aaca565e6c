/**
 * Finds every way in which a payload would ping somebody, wherever in it: a reply must ping nobody, whatever
 * was in the question. Links that mrkdwn would make of unescaped text are told apart from pings.
 */

export interface Found {
  /** A JSON pointer to the text or the element. */
  readonly pointer: string;
  readonly what: string;
}

/** @example findPings({ text: 'hi <!here>' }).pings // [{ pointer: '/text', what: '<!here>' }] */
export function findPings(payload: unknown): { readonly pings: Found[]; readonly links: Found[] } {
  const pings: Found[] = [];
  const links: Found[] = [];
  const names = linksNames(payload);
  for (const { pointer, text } of mrkdwnTexts(payload, '')) {
    const add = (list: Found[], pattern: RegExp): void => {
      for (const [what] of text.matchAll(pattern)) list.push({ pointer, what });
    };
    add(pings, /<(!(channel|here|everyone)|!subteam\^|@)[^>]*>/g);
    add(links, /<(https?|mailto|slack|tel):[^>]*>/gi);
    if (names) add(pings, /(?<![\w<])@[\w.-]+/g);
  }
  pings.push(...pingingElements(payload, ''));
  return { pings, links };
}

function linksNames(payload: unknown): boolean {
  if (typeof payload !== 'object' || payload === null) return false;
  const { link_names, parse } = payload as Record<string, unknown>;
  return parse === 'full' || (link_names !== undefined && !['false', '0'].includes(String(link_names)));
}

function* mrkdwnTexts(node: unknown, pointer: string): Generator<{ pointer: string; text: string }> {
  if (typeof node !== 'object' || node === null) return;
  const { type, text } = node as Record<string, unknown>;
  // A message and an attachment have text of their own; every other text says what it is by its type.
  const ownText = pointer === '' || /^\/attachments\/\d+$/.test(pointer);
  if (typeof text === 'string' && (ownText || type === 'mrkdwn' || type === 'markdown'))
    yield { pointer: `${pointer}/text`, text };
  for (const [key, child] of Object.entries(node)) yield* mrkdwnTexts(child, `${pointer}/${key}`);
}

const PINGING: Readonly<Record<string, string>> = {
  user: 'user_id',
  usergroup: 'usergroup_id',
  broadcast: 'range',
};

function* pingingElements(node: unknown, pointer: string): Generator<Found> {
  if (typeof node !== 'object' || node === null) return;
  const one = node as Record<string, unknown>;
  const field = PINGING[String(one.type)];
  if (field !== undefined && typeof one[field] === 'string')
    yield { pointer, what: `${String(one.type)} ${one[field]}` };
  for (const [key, child] of Object.entries(node)) yield* pingingElements(child, `${pointer}/${key}`);
}
