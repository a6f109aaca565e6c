/** What platforms handed over when the bot was installed, sealed before it gets near the database. */
import type { Installations, PlatformName } from '../chat/records.ts';
import { deleteBelongings } from './belongings.ts';
import type { Run } from './schema.ts';
import type { Seal } from './seal.ts';
import { SealedInstallationError, StoreError } from './store-error.ts';

/** Without a seal, `keep` and finding one that is there are refused; the rest works. */
export function createInstallations(run: Run, now: () => number, seal: Seal | undefined): Installations {
  return {
    async keep(platform, workspace, installation) {
      if (!seal) {
        throw new StoreError('installations are kept sealed only, and no sealing secret is set. Set one.');
      }
      const kept = { sealed: seal.close(installation, [platform, workspace]), installed_at: now() };
      await run((db) =>
        db
          .insertInto('installations')
          .values({ platform, workspace, ...kept })
          .onConflict((conflict) => conflict.columns(['platform', 'workspace']).doUpdateSet(kept))
          .execute(),
      );
    },
    async find(platform, workspace) {
      const row = await run((db) =>
        db
          .selectFrom('installations')
          .select('sealed')
          .where('platform', '=', platform)
          .where('workspace', '=', workspace)
          .executeTakeFirst(),
      );
      if (!row) return undefined;
      const installation = seal?.open(row.sealed, [platform, workspace]);
      if (installation === undefined) throw unopened(platform, workspace, seal !== undefined);
      return installation;
    },
    async forget(platform, workspace, removedAt) {
      await run((db) =>
        db.transaction().execute(async (transaction) => {
          const since = await transaction
            .selectFrom('installations')
            .select('installed_at')
            .where('platform', '=', platform)
            .where('workspace', '=', workspace)
            .where('installed_at', '>', removedAt)
            .executeTakeFirst();
          if (since) return;
          await deleteBelongings(transaction, platform, workspace);
        }),
      );
    },
  };
}

function unopened(platform: PlatformName, workspace: string, hasSecret: boolean): SealedInstallationError {
  const why = hasSecret
    ? 'it was sealed with another secret or has been changed'
    : 'no sealing secret is set';
  return new SealedInstallationError(
    `the installation of ${platform} workspace ${workspace} cannot be opened: ${why}. Put the former sealing secret back, or install the bot in that workspace again.`,
  );
}
