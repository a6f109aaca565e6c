/** What admins chose for a channel. */
import type { ChannelSettings } from '../chat/records.ts';
import type { Run } from './schema.ts';

export function createChannelSettings(run: Run): ChannelSettings {
  return {
    async isListening({ platform, workspace, channel }) {
      const row = await run((db) =>
        db
          .selectFrom('channel_settings')
          .select('listening')
          .where('platform', '=', platform)
          .where('workspace', '=', workspace)
          .where('channel', '=', channel)
          .executeTakeFirst(),
      );
      return row?.listening === 1;
    },
    async listensAnywhere(platform) {
      const row = await run((db) =>
        db
          .selectFrom('channel_settings')
          .select('channel')
          .where('platform', '=', platform)
          .where('listening', '=', 1)
          .limit(1)
          .executeTakeFirst(),
      );
      return row !== undefined;
    },
    async setListening({ platform, workspace, channel }, on) {
      const listening = on ? 1 : 0;
      await run((db) =>
        db
          .insertInto('channel_settings')
          .values({ platform, workspace, channel, listening })
          .onConflict((conflict) =>
            conflict.columns(['platform', 'workspace', 'channel']).doUpdateSet({ listening }),
          )
          .execute(),
      );
    },
  };
}
