/** Single checks, where the whole command would be long to bring there. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lookAtChannels } from '../../src/chat/look-at-channels.ts';
import { lookAtClock } from '../../src/doctor/check-clock.ts';
import { lookAtNode, OLDEST_NODE } from '../../src/doctor/check-node.ts';
import { renderFinding } from '../../src/doctor/render-finding.ts';
import { runCheck } from '../../src/doctor/run-check.ts';
import { lookAtGateway } from '../../src/platforms/discord/look-at-gateway.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { project } from '../engine.ts';

describe('a check', () => {
  it('that never ends is given up, and told so', async () => {
    const held = setInterval(() => {}, 1_000);
    const [late] = await runCheck({ what: 'Slack', run: () => new Promise(() => {}) }, 20);
    clearInterval(held);
    expect(late).toMatchObject({
      mark: 'fault',
      what: 'Slack',
      words: expect.stringMatching(/^no answer in/),
    });
  });

  it('is told when its time is nearly over', async () => {
    const held = setInterval(() => {}, 1_000);
    const run = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const [cut] = await runCheck({ what: 'Slack', run }, 500);
    clearInterval(held);
    expect(cut?.words).toMatch(/^it could not be looked at \(TimeoutError/);
  });

  it('that fails is a fault, with the cure where the error has one, and without secrets', async () => {
    const failing = (error: Error) => ({ what: 'It', run: () => Promise.reject(error) });
    expect(await runCheck(failing(new StoreError('start it')), 1_000)).toEqual([
      { mark: 'fault', what: 'It', words: 'start it.' },
    ]);
    const [unknown] = await runCheck(failing(new Error('at https://me:hunter2@host with xoxb-1-2')), 1_000);
    expect(unknown?.words).not.toMatch(/hunter2|xoxb-1/);
  });
});

describe('the clock', () => {
  const at = (sentAt: number, receivedAt: number, theirs: number) => ({ sentAt, receivedAt, theirs });
  it.each([
    ['as theirs is rounded down', [at(1_900, 1_950, 1_000)], 'ok'],
    ['however long the answer took', [at(0, 400_000, 1_000)], 'ok'],
    ['to the second at a minute', [at(61_000, 61_000, 0)], 'ok'],
    ['a second later', [at(62_000, 62_000, 0)], 'warning'],
    ['behind by a minute', [at(0, 0, 60_001)], 'warning'],
    ['at more than five minutes', [at(302_000, 302_000, 0)], 'fault'],
    ['by the best of several answers', [at(302_000, 302_000, 0), at(10_000, 10_000, 10_000)], 'ok'],
    ['where nobody said the time', [], 'warning'],
  ] as const)('is judged %s', (_, readings, mark) => {
    expect(lookAtClock(readings).mark).toBe(mark);
  });
});

describe("Discord's gateway", () => {
  const gateway = (remaining: number, shards = 1) =>
    lookAtGateway(
      async () => ({
        shards: 1,
        session_start_limit: { total: 1_000, remaining, reset_after: 7_000_000, max_concurrency: 1 },
      }),
      shards,
    );
  it.each([
    [1_000, 1, 'ok'],
    [40, 1, 'warning'],
    [0, 1, 'fault'],
    [2, 4, 'fault'],
  ])('with %i starts left for %i processes', async (remaining, shards, mark) => {
    const [finding] = await gateway(remaining, shards);
    expect(finding?.mark).toBe(mark);
    expect(finding?.words).toContain(
      `${remaining} of 1000 connections are left, until they begin anew in 2 hours`,
    );
  });
});

describe('Node', () => {
  it('is as old at most as package.json has it', () => {
    const { engines } = JSON.parse(readFileSync(`${project}package.json`, 'utf8')) as {
      engines: { node: string };
    };
    expect(engines.node).toBe(`>=${OLDEST_NODE}`);
    const marks = ['20.18.9', '18.20.0', '20.19.0', '24.0.0'].map((version) => lookAtNode(version).mark);
    expect(marks).toEqual(['fault', 'fault', 'ok', 'ok']);
  });
});

describe('channels', () => {
  it('are looked at up to fifty, and the rest is counted', async () => {
    const channels = Array.from({ length: 60 }, (_, at) => ({
      ...({ platform: 'slack', workspace: 'T1', purpose: 'digests' } as const),
      channel: `C${at}`,
    }));
    const looked: string[] = [];
    const found = await lookAtChannels('Channels', channels, async ({ channel }) => {
      looked.push(channel);
      return undefined;
    });
    expect(looked).toHaveLength(50);
    expect(found.map(({ mark, words }) => [mark, words])).toEqual([
      ['ok', 'nothing is in the way in 50 of 60.'],
      ['warning', expect.stringMatching(/^10 more were not looked at/)],
    ]);
  });
});

describe('a line', () => {
  it('stays one, whatever a name holds', () => {
    expect(renderFinding({ mark: 'ok', what: 'A', words: 'b\n\u001b[31mc\u0007' })).toBe('ok    A: b [31mc ');
  });
});
