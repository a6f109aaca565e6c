/** Digests once everything is told: what changed alone, and how a change is known. */
import { describe, expect, it } from 'vitest';
import type { Figure, Source } from '../../../src/datasets/records.ts';
import { composeDigest } from '../../../src/digests/content/compose-digest.ts';
import { versionOf, writeFigures } from '../../../src/digests/content/figures-kept.ts';
import { engine } from '../../engine.ts';
import { allTold, asItWas, datasets, MEDIAN, only, SEATTLE, same, told } from './as-it-was.ts';
import { isDigest } from './rounds.ts';

describe('a digest with all told', () => {
  it('tells the changes alone, the most telling as its headline, and counts nothing as told', () => {
    const then = asItWas((figure) => {
      if (figure.id === MEDIAN) return { ...figure, low: 130_000, high: 130_000 };
      return figure.id === SEATTLE ? { ...figure, low: 160_000, high: 160_000 } : figure;
    });
    const digest = isDigest(composeDigest({ seed: 's1', told: allTold, before: then }, datasets));
    expect(digest.tells).toEqual([]);
    expect(digest.reply.chart?.bars.map(({ label, low }) => [label, low])).toEqual([
      ['US median, all levels, before', 130_000],
      ['US median, all levels', 133_080],
    ]);
    expect(told(then, allTold)).toMatchInlineSnapshot(`
      "US median, all levels: $130,000 → $133,080 [1] a year.

      Changed since the last digest.

      Also changed
      • Seattle metro: $160,000 → $165,000 [1] a year (mean, all levels).

      Note: The ResumeGeni guide counts all US software developers, in pay before equity and benefits. [1]

      Sources
      [1] Backend Developer Salary Guide 2026 (ResumeGeni): National Salary Overview; Top-Paying Metro Areas (May 2024)"
    `);
  });

  it('has a headline and a chart whatever the change is', () => {
    const source = (one: Source): Source => ({ ...one, vintage: 'May 2023' });
    expect(told(asItWas(same, { source }), allTold)).toMatch(
      /^The careers guide: now undated, before that from May 2023/,
    );
    expect(
      told(
        asItWas((figure) => (figure.id === SEATTLE ? undefined : figure)),
        allTold,
      ),
    ).toMatch(/^New: Seattle metro/);
  });

  it('offers questions that are answered as they stand', () => {
    const then = asItWas(only(MEDIAN, { low: 130_000, high: 130_000 }));
    const { reply } = isDigest(composeDigest({ seed: 's1', told: allTold, before: then }, datasets));
    for (const text of reply.followUps) expect(engine.ask({ text }).outcome).toBe('answer');
  });

  it('has nothing new where nothing changed, whatever was asked', () => {
    const mostAsked = { text: 'senior seattle', times: 9 };
    const input = { seed: 's1', told: allTold, before: writeFigures(datasets), mostAsked };
    expect(composeDigest(input, datasets)).toEqual({ kind: 'nothing-new' });
  });
});

describe('the version of the figures', () => {
  it('is the same for the same figures, in whatever order they were read', () => {
    const turned = { ...datasets, figures: new Map([...datasets.figures].reverse()) };
    expect(versionOf(turned)).toBe(versionOf(datasets));
    expect(versionOf(datasets)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('changes with a figure and with a vintage, not with another occupation', () => {
    const changed = (id: string, change: Partial<Figure>) => ({
      ...datasets,
      figures: new Map(
        [...datasets.figures].map(([key, one]) => [key, key === id ? { ...one, ...change } : one]),
      ),
    });
    expect(versionOf(changed(MEDIAN, { low: 1 }))).not.toBe(versionOf(datasets));
    const aged = new Map([...datasets.sources].map(([id, one]) => [id, { ...one, vintage: 'May 2001' }]));
    expect(versionOf({ ...datasets, sources: aged })).not.toBe(versionOf(datasets));
    expect(versionOf(changed('resumegeni-2026/role/web-developers', { low: 1 }))).toBe(versionOf(datasets));
  });
});
