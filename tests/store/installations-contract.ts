/** What holds for installations over either database. */
import { describe, expect, it } from 'vitest';
import { SealedInstallationError, StoreError } from '../../src/store/store-error.ts';
import { type DatabaseUnderTest, failureOf, opener } from './database-under-test.ts';

const SECRET = 'a secret of the tests';
const TOKEN = 'xoxb-1234-a-token';

export function describeInstallations(name: string, database: DatabaseUnderTest): void {
  const open = opener(database);

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
}
