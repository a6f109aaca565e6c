/** Figures as they were when a digest was made, for telling later what has changed since. */
import type { DigestRecords } from '../chat/digest-records.ts';
import type { Run } from './schema.ts';

type DataVersions = Pick<DigestRecords, 'keepVersion' | 'findVersion'>;

export function createDataVersions(run: Run, now: () => number): DataVersions {
  return {
    async keepVersion(version, figures) {
      await run((db) =>
        db.transaction().execute(async (transaction) => {
          const { numInsertedOrUpdatedRows } = await transaction
            .insertInto('data_versions')
            .values({ version, figures, kept_at: now() })
            .onConflict((conflict) => conflict.column('version').doNothing())
            .executeTakeFirstOrThrow();
          if (numInsertedOrUpdatedRows === 0n) return;
          const { kept_at } = await transaction
            .selectFrom('data_versions')
            .select(({ fn }) => fn.max('kept_at').as('kept_at'))
            .where('version', '<>', version)
            .executeTakeFirstOrThrow();
          await transaction
            .deleteFrom('data_versions')
            .where('version', '<>', version)
            // A process that was started before this one may still make digests from the version before.
            .where('kept_at', '<', Number(kept_at))
            .where('version', 'not in', (runs) => runs.selectFrom('digest_runs').select('data_version'))
            .execute();
        }),
      );
    },
    async findVersion(version) {
      const row = await run((db) =>
        db.selectFrom('data_versions').select('figures').where('version', '=', version).executeTakeFirst(),
      );
      return row?.figures;
    },
  };
}
