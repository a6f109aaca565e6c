/** What holds for the store over either database. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ChannelAddress } from '../../src/chat/records.ts';
import { ANSWERED_EVENTS_KEPT_MS } from '../../src/store/answered-events.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { SealedInstallationError, StoreError } from '../../src/store/store-error.ts';
import { claimInProcesses } from './start-processes.ts';

/** What the suite needs of a database beside the store. */
export interface DatabaseUnderTest {
  /** @returns the address of an empty database */
  create(): Promise<string>;
  /** Runs SQL behind the store's back. */
  execute(url: string, sql: string): Promise<void>;
  /** All that the database keeps, as somebody who copies it would see it. */
  dump(url: string): Promise<string>;
}

const SECRET = 'a secret of the tests';
const TOKEN = 'xoxb-1234-a-token';
const NOON = Date.UTC(2025, 2, 9, 12);

export function describeStore(name: string, database: DatabaseUnderTest): void {
  interface Opened {
    readonly store: Store;
    readonly url: string;
    readonly clock: { now: number };
  }

  async function open(given: { url?: string; sealingSecret?: string } = {}): Promise<Opened> {
    const url = given.url ?? (await database.create());
    const clock = { now: NOON };
    const store = await openStore({ ...given, url, now: () => clock.now });
    onTestFinished(() => store.close());
    return { store, url, clock };
  }

  describe(`answered events in ${name}`, () => {
    it('go to exactly one of many that claim them at once', async () => {
      const { store } = await open();
      const claims = await Promise.all(
        Array.from({ length: 50 }, () => store.answeredEvents.claim('slack:1')),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
    });

    it('go to exactly one of several processes, which may all start on the empty database', async () => {
      const said = await claimInProcesses(await database.create(), 3, 30);
      expect(
        said.reduce((sum, claimed) => sum + Number(claimed), 0),
        said.join('\n'),
      ).toBe(30);
    });

    it('can be claimed again once they were given back', async () => {
      const { store } = await open();
      expect(await store.answeredEvents.claim('slack:1', 'thread')).toBe(true);
      await store.answeredEvents.release('slack:1');
      expect(await store.answeredEvents.hasAnsweredIn('thread')).toBe(false);
      expect(await store.answeredEvents.claim('slack:1')).toBe(true);
    });

    it('outlive a restart', async () => {
      const { store, url } = await open();
      await store.answeredEvents.claim('slack:1', 'thread');
      await store.close();
      const { store: next } = await open({ url });
      expect(await next.answeredEvents.claim('slack:1')).toBe(false);
      expect(await next.answeredEvents.hasAnsweredIn('thread')).toBe(true);
    });

    it('tell a thread that was answered in from others', async () => {
      const { store } = await open();
      await store.answeredEvents.claim('slack:1', 'thread');
      await store.answeredEvents.claim('slack:2');
      expect(await store.answeredEvents.hasAnsweredIn('thread')).toBe(true);
      expect(await store.answeredEvents.hasAnsweredIn('another thread')).toBe(false);
    });

    it('count until their time is over, and not a millisecond longer', async () => {
      const { store, clock } = await open();
      await store.answeredEvents.claim('slack:1', 'thread');
      clock.now += ANSWERED_EVENTS_KEPT_MS - 1;
      expect(await store.answeredEvents.hasAnsweredIn('thread')).toBe(true);
      expect(await store.answeredEvents.claim('slack:1')).toBe(false);
      clock.now += 1;
      expect(await store.answeredEvents.hasAnsweredIn('thread')).toBe(false);
      expect(await store.answeredEvents.claim('slack:1')).toBe(true);
      expect(await store.answeredEvents.claim('slack:1')).toBe(false);
    });

    it('are deleted in passing when they are too old, at a start and on a claim an hour later', async () => {
      const { store, clock, url } = await open();
      await store.answeredEvents.claim('old-event');
      clock.now += ANSWERED_EVENTS_KEPT_MS;
      await store.answeredEvents.claim('middle-event');
      expect(await database.dump(url)).not.toContain('old-event');

      clock.now += ANSWERED_EVENTS_KEPT_MS;
      const again = await openStore({ url, now: () => clock.now });
      onTestFinished(() => again.close());
      expect(await database.dump(url)).not.toContain('middle-event');
    });

    it('may have texts of any kind as names', async () => {
      const { store } = await open();
      const odd = `'; drop table answered_events; -- "é" 日本 🎈 ${'x'.repeat(2_000)}`;
      expect(await store.answeredEvents.claim(odd, odd)).toBe(true);
      expect(await store.answeredEvents.claim(odd, odd)).toBe(false);
      expect(await store.answeredEvents.hasAnsweredIn(odd)).toBe(true);
    });
  });

  describe(`channel settings in ${name}`, () => {
    const channel: ChannelAddress = { platform: 'slack', workspace: 'T1', channel: 'C1' };

    it('have a channel listened to only while an admin wants it', async () => {
      const { store } = await open();
      expect(await store.channelSettings.isListening(channel)).toBe(false);
      await store.channelSettings.setListening(channel, true);
      await store.channelSettings.setListening(channel, true);
      expect(await store.channelSettings.listensAnywhere(channel.platform)).toBe(true);
      expect(await store.channelSettings.isListening(channel)).toBe(true);
      await store.channelSettings.setListening(channel, false);
      expect(await store.channelSettings.listensAnywhere(channel.platform)).toBe(false);
      expect(await store.channelSettings.isListening(channel)).toBe(false);
    });

    it('are of one channel of one workspace of one platform', async () => {
      const { store } = await open();
      await store.channelSettings.setListening(channel, true);
      for (const other of [{ platform: 'discord' }, { workspace: 'T2' }, { channel: 'C2' }] as const) {
        expect(await store.channelSettings.isListening({ ...channel, ...other })).toBe(false);
      }
    });
  });

  describe(`feedback in ${name}`, () => {
    const verdict = { platform: 'slack', workspace: 'T1', intent: 'pay', outcome: 'answer' } as const;

    it('is counted by day, intent and outcome over all workspaces', async () => {
      const { store, clock } = await open();
      await Promise.all([true, true, false].map((helpful) => store.feedback.count({ ...verdict, helpful })));
      await store.feedback.count({ ...verdict, workspace: 'T2', helpful: true });
      await store.feedback.count({ ...verdict, intent: 'offer', outcome: 'no-data', helpful: false });
      clock.now += 12 * 60 * 60 * 1000;
      await store.feedback.count({ ...verdict, helpful: true });
      const slack = { platform: 'slack' };
      expect(await store.feedback.tally()).toEqual([
        { ...slack, day: '2025-03-09', intent: 'offer', outcome: 'no-data', helpful: 0, unhelpful: 1 },
        { ...slack, day: '2025-03-09', intent: 'pay', outcome: 'answer', helpful: 3, unhelpful: 1 },
        { ...slack, day: '2025-03-10', intent: 'pay', outcome: 'answer', helpful: 1, unhelpful: 0 },
      ]);
    });
  });

  describe(`installations in ${name}`, () => {
    it('are found as they were kept last', async () => {
      const { store, url } = await open({ sealingSecret: SECRET });
      await store.installations.keep('slack', 'T1', 'former');
      await store.installations.keep('slack', 'T1', TOKEN);
      await store.close();
      const { store: next } = await open({ url, sealingSecret: SECRET });
      expect(await next.installations.find('slack', 'T1')).toBe(TOKEN);
      expect(await next.installations.find('discord', 'T1')).toBeUndefined();
    });

    it('cannot be read by who copies the database', async () => {
      const { store, url } = await open({ sealingSecret: SECRET });
      await store.installations.keep('slack', 'T1', TOKEN);
      const dump = await database.dump(url);
      expect(dump).toContain('v1.');
      for (const plain of [TOKEN, Buffer.from(TOKEN).toString('base64url').slice(0, -1)]) {
        expect(dump).not.toContain(plain);
      }
    });

    it.each([
      ['were sealed with another secret', 'another secret', "update installations set platform = 'slack'"],
      ['were changed', SECRET, "update installations set sealed = replace(sealed, 'v1.', 'v1.AAAA')"],
      ['are not of this form', SECRET, "update installations set sealed = 'v2.what'"],
      [
        'were moved to another workspace',
        SECRET,
        "update installations set workspace = 'T1' where workspace = 'T2'",
      ],
      ['have lost their secret', '', "update installations set platform = 'slack'"],
    ])('that %s are refused with the cure, and without the token', async (_, sealingSecret, sql) => {
      const { store, url } = await open({ sealingSecret: SECRET });
      await store.installations.keep('slack', sql.includes('T2') ? 'T2' : 'T1', TOKEN);
      await store.close();
      await database.execute(url, sql);
      const { store: next } = await open({ url, sealingSecret });
      const error = await failureOf(next.installations.find('slack', 'T1'));
      expect(error).toBeInstanceOf(SealedInstallationError);
      expect(error.message).toMatch(/Put the former sealing secret back, or install the bot/);
      expect(error.message).not.toMatch(/xoxb|secret of the tests|another secret of/);

      await next.installations.forget('slack', 'T1', Number.MAX_SAFE_INTEGER);
      expect(await next.installations.find('slack', 'T1')).toBeUndefined();
    });

    it('are not kept without a secret', async () => {
      const { store } = await open({ sealingSecret: '' });
      await expect(store.installations.keep('slack', 'T1', TOKEN)).rejects.toThrow(
        /no sealing secret is set/,
      );
      expect(await store.installations.find('slack', 'T1')).toBeUndefined();
    });

    it('are forgotten with all that belongs to the workspace, and nothing of another', async () => {
      const { store } = await open({ sealingSecret: SECRET });
      for (const workspace of ['T1', 'T2']) {
        await store.installations.keep('slack', workspace, workspace);
        await store.channelSettings.setListening({ platform: 'slack', workspace, channel: 'C' }, true);
        await store.feedback.count({
          platform: 'slack',
          workspace,
          intent: 'pay',
          outcome: 'answer',
          helpful: true,
        });
      }
      await store.installations.forget('slack', 'T1', Number.MAX_SAFE_INTEGER);
      const listens = (workspace: string) =>
        store.channelSettings.isListening({ platform: 'slack', workspace, channel: 'C' });
      expect(await store.installations.find('slack', 'T1')).toBeUndefined();
      expect(await store.installations.find('slack', 'T2')).toBe('T2');
      expect([await listens('T1'), await listens('T2')]).toEqual([false, true]);
      expect(await store.feedback.tally()).toMatchObject([{ helpful: 1 }]);
    });

    it('are forgotten wholly or not at all', async () => {
      const { store, url } = await open({ sealingSecret: SECRET });
      await store.installations.keep('slack', 'T1', TOKEN);
      await database.execute(url, 'alter table feedback rename to gone');
      await expect(store.installations.forget('slack', 'T1', Number.MAX_SAFE_INTEGER)).rejects.toBeInstanceOf(
        StoreError,
      );
      expect(await store.installations.find('slack', 'T1')).toBe(TOKEN);
    });
  });

  describe(`the store in ${name}`, () => {
    it('is refused when a newer version has used it', async () => {
      const { store, url } = await open();
      await store.close();
      await database.execute(url, "insert into salary_bot_migrations values ('9999-later', '2999-01-01')");
      const error = await failureOf(openStore({ url, now: () => NOON }));
      expect(error).toBeInstanceOf(StoreError);
      expect(error.message).toBe(
        'this store was last used by a newer version of salary-bot: start that version or use another DATABASE_URL',
      );
    });

    it('is refused when a table of another program is in the way, and takes no table of its own there', async () => {
      const url = await database.create();
      await database.execute(url, 'create table feedback (id integer)');
      const error = await failureOf(openStore({ url, now: () => NOON }));
      expect(error).toBeInstanceOf(StoreError);
      expect(error.message).toMatch(/^cannot open the store at .*: a table of another program is in the way/);
      await database.execute(url, 'create table channel_settings (id integer)');
    });

    it('can be closed twice, and its calls then reject with a StoreError', async () => {
      const { store } = await open();
      await store.close();
      await store.close();
      const error = await failureOf(store.answeredEvents.claim('slack:1'));
      expect(error).toBeInstanceOf(StoreError);
      expect(error.message).toContain('it has been closed');
    });

    it("rejects with a StoreError that keeps the driver's error", async () => {
      const { store, url } = await open();
      await database.execute(url, 'drop table answered_events');
      const error = await failureOf(store.answeredEvents.claim('slack:1'));
      expect(error).toBeInstanceOf(StoreError);
      expect(error.cause).toBeInstanceOf(Error);
    });
  });
}

/** What a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<Error> {
  const outcome = await promise.then(
    () => new Error('It did not fail.'),
    (error: unknown) => error,
  );
  if (!(outcome instanceof Error)) throw new Error(`It failed with ${String(outcome)}.`);
  return outcome;
}
