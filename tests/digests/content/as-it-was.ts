/** The data as they were before a change, and what a digest then says. */
import { expect } from 'vitest';
import { replyToPlainText } from '../../../src/chat/plain-text.ts';
import type { Datasets } from '../../../src/datasets/datasets.ts';
import { loadDatasets } from '../../../src/datasets/load-datasets.ts';
import type { Figure, Source } from '../../../src/datasets/records.ts';
import { composeDigest } from '../../../src/digests/content/compose-digest.ts';
import { writeFigures } from '../../../src/digests/content/figures-kept.ts';
import { renderReply as toDiscord } from '../../../src/platforms/discord/render-reply.ts';
import { renderReply as toSlack } from '../../../src/platforms/slack/render-reply.ts';
import { project } from '../../engine.ts';
import { findBodyFaults } from '../../servers/discord/check-body.ts';
import { findBlockFaults } from '../../servers/slack/check-blocks.ts';
import { faultsOf, isDigest, tellRound } from './rounds.ts';

export const datasets = loadDatasets([`${project}data`]);
export const allTold = tellRound(datasets, { seed: 's1' }).flatMap(({ tells }) => tells);

/** The data as they were: figures put back by what `was` makes of each, `undefined` where there was none. */
export function asItWas(
  was: (figure: Figure) => Figure | undefined,
  others: {
    readonly more?: readonly Figure[];
    readonly source?: (source: Source) => Source | undefined;
  } = {},
): string {
  const { more = [], source = (one) => one } = others;
  const figures = [...[...datasets.figures.values()].flatMap((one) => was(one) ?? []), ...more];
  const sources = [...datasets.sources.values()].flatMap((one) => source(one) ?? []);
  const then: Datasets = {
    ...datasets,
    figures: new Map(figures.map((one) => [one.id, one])),
    sources: new Map(sources.map((one) => [one.id, one])),
  };
  return writeFigures(then);
}

/** One figure as it was. */
export const only =
  (id: string, change: Partial<Figure>) =>
  (figure: Figure): Figure =>
    figure.id === id ? { ...figure, ...change } : figure;

export const same = (figure: Figure): Figure => figure;
export const MEDIAN = 'resumegeni-2026/national/p50';
export const SEATTLE = 'resumegeni-2026/metro/seattle';

/** The digest after a change as plain text, once it is found to be right for both platforms. */
export function told(then: string, ids: readonly string[] = []): string {
  const { reply } = isDigest(composeDigest({ seed: 's1', told: ids, before: then }, datasets));
  expect(faultsOf(reply, datasets)).toEqual([]);
  expect(findBlockFaults(toSlack(reply).blocks, 'message')).toEqual([]);
  const body = { components: toDiscord(reply).components, flags: 1 << 15, allowed_mentions: { parse: [] } };
  expect(findBodyFaults('message', body, { files: [] })).toEqual([]);
  return replyToPlainText(reply);
}
