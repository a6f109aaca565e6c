/** What a store holds and whether this version can use it, found out without a change to it. */
import type { Subscription } from '../chat/digest-records.ts';
import type { ChannelInUse } from '../chat/health.ts';
import type { Installations, PlatformName } from '../chat/records.ts';
import { createInstallations } from './installations.ts';
import { subscriptionOf } from './lock-subscription.ts';
import { appliedMigrations, refuseNewer } from './migrate.ts';
import { migrations } from './migrations.ts';
import { runOn } from './open-database.ts';
import { type StoreOptions, sealOf } from './open-store.ts';
import { openToLook, requireTables } from './open-to-look.ts';
import type { OpenDatabase, Run } from './schema.ts';

export interface StoreSeen {
  /** The database as a message may name it; none where its file is yet to be made. */
  readonly place?: string;
  /** Of the steps that make the tables, those that the next start takes. */
  readonly steps: { readonly missing: number; readonly all: number };
  readonly subscriptions: readonly Subscription[];
  readonly listening: readonly ChannelInUse[];
  /** Workspaces that installed the bot themselves. */
  readonly installed: readonly { readonly platform: PlatformName; readonly workspace: string }[];
  /** To find installations in, until it is closed. */
  readonly installations: Installations;
  close(): Promise<void>;
}

/** @throws StoreError with the cure: it cannot be reached, read or written, or a newer version has used it */
export async function lookIntoStore(
  options: Pick<StoreOptions, 'url' | 'sealingSecret' | 'now'>,
): Promise<StoreSeen> {
  const database = await openToLook(options.url);
  if (!database) return NOT_MADE;
  try {
    return await look(database, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

const ALL = Object.keys(migrations);
const NOTHING = { subscriptions: [], listening: [], installed: [] };
const NOT_MADE: StoreSeen = {
  ...NOTHING,
  steps: { missing: ALL.length, all: ALL.length },
  installations: { keep: refuse, find: async () => undefined, forget: refuse },
  close: async () => {},
};

async function refuse(): Promise<void> {
  throw new Error('Whoever looks into a store changes nothing in it.');
}

async function look(
  database: OpenDatabase,
  options: Pick<StoreOptions, 'url' | 'sealingSecret' | 'now'>,
): Promise<StoreSeen> {
  const run = runOn(database);
  const applied = (await run(appliedMigrations)) ?? [];
  refuseNewer(applied);
  const missing = ALL.filter((step) => !applied.includes(step));
  if (missing.length > 0) await requireTables(database);
  const seal = await sealOf(options);
  return {
    place: database.place,
    steps: { missing: missing.length, all: ALL.length },
    ...NOTHING,
    ...(applied.includes('0001-first-tables') ? await readFirstTables(run) : {}),
    ...(applied.includes('0002-digests') ? { subscriptions: await readSubscriptions(run) } : {}),
    installations: { ...createInstallations(run, options.now, seal), keep: refuse, forget: refuse },
    close: database.close,
  };
}

async function readFirstTables(run: Run): Promise<Pick<StoreSeen, 'listening' | 'installed'>> {
  const settings = await run((db) =>
    db.selectFrom('channel_settings').selectAll().where('listening', '=', 1).orderBy('workspace').execute(),
  );
  const installed = await run((db) =>
    db.selectFrom('installations').select(['platform', 'workspace']).orderBy('workspace').execute(),
  );
  return {
    listening: settings.flatMap(({ platform, workspace, channel }) =>
      isPlatform(platform) ? [{ platform, workspace, channel, purpose: 'listening' as const }] : [],
    ),
    installed: installed.flatMap(({ platform, workspace }) =>
      isPlatform(platform) ? [{ platform, workspace }] : [],
    ),
  };
}

async function readSubscriptions(run: Run): Promise<Subscription[]> {
  const rows = await run((db) =>
    db.selectFrom('digest_subscriptions').selectAll().orderBy('workspace').orderBy('number').execute(),
  );
  return rows.map(subscriptionOf);
}

function isPlatform(name: string): name is PlatformName {
  return name === 'slack' || name === 'discord';
}
