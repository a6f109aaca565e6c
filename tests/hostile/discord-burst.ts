/** What Discord can send, each once and as it should be, and what a burst of it may not have led to. */

import { project } from '../engine.ts';
import type { WithBot } from '../platforms/discord/with-bot.ts';
import { walk } from '../servers/discord/check-components.ts';
import type { Delivery } from '../servers/discord/delivery.ts';
import { findPings } from '../servers/discord/find-pings.ts';
import type { LocalDiscord } from '../servers/discord/local-discord.ts';
import { ADMIN, COLLEAGUE, GENERAL, GUILD } from '../servers/discord/places.ts';
import { showGuild } from '../servers/discord/show-place.ts';
import { payloadAt, payloadsAt, textAt, type World } from '../servers/discord/world.ts';
import { findLeaks } from './find-leaks.ts';
import type { Payload } from './mutate.ts';

/** What discord.js itself cannot read it tells in the log; the bot, in the other files, does not get to see it. */
const SDK_READS = /"at":"at (?!.*\/dist\/bot\/(?!discord\.js))[^"]*\/dist\/bot\/discord\.js/;

/** Calls that somebody gets to read. */
const SAYS = /\/(?:messages|callback|webhooks)/;

let count = 0;

/** Somebody who has asked nothing yet, and so may. */
export function newcomer(discord: LocalDiscord): string {
  count += 1;
  return discord.addPerson(`new-${count}`);
}

/** The world is what the local Discord is made of. */
export function worldOf(discord: LocalDiscord): World {
  return discord as LocalDiscord & World;
}

/** Does everything once that people can do, and returns how it reached the bot. */
export async function recordTemplates(here: WithBot): Promise<readonly Delivery[]> {
  const { discord } = here;
  const salary = { name: 'salary', options: { query: 'senior seattle' } };
  const answer = await here.answerTo(await discord.command(salary));
  await discord.command({ ...salary, context: 'dm' });
  await discord.command({ ...salary, context: 'private', installation: 'user' });
  await discord.command({ name: 'compare', options: { first: 'seattle', second: 'boston' } });
  await discord.command({ name: 'listen', user: ADMIN });
  const set = {
    name: 'digest',
    subcommand: 'create',
    user: ADMIN,
    options: { when: 'every monday 9am berlin' },
  };
  const desk = await here.answerTo(await discord.command(set));
  await discord.autocomplete({ ...salary, focused: 'query' });
  const said = await discord.mention({ text: 'senior in berlin' });
  await discord.message({ text: 'senior in berlin' });
  await discord.directMessage({ text: 'senior in berlin' });
  await discord.botMessage({ text: 'senior in berlin' });
  await discord.edit(said, 'junior in berlin');
  await discord.remove(said);
  await discord.openThread({ name: 'pay' });
  await discord.messageCommand({ name: 'Ask salary-bot about this', message: said });
  for (const label of ['top metros', 'Share', '👍']) await discord.press({ message: answer, label });
  await discord.press({ message: desk, label: 'Save', user: ADMIN }).catch(() => {});
  const { modal } = await discord.command({ name: 'offer' });
  if (modal) await discord.submitModal({ modal, values: { amount: '150k', place: 'Seattle' } });
  const elsewhere = await discord.joinGuild();
  await discord.outage(elsewhere.id);
  await discord.event('GUILD_UPDATE', showGuild(worldOf(discord), elsewhere));
  await discord.event('USER_UPDATE', { id: COLLEAGUE, username: 'x', discriminator: '0', avatar: null });
  await discord.event('TYPING_START', { channel_id: GENERAL, user_id: COLLEAGUE, timestamp: 1 });
  await discord.event('INTERACTION_CREATE', {
    id: '1',
    type: 1,
    token: 'x',
    application_id: '1',
    version: 1,
  });
  await discord.settled(100);
  return [...discord.deliveries];
}

/** The same as if it happened now, to somebody who has asked nothing yet: ids and tokens are new. */
export function renewed(discord: LocalDiscord, { event, payload }: Delivery): Payload {
  const world = worldOf(discord);
  const person = newcomer(discord);
  const user = { ...payloadAt(payload, 'user'), id: person };
  const member = payloadAt(payload, 'member');
  const who = {
    ...('user' in payload ? { user } : {}),
    ...(member ? { member: { ...member, user: { ...payloadAt(member, 'user'), id: person } } } : {}),
    ...('author' in payload ? { author: { ...payloadAt(payload, 'author'), id: person } } : {}),
  };
  if (event === 'MESSAGE_CREATE') return { ...payload, ...who, id: world.ids.next() };
  if (event !== 'INTERACTION_CREATE' || payload.type === 1) return payload;
  const channel = discord.channel(textAt(payload, 'channel_id'));
  const { guild } = channel;
  const under = textAt(payloadAt(payload, 'message') ?? {}, 'id');
  const source = discord.messages.find((message) => message.id === under);
  const asking = { user: person, channel: channel.id, installation: 'guild' as const };
  const about = { type: Number(payload.type), user: person, channel, guild, source, asking };
  const { id, token } = world.interactions.issue(about);
  return { ...payload, ...who, id, token };
}

/** What there was before. */
export function markOf({ discord, bot }: Pick<WithBot, 'discord' | 'bot'>) {
  return { calls: discord.calls.length, output: bot.output().length };
}

/** Everything that people were shown since, and the log, held against what they may not have in them. */
export function faultsSince({ discord, bot }: WithBot, mark: ReturnType<typeof markOf>): string[] {
  const settings = [discord.token, bot.folder, project];
  const log = bot.output().slice(mark.output);
  return [
    ...discord.calls
      .slice(mark.calls)
      .flatMap(({ path, body }) => [
        ...(SAYS.test(path) && !isForNobody(body) ? findPings(body) : []).map(
          ({ pointer, what }) => `${path} ${pointer}: ${what}`,
        ),
        ...findMarkup(body).map((markup) => `${path}: ${markup}`),
        ...findLeaks(body ?? '', settings).map((leak) => `${path} leaks ${leak}`),
      ]),
    ...(log.includes(discord.token) ? ['the log has the token'] : []),
    ...log.split('\n').filter((line) => line.includes('nobody caught') && !SDK_READS.test(line)),
  ];
}

/** Markup that none of our own texts has: code, spoilers, links, mentions. */
function findMarkup(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  const message = payloadAt(body as Payload, 'data') ?? (body as Payload);
  const components = payloadsAt(message, 'components').flatMap((one, i) => [...walk(one, `/${i}`)]);
  const texts = [message, ...components.map(({ component }) => component)].map((one) =>
    textAt(one, 'content'),
  );
  return texts.flatMap((text) =>
    // What stands behind a backslash is a word.
    [
      ...text.replace(/\\[^\w\s]/g, '').matchAll(/`|\|\||\]\(|:\/\/|<[@/:at][^\s>]*>|@everyone|@here|__|~~/g),
    ].map(([what]) => `${what} in ${text.slice(0, 200)}`),
  );
}

/** The server that questions are asked in, as Discord shows it: whatever was said of it before, it is so. */
export async function restoreGuild(discord: LocalDiscord): Promise<void> {
  await discord.event('GUILD_CREATE', showGuild(worldOf(discord), discord.guild(GUILD)), GUILD);
}

/** A reply to a message that has no id: discord.js leaves out who may be pinged, and Discord takes no such reply. */
function isForNobody(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'nonce' in body && body.nonce === '';
}
