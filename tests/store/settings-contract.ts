/** What holds for settings of channels and for feedback over either database. */
import { describe, expect, it } from 'vitest';
import type { ChannelAddress } from '../../src/chat/records.ts';
import { type DatabaseUnderTest, opener } from './database-under-test.ts';

export function describeSettings(name: string, database: DatabaseUnderTest): void {
  const open = opener(database);

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
}
