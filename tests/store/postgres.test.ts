import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { type PostgresServer, startPostgres } from '../servers/postgres.ts';
import { describeStore } from './contract.ts';
import { failureOf } from './database-under-test.ts';
import { postgresUnderTest } from './postgres-under-test.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server?.stop());

describeStore(
  'PostgreSQL',
  postgresUnderTest(() => server),
);

describe('a store on a server', () => {
  async function open(url: string, reports: string[] = []): Promise<Store> {
    const store = await openStore({ url, now: () => 1_000, report: (message) => reports.push(message) });
    onTestFinished(() => store.close());
    return store;
  }

  it('works again after the server was restarted, and reports the connections it lost', async () => {
    const reports: string[] = [];
    const store = await open(await server.createDatabase(), reports);
    await store.answeredEvents.claim('slack:1');
    await server.restart();
    expect(await store.answeredEvents.claim('slack:1')).toBe(false);
    expect(await store.answeredEvents.claim('slack:2')).toBe(true);
    expect(reports.join()).toMatch(
      /^the store at 127\.0\.0\.1:\d+ lost an idle connection: the server closed/,
    );
  });

  it('gives up a connection that has gone silent and takes another', async () => {
    const url = new URL(await server.createDatabase());
    const line = await startLine(Number(url.port));
    onTestFinished(line.close);
    url.port = String(line.port);
    const store = await open(url.href);
    await store.answeredEvents.claim('slack:1');
    line.silence();
    const error = await failureOf(store.answeredEvents.claim('slack:2'));
    expect(error).toBeInstanceOf(StoreError);
    expect(error.message).toContain('the server took too long');
    expect(await store.answeredEvents.claim('slack:3')).toBe(true);
  });

  it('does not wait for ever for a lock, and has then changed nothing', async () => {
    const url = await server.createDatabase();
    const store = await open(url);
    const other = new pg.Client(url);
    await other.connect();
    onTestFinished(() => other.end());
    await other.query('begin; lock table answered_events');
    const error = await failureOf(store.answeredEvents.claim('slack:1'));
    expect(error.message).toContain('the server took too long');
    await other.query('rollback');
    expect(await store.answeredEvents.claim('slack:1')).toBe(true);
  });

  it.each<[string, (url: URL) => void, RegExp]>([
    [
      'the password is wrong',
      (url) => {
        url.password = 'hunter2';
      },
      /the user or the password is wrong/,
    ],
    [
      'there is no such database',
      (url) => {
        url.pathname = '/nowhere';
      },
      /there is no such database/,
    ],
    [
      'nothing listens',
      (url) => {
        url.port = '1';
      },
      /no server listens there/,
    ],
    [
      'no server has the name',
      (url) => {
        url.hostname = 'nowhere.invalid';
      },
      /no server has this name|does not answer/,
    ],
  ])('is refused with the cure when %s, and without the password', async (_, change, message) => {
    const url = new URL(server.url);
    change(url);
    const error = await failureOf(openStore({ url: url.href, now: () => 1_000 }));
    expect(error).toBeInstanceOf(StoreError);
    expect(error.message).toMatch(message);
    expect(error.message).toContain(`cannot open the store at ${url.host}`);
    expect(error.message).not.toContain(url.password);
    expect(error.cause).toBeInstanceOf(Error);
  });

  it.each([
    'postgres://me:hunter2@@[host/db',
    'postgres://me:hun/ter2@host/db',
    'postgres://me:1/hunter2@host/db',
    'postgres://me:1#hunter2@host/db',
  ])('whose address is mistyped is refused without showing it: %s', async (url) => {
    const error = await failureOf(openStore({ url, now: () => 1_000 }));
    expect(error).toBeInstanceOf(StoreError);
    expect(error.message).toContain('percent-encoded');
    expect(error.message).not.toMatch(/hun|ter2/);
    expect(error.cause).toBeUndefined();
  });
});

/** A line to the server whose connections can be made to carry nothing more; later ones work. */
async function startLine(to: number): Promise<{ port: number; silence(): void; close(): void }> {
  const open = new Set<Socket>();
  const line = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(line, 'listening');
  const address = line.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return {
    port: address.port,
    silence: () => {
      for (const socket of open) socket.unpipe();
    },
    close: () => {
      for (const socket of open) socket.destroy();
      line.close();
    },
  };
}
