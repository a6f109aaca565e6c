/** What Slack can send, each once and as it should be, and what a burst of it may not have led to. */

import { project } from '../engine.ts';
import type { WithBot } from '../platforms/slack/with-bot.ts';
import type { Delivery } from '../servers/slack/delivery.ts';
import { findPings } from '../servers/slack/find-pings.ts';
import type { LocalSlack } from '../servers/slack/local-slack.ts';
import { ADMIN, addUser, GENERAL } from '../servers/slack/workspace.ts';
import { findLeaks } from './find-leaks.ts';
import type { Payload } from './mutate.ts';

/** A frame that Slack's SDK cannot read is its own fault, told in the log; the bot does not get to see it. */
const SDK_READS = /at _?SocketModeClient\.onWebSocketMessage/;

let count = 0;

/** Somebody who has asked nothing yet, and so may. */
export function newcomer(slack: LocalSlack): string {
  count += 1;
  return addUser(slack.workspace(), { id: `U0NEW${count}`, is_admin: count % 2 === 0 }).id;
}

/** Does everything once that people can do, and returns how it reached the bot. */
export async function recordTemplates(here: WithBot): Promise<readonly Delivery[]> {
  const { slack } = here;
  const answer = await here.ask('senior seattle');
  await slack.command({ text: 'listen', user: ADMIN });
  const desk = await here.answerTo(
    await slack.command({ text: 'digest every monday 9am berlin', user: ADMIN }),
  );
  const said = await slack.mention({ text: 'senior in berlin' });
  await slack.message({ text: 'what does a senior earn in seattle?' });
  await slack.message({ text: 'and in london?', thread_ts: said.ts });
  await slack.directMessage({ text: 'senior seattle' });
  await slack.edit(said, 'junior in berlin');
  await slack.remove(said);
  await slack.botMessage({ text: 'senior seattle' });
  await slack.openHome({});
  await slack.openHome({ user: ADMIN });
  await slack.openHome({ tab: 'messages' });
  await slack.openAssistant({});
  await slack.messageShortcut({ callback_id: 'ask-about-this', message: said });
  for (const action_id of ['ask:0', 'share']) await slack.pressButton({ on: answer, action_id });
  await slack.giveFeedback({ on: answer, positive: true });
  await slack.pressButton({ on: desk, action_id: 'digest:0', user: ADMIN });
  const home = await slack.waitFor(() => slack.views.find(({ type }) => type === 'home'), 'a Home tab');
  for (const action_id of ['recent-allow', 'offer-open', 'ask:0'])
    await slack.pressButton({ on: home, action_id });
  await slack.command({ text: 'offer' });
  const form = await slack.waitFor(
    () => slack.views.findLast(({ view }) => view.callback_id === 'offer'),
    'the form',
  );
  const values = { amount: '150,000', currency: 'USD', period: 'year', level: 'senior', place: 'Seattle' };
  await slack.submitModal({ view: form, values });
  await slack.closeModal({ view: form });
  await slack.event({ type: 'channel_left', channel: GENERAL });
  await slack.event({ type: 'group_left', channel: GENERAL });
  await slack.event({ type: 'app_uninstalled' });
  await slack.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT1'] } });
  await slack.event({ type: 'member_joined_channel', user: 'U0ASKER', channel: GENERAL });
  await slack.settled(100);
  return [...slack.deliveries];
}

/** The same as if it happened now, to somebody who has asked nothing yet: ids, times and addresses are new. */
export async function renewed(slack: LocalSlack, { payload }: Delivery): Promise<Payload> {
  const user = newcomer(slack);
  const fresh = await slack.command({ text: 'help', user });
  const { event } = payload as { event?: Payload };
  const ts = `${1_800_000_000 + count}.000100`;
  return {
    ...payload,
    ...('trigger_id' in payload ? { trigger_id: fresh.triggerId } : {}),
    ...('response_url' in payload ? { response_url: fresh.responseUrl } : {}),
    ...('user_id' in payload ? { user_id: user } : {}),
    ...('event_id' in payload ? { event_id: `EvNew${count}` } : {}),
    ...(typeof payload.user === 'object' ? { user: { ...payload.user, id: user } } : {}),
    ...(event
      ? { event: { ...event, ...('user' in event ? { user } : {}), ...('ts' in event ? { ts } : {}) } }
      : {}),
  };
}

export interface Mark {
  readonly calls: number;
  readonly responses: number;
  readonly output: number;
}

/** What there was before. */
export function markOf({ slack, bot }: Pick<WithBot, 'slack' | 'bot'>): Mark {
  return { calls: slack.calls.length, responses: slack.responses.length, output: bot.output().length };
}

/** Everything that people were shown since, and the log, held against what they may not have in them. */
export function faultsSince({ slack, bot }: Pick<WithBot, 'slack' | 'bot'>, mark: Mark): string[] {
  const shown = [
    ...slack.calls.slice(mark.calls).map(({ method, args }) => ({ where: method, body: args })),
    ...slack.responses.slice(mark.responses).map(({ body }) => ({ where: 'an answer', body })),
    ...acksOf(slack).map((body) => ({ where: 'an acknowledgement', body })),
  ];
  const log = bot.output().slice(mark.output);
  const tokens = [slack.workspace().botToken, slack.signingSecret, slack.clientSecret, 'xapp-1'];
  const settings = [...tokens, bot.folder, project];
  return [
    ...shown.flatMap(({ where, body }) => {
      const { pings, links } = findPings(body);
      return [
        ...[...pings, ...links].map(({ pointer, what }) => `${where} ${pointer}: ${what}`),
        ...findLeaks(body, settings).map((leak) => `${where} leaks ${leak}`),
      ];
    }),
    ...tokens.filter((token) => log.includes(token)).map((token) => `the log has ${token}`),
    ...log.split('\n').filter((line) => line.includes('nobody caught') && !SDK_READS.test(line)),
  ];
}

function acksOf({ deliveries }: LocalSlack): unknown[] {
  return deliveries.slice(-200).flatMap(({ ack }) => (ack === undefined ? [] : [ack]));
}
