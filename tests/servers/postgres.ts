/**
 * A PostgreSQL server of the tests' own, in a temporary folder and on a free port. It is stopped and its folder
 * removed when the tests say so, and also when their process ends without a word.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './free-port.ts';

export interface PostgresServer {
  /** An administrator's address, password included. */
  readonly url: string;
  /** @returns the address of an empty database */
  createDatabase(): Promise<string>;
  /** Cuts all connections; the server is back when it resolves. */
  restart(): Promise<void>;
  /** Nobody listens until it is resumed; all connections are cut. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

const USER = 'tester';
const PASSWORD = 'correct-horse-battery';
/** Durability is not what is tested here. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'unix_socket_directories='];

export async function startPostgres(): Promise<PostgresServer> {
  const binaries = findBinaries();
  const account = accountToRunAs();
  const folder = mkdtempSync(join(tmpdir(), 'salary-bot-postgres-'));
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, PASSWORD);
  for (const path of [folder, passwordFile]) if (account) chownSync(path, account.uid, account.gid);

  const as = { ...account, cwd: folder, env: { ...process.env, LC_ALL: 'C' } };
  const run = (program: string, ...args: string[]) => promisify(execFile)(join(binaries, program), args, as);
  const log = join(folder, 'log');
  const control = (action: string, ...more: string[]) =>
    run('pg_ctl', action, '-D', data, '-w', '-m', 'fast', '-l', log, ...more);

  // Its input ends with this process, however that ends.
  const watch = spawn(
    'sh',
    [
      '-c',
      'read -r _; "$0" stop -D "$1" -m immediate -w; rm -rf "$2"',
      join(binaries, 'pg_ctl'),
      data,
      folder,
    ],
    {
      ...as,
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
  const stop = async (): Promise<void> => {
    if (watch.exitCode === null) {
      watch.stdin.end();
      await once(watch, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  };

  try {
    await run(
      'initdb',
      '-D',
      data,
      '-U',
      USER,
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    );
    const port = await freePort();
    const options = [`port=${port}`, 'listen_addresses=127.0.0.1', ...SETTINGS].map(
      (setting) => `-c ${setting}`,
    );
    await control('start', '-o', options.join(' '));
    const address = (database: string) => `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`;
    let databases = 0;
    return {
      url: address('postgres'),
      async createDatabase() {
        databases += 1;
        await query(address('postgres'), `create database store_${databases}`);
        return address(`store_${databases}`);
      },
      async restart() {
        await control('restart');
      },
      async pause() {
        await control('stop');
      },
      async resume() {
        await control('start', '-o', options.join(' '));
      },
      stop,
    };
  } catch (error) {
    const said = existsSync(log) ? readFileSync(log, 'utf8') : '';
    await stop();
    throw new Error(`The tests' PostgreSQL server did not start. ${said}`, { cause: error });
  }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The newest version that Debian has put down, or the one on PATH. */
function findBinaries(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  const found = folders.find((folder) =>
    ['initdb', 'pg_ctl'].every((program) => existsSync(join(folder, program))),
  );
  if (!found) {
    throw new Error(
      "These tests need PostgreSQL's server programs: install Debian's package postgresql, or put initdb and pg_ctl on PATH.",
    );
  }
  return found;
}

/** PostgreSQL refuses to run as root. */
function accountToRunAs(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find(([name]) => name === wanted) ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('These tests run as root, and there is no user postgres or nobody to run PostgreSQL as.');
}
