/** Where an event's work begins and ends. */
import { expect, it } from 'vitest';
import { once } from '../../src/chat/at-the-edge.ts';
import { SILENT } from '../silent-log.ts';

it('an event whose work fails is given back; what keeps it from that is in its log', async () => {
  const warnings: object[] = [];
  const work = async () => {
    throw new Error('no answer');
  };
  const answeredEvents = {
    claim: async () => true,
    release: async () => {
      throw new Error('the store is away');
    },
    hasAnsweredIn: async () => false,
  };
  const log = { ...SILENT, warn: (fault: object) => warnings.push(fault) };
  await expect(once({ answeredEvents, log }, 'event', undefined, work)).rejects.toThrow('no answer');
  expect(warnings).toMatchObject([{ message: 'the store is away' }]);
});
