/** What holds for every round of digests, whatever data it tells of: the same suite for each. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Engine } from '../../../src/ask.ts';
import { replyToPlainText } from '../../../src/chat/plain-text.ts';
import { composeDigest } from '../../../src/digests/content/compose-digest.ts';
import { renderReply as toDiscord } from '../../../src/platforms/discord/render-reply.ts';
import { renderReply as toSlack } from '../../../src/platforms/slack/render-reply.ts';
import { findBodyFaults } from '../../servers/discord/check-body.ts';
import { findBlockFaults } from '../../servers/slack/check-blocks.ts';
import { faultsOf, tellRound } from './rounds.ts';

interface Bounds {
  readonly seeds: readonly string[];
  /** Characters: of any digest, where that is less than it may be, and of one as they mostly are. */
  readonly most?: number;
  readonly typical: number;
  /** In how many ways digests are told that came before. */
  readonly toldBefore: number;
}

/** To be called where a round is described. */
export function followsTheRules(engine: Engine, { seeds, most, typical, toldBefore }: Bounds): void {
  const { datasets } = engine;
  const round = tellRound(datasets, { seed: 's1' });

  it.each(seeds)('cites every number, says what it draws and stays short (%s)', (seed) => {
    const wrong = tellRound(datasets, { seed }).flatMap(({ reply, tells }) =>
      faultsOf(reply, datasets, most === undefined ? {} : { most }).map((fault) => `${tells[0]}: ${fault}`),
    );
    expect(wrong).toEqual([]);
  });

  it('mostly says far less than it may', () => {
    const lengths = round.map(({ reply }) => replyToPlainText(reply).length);
    expect(lengths.reduce((sum, n) => sum + n, 0) / lengths.length).toBeLessThan(typical);
  });

  it.each(seeds)('repeats neither a headline nor a spotlight (%s)', (seed) => {
    const digests = tellRound(datasets, { seed });
    const tells = digests.flatMap((digest) => digest.tells);
    expect(new Set(tells).size).toBe(tells.length);
    expect(new Set(digests.map(({ reply }) => replyToPlainText(reply))).size).toBe(digests.length);
    expect(new Set(digests.map(({ reply }) => JSON.stringify(reply.headline))).size).toBe(digests.length);
  });

  it('tells only what was not told, whatever was', () => {
    const ids = round.flatMap(({ tells }) => tells);
    const spotlights = ids.filter((id) => !id.startsWith('headline/'));
    const anyTold = fc
      .tuple(fc.subarray(ids), fc.array(fc.string(), { maxLength: 3 }))
      .map((parts) => parts.flat());
    fc.assert(
      fc.property(anyTold, fc.string(), (told, seed) => {
        const digest = composeDigest({ seed, told }, datasets);
        if (digest.kind === 'nothing-new') return spotlights.every((id) => told.includes(id));
        expect(digest.tells.filter((id) => told.includes(id))).toEqual([]);
        expect(digest.tells.length).toBeGreaterThan(0);
        expect(faultsOf(digest.reply, datasets)).toEqual([]);
        return true;
      }),
      { numRuns: toldBefore },
    );
  });

  it('offers questions that are answered as they stand', () => {
    const questions = new Set(round.flatMap(({ reply }) => reply.followUps));
    const unanswered = [...questions].filter((text) => engine.ask({ text }).outcome !== 'answer');
    expect(unanswered).toEqual([]);
  });

  it('is a message that Slack and Discord take', () => {
    for (const { reply } of round) {
      expect(findBlockFaults(toSlack(reply).blocks, 'message')).toEqual([]);
      const body = {
        components: toDiscord(reply).components,
        flags: 1 << 15,
        allowed_mentions: { parse: [] },
      };
      expect(findBodyFaults('message', body, { files: [] })).toEqual([]);
    }
  });
}
