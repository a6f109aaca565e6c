/** What buttons and forms carry comes back as whatever somebody makes of it: it is read, or refused as what it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { parseCommandLine } from '../../src/chat/command-line.ts';
import { describeFault } from '../../src/chat/describe-fault.ts';
import type { DeskVisit } from '../../src/chat/digest-desk.ts';
import {
  CURRENCIES,
  checkOffer,
  OFFER_LEVELS,
  type OfferFields,
  PERIODS,
} from '../../src/chat/offer-form.ts';
import { createRedactor } from '../../src/chat/redact.ts';
import { parseVerdict } from '../../src/chat/verdict.ts';
import { createDesk } from '../../src/digests/desk.ts';
import { readOrder } from '../../src/digests/read-order.ts';
import { parseDigestCommand } from '../../src/platforms/discord/digest-command.ts';
import { parseTryAgain, renderOfferModal, renderTryAgain } from '../../src/platforms/discord/offer-modal.ts';
import { renderDeskButtons } from '../../src/platforms/discord/render-desk.ts';
import { renderLine } from '../../src/platforms/discord/render-lines.ts';
import { parseOffer } from '../../src/platforms/slack/offer-modal.ts';
import { parseCommand, parseMessage, parseShortcut } from '../../src/platforms/slack/parse-event.ts';
import { parsePress } from '../../src/platforms/slack/parse-press.ts';
import { createRecentQuestions } from '../../src/platforms/slack/recent-questions.ts';
import { renderDesk } from '../../src/platforms/slack/render-desk.ts';
import { openDigesting } from '../digests/with-store.ts';
import { engine } from '../engine.ts';
import { findPings } from '../servers/slack/find-pings.ts';
import { SILENT } from '../silent-log.ts';
import { runs } from './fuzz-runs.ts';
import { anyMutations, mutate, type Payload } from './mutate.ts';
import { CANARY, MEGABYTE, markedTexts, slowTexts } from './nasty-texts.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  markedTexts,
  slowTexts(3_000),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'save new',
    'save 1 * * * * *',
    'remove 999999 yes',
  ),
);
const anyValue = fc.anything({ withNullPrototype: true, maxDepth: 4 });

/** Reads it, or says that it is none of its own; nothing else comes of it. */
function readsOrRefuses(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(ZodError);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('polluted' in {}).toBe(false);
}

const PRESS: Payload = {
  type: 'block_actions',
  team: { id: 'T1' },
  user: { id: 'U1', username: 'asker', team_id: 'T1' },
  trigger_id: '1.2.x',
  container: { type: 'message', message_ts: '1.2', channel_id: 'C1', is_ephemeral: true },
  channel: { id: 'C1', name: 'general' },
  message: { ts: '1.2', thread_ts: '1.1' },
  view: { id: 'V1', type: 'modal' },
  actions: [{ action_id: 'ask:0', value: 'senior seattle' }],
};
const chosen = (value: string) => ({ selected_option: { value } });
const FORM: Payload = {
  amount: { amount: { value: '150k' } },
  currency: { currency: chosen('USD') },
  period: { period: chosen('year') },
  level: { level: chosen('senior') },
  place: { place: { value: 'Seattle' } },
};
const MESSAGE: Payload = {
  type: 'message',
  user: 'U1',
  text: 'senior',
  channel: 'C1',
  ts: '1.2',
  thread_ts: '1.1',
};
const COMMAND: Payload = { text: 'senior', team_id: 'T1', channel_id: 'C1', user_id: 'U1', trigger_id: '1' };
const SHORTCUT: Payload = {
  team: { id: 'T1' },
  channel: { id: 'C1' },
  user: { id: 'U1' },
  trigger_id: '1',
  message: { text: 'senior', ts: '1', thread_ts: '1' },
};

const READERS: readonly (readonly [string, Payload, (body: unknown) => unknown])[] = [
  ['a press', PRESS, parsePress],
  ['a form', FORM, parseOffer],
  ['a message', MESSAGE, (body) => parseMessage(body, 'T1', 'U0BOT')],
  ['a command', COMMAND, parseCommand],
  ['a shortcut', SHORTCUT, parseShortcut],
];

describe.each(READERS)('%s of Slack', (_, whole, read) => {
  it('is read as it should be', () => {
    expect(read(whole)).toBeDefined();
  });

  it('is read or refused, however it is spoilt', () => {
    fc.assert(
      fc.property(anyMutations, (mutations) => readsOrRefuses(() => read(mutate(whole, mutations)))),
      runs(150),
    );
  });

  it('is read or refused, whatever it is', () => {
    fc.assert(
      fc.property(anyValue, (body) => readsOrRefuses(() => read(body))),
      runs(100),
    );
  });
});

describe('what a button carries', () => {
  it('is read by each of them, whatever it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        parseVerdict(text);
        parseCommandLine(text);
        readOrder(text);
        const fields = parseTryAgain(text);
        const [button] = renderTryAgain(fields).components;
        expect(button?.custom_id.length).toBeLessThanOrEqual(100);
        for (const { component } of renderOfferModal(fields).components as {
          component: { value?: string };
        }[])
          expect((component.value ?? '').length).toBeLessThanOrEqual(100);
      }),
      runs(400),
    );
  });

  it('costs the readers of texts one pass, a megabyte of anything included', () => {
    const redact = createRedactor(['xoxb-secret', 'xapp-secret']);
    fc.assert(
      fc.property(slowTexts(MEGABYTE), (text) => {
        parseVerdict(text);
        parseTryAgain(text);
        parseCommandLine(text);
        readOrder(text);
        redact(text);
        describeFault(new Error(text, { cause: new Error(`${text} is not valid JSON`) }));
        parseDigestCommand(optionsOf(text));
        parseCommand({ ...COMMAND, text });
        parseMessage({ ...MESSAGE, text }, 'T1', 'U0BOT');
      }),
      runs(25),
    );
  });

  it('never names another channel than the one that was chosen', () => {
    const typed = fc.array(
      fc.oneof(anyText, fc.constantFrom('<#C666>', '<#C666|x', '<#C666|', '<#', 'in <#C666|general>', '>')),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(typed, (parts) => {
        const order = readOrder(parseDigestCommand(optionsOf(parts.join(' ').slice(0, 100))));
        if ('channel' in order) expect(order.channel).toBe('123');
      }),
      runs(300),
    );
  });
});

/** `/digest create` with these words and a channel. */
function optionsOf(text: string) {
  const options = {
    getChannel: () => ({ id: '123' }),
    getString: (name: string) => (name === 'when' ? text : null),
    getInteger: () => null,
    getSubcommand: () => 'create',
  };
  return { options } as unknown as Parameters<typeof parseDigestCommand>[0];
}

describe('the desk', () => {
  it('answers any line, pings nobody with it, and carries no more than a button can', async () => {
    const digesting = await openDigesting();
    const desk = createDesk({ ...digesting.services, look: async () => {} });
    await digesting.subscribe();
    const visit: DeskVisit = {
      platform: 'slack',
      workspace: 'T1',
      channel: 'C0HERE',
      user: 'U0ADMIN',
      zone: 'Europe/Berlin',
      obstacle: async () => undefined,
      handling: { id: '', log: SILENT },
    };
    const verbs = [
      '',
      'change 1 ',
      'change ',
      'pause ',
      'preview ',
      'remove ',
      'run ',
      'save new ',
      'save 1 ',
      'list ',
    ];
    const zones = [' berlin', ' in <#C1>', ' every monday 9am'];
    const line = fc
      .tuple(fc.constantFrom(...verbs), anyText, fc.constantFrom('', ...zones))
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(line, async (said) => {
        const answer = await desk.answer(said, visit);
        for (const render of renderDesk(answer))
          expect(findPings(render(new Set()))).toEqual({ pings: [], links: [] });
        for (const words of answer.lines.map(renderLine))
          expect(words.replace(/\\./g, '')).not.toMatch(/<[@:/]|@everyone|@here|`|\]\(|:\/\//);
        for (const button of renderDeskButtons(answer.buttons).flatMap(({ components }) => components))
          expect(button.custom_id.length).toBeLessThanOrEqual(100);
      }),
      runs(200),
    );
  });
});

describe('the latest questions of somebody', () => {
  it('are as long as a button can carry, and no longer', () => {
    const recent = createRecentQuestions();
    const reply = engine.ask({ text: 'senior seattle' });
    recent.allow('T1/U1');
    fc.assert(
      fc.property(fc.oneof(anyText, slowTexts(MEGABYTE)), (text) => {
        recent.note('T1/U1', text, reply);
        for (const question of recent.of('T1/U1')) expect(question.length).toBeLessThanOrEqual(2_000);
      }),
      runs(30),
    );
  });
});

describe('an offer form', () => {
  it('is answered or told its faults, without a word of what was typed', () => {
    const fields: fc.Arbitrary<OfferFields> = fc.record(
      {
        amount: anyText,
        currency: fc.constantFrom(...CURRENCIES),
        period: fc.constantFrom(...(Object.keys(PERIODS) as (keyof typeof PERIODS)[])),
        level: fc.constantFrom(...(Object.keys(OFFER_LEVELS) as (keyof typeof OFFER_LEVELS)[])),
        place: anyText,
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(fields, (filled) => {
        const checked = checkOffer(filled, engine.ask);
        const { kind: _, ...told } = checked.kind === 'errors' ? checked : { kind: '', reply: checked.reply };
        expect(JSON.stringify(told)).not.toContain(CANARY);
      }),
      runs(100),
    );
  });
});
