/** What holds for the store over either database. */
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { type DatabaseUnderTest, failureOf, opener } from './database-under-test.ts';
import { describeDecisions } from './decisions-contract.ts';
import { describeDeliveries } from './deliveries-contract.ts';
import { describeAnsweredEvents } from './events-contract.ts';
import { describeInstallations } from './installations-contract.ts';
import { NOON } from './moments.ts';
import { describeQuestions } from './questions-contract.ts';
import { describeSettings } from './settings-contract.ts';
import { describeSubscriptions } from './subscriptions-contract.ts';
import { describeWorkspaces } from './workspace-contract.ts';

export function describeStore(name: string, database: DatabaseUnderTest): void {
  const open = opener(database);
  describeAnsweredEvents(name, database);
  describeSettings(name, database);
  describeInstallations(name, database);
  describeSubscriptions(name, database);
  describeDecisions(name, database);
  describeDeliveries(name, database);
  describeQuestions(name, database);
  describeWorkspaces(name, database);

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
