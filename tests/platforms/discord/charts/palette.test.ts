/** A chart can be read on any theme and with any colour vision: contrasts by WCAG 2.2. */
import { describe, expect, it } from 'vitest';
import { PALETTE } from '../../../../src/platforms/discord/charts/palette.ts';

const LEAST_FOR_TEXT = 4.5;
const LEAST_FOR_SHAPES = 3;

/** @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('contrast', () => {
  it.each(['text', 'quietText'] as const)('of %s against the card is enough to read', (colour) => {
    expect(contrast(PALETTE[colour], PALETTE.card)).toBeGreaterThanOrEqual(LEAST_FOR_TEXT);
  });

  it.each(['bar', 'lead'] as const)('of the %s against the card is enough to see', (colour) => {
    expect(contrast(PALETTE[colour], PALETTE.card)).toBeGreaterThanOrEqual(LEAST_FOR_SHAPES);
  });

  it('of the card against the light theme is enough to see', () => {
    expect(contrast(PALETTE.card, '#ffffff')).toBeGreaterThanOrEqual(LEAST_FOR_SHAPES);
  });
});
