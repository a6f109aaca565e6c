/** Platforms side by side: what becomes of the bot when some of them fail. */
import { describe, expect, it } from 'vitest';
import { CannotStartError } from '../src/chat/cannot-start-error.ts';
import type { Happening } from '../src/chat/meter.ts';
import type { ChatPlatform } from '../src/chat/platform.ts';
import type { PlatformName } from '../src/chat/records.ts';
import { keepPlatforms } from '../src/keep-platforms.ts';

const wrong = (name: string) => new CannotStartError(`${name} is wrong. Correct it.`);
const away = (name: string) => new CannotStartError(`${name} is away.`, { mayPass: true });

/** Each try comes to the next of these; after them it runs until it is told to stop. */
type Tries = Error[];

function keep(platforms: Partial<Record<PlatformName, Tries>>) {
  const ending = new AbortController();
  const happened: Happening[] = [];
  const logged: string[] = [];
  const waits: number[] = [];
  const stopped: string[] = [];
  const running = new Map<string, (fault: Error) => void>();
  const make = (platform: PlatformName, tries: Tries) => (): ChatPlatform => {
    let isConnected = false;
    let leave = () => {};
    return {
      name: platform,
      async start(onConnected = () => {}) {
        const fault = tries.shift();
        if (fault instanceof Error) throw fault;
        isConnected = true;
        onConnected();
        await new Promise<void>((resolve, reject) => {
          leave = resolve;
          running.set(platform, reject);
        });
      },
      async stop() {
        isConnected = false;
        stopped.push(platform);
        leave();
      },
      connections: () => ({ [platform]: isConnected }),
    };
  };
  const note = (_: object, message: string) => void logged.push(message);
  const keeper = keepPlatforms(
    Object.entries(platforms).map(([platform, tries]) => ({
      platform: platform as PlatformName,
      make: make(platform as PlatformName, tries),
    })),
    {
      log: { info: note, warn: note, error: note },
      meter: { note: (happening) => void happened.push(happening) },
      now: () => 0,
      ended: ending.signal,
      wait: async (ms) => {
        waits.push(ms);
        await new Promise((resolve) => setImmediate(resolve));
      },
    },
  );
  const run = keeper.run();
  run.catch(() => {});
  return {
    run,
    keeper,
    happened,
    logged,
    waits,
    stopped,
    die: (platform: PlatformName, fault: Error) => running.get(platform)?.(fault),
    async end() {
      ending.abort();
      await keeper.stop();
      await run;
    },
    /** All that goes on by itself has gone on. */
    async settled() {
      for (let i = 0; i < 100; i += 1) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('a platform that fails', () => {
  it('alone at its start ends the bot with its cure, whether or not that may pass', async () => {
    const fault = wrong('Slack');
    await expect(keep({ slack: [fault] }).run).rejects.toBe(fault);
    await expect(keep({ slack: [away('Slack')] }).run).rejects.toThrow('Slack is away.');
  });

  it('with all others at their start ends the bot with the cure of each', async () => {
    const { run, waits } = keep({ slack: [wrong('Slack')], discord: [away('Discord'), away('Discord')] });
    await expect(run).rejects.toThrow('Slack is wrong. Correct it.\nDiscord is away.');
    expect(waits).toEqual([]);
  });

  it('beside one that runs is left out where nothing helps but a correction, and says why', async () => {
    const here = keep({ slack: [], discord: [wrong('Discord')] });
    await here.settled();
    expect(here.keeper.conditions()).toEqual({
      slack: { ready: true },
      discord: { ready: false, why: 'Discord is wrong. Correct it.' },
    });
    expect(here.waits).toEqual([]);
    expect(here.happened).toEqual([{ kind: 'platform-failed', platform: 'discord' }]);
    await here.end();
  });

  it('beside one that runs is tried again after growing pauses where that may help', async () => {
    const here = keep({ slack: [], discord: [away('D'), new TypeError('odd'), away('D'), away('D')] });
    await here.settled();
    expect(here.waits).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(here.keeper.conditions()).toEqual({ slack: { ready: true }, discord: { ready: true } });
    expect(here.happened).toHaveLength(4);
    await here.end();
  });

  it('waits no longer than five minutes for its next try', async () => {
    const here = keep({ slack: [], discord: Array.from({ length: 12 }, () => away('D')) });
    await here.settled();
    expect(Math.max(...here.waits)).toBe(5 * 60_000);
    await here.end();
  });

  it('for good while it runs leaves the others, and ends the bot when it was the last', async () => {
    const here = keep({ slack: [], discord: [] });
    await here.settled();
    here.die('discord', wrong('Discord'));
    await here.settled();
    expect(here.stopped).toEqual(['discord']);
    expect(here.keeper.conditions().slack).toEqual({ ready: true });
    here.die('slack', wrong('Slack'));
    await expect(here.run).rejects.toThrow('Slack is wrong. Correct it.\nDiscord is wrong. Correct it.');
  });

  it('for a reason that nobody foresaw says where to look, and nothing of the reason itself', async () => {
    const here = keep({ slack: [new TypeError('with a secret')] });
    await expect(here.run).rejects.toThrow(/^slack cannot run; the log says why\.$/);
    expect(here.logged).toEqual(['a platform failed for a reason that was not foreseen']);
  });
});

it('nothing is tried again once the end has begun', async () => {
  const here = keep({ slack: [], discord: [] });
  await here.settled();
  await here.end();
  expect(here.stopped.sort()).toEqual(['discord', 'slack']);
  expect([here.happened, here.waits]).toEqual([[], []]);
});
