import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { createBarDrawer } from '../../../src/platforms/terminal/draw-bar.ts';

const single = (value: number, openEnded = false) => ({ label: '', low: value, high: value, openEnded });
const range = (low: number, high: number, openEnded = false) => ({ label: '', low, high, openEnded });

describe('createBarDrawer', () => {
  it('draws single values from zero, the highest over the whole width', () => {
    const draw = createBarDrawer([single(50), single(100)], 10);
    expect(draw(single(100)).body).toBe('██████████');
    expect(draw(single(50)).body).toBe('█████');
  });

  it('draws a range where it lies', () => {
    const draw = createBarDrawer([range(50, 100)], 10);
    expect(draw(range(50, 100))).toEqual({ lead: '·····', body: '█████' });
    expect(draw(range(45, 60))).toEqual({ lead: '····', body: '▐█' });
  });

  it('ends an open top in an arrow', () => {
    const draw = createBarDrawer([range(50, 100, true)], 11);
    expect(draw(range(50, 100, true))).toEqual({ lead: '·····', body: '█████▸' });
  });

  it('shows the smallest value as something', () => {
    const draw = createBarDrawer([single(1), single(1_000_000)], 10);
    expect(draw(single(1)).body).toBe('▏');
  });

  it('is never empty nor wider than its room, whatever the numbers', () => {
    const bar = fc.record({
      label: fc.constant(''),
      low: fc.oneof(fc.double(), fc.integer({ min: 0, max: 300 })),
      high: fc.oneof(fc.double(), fc.integer({ min: 0, max: 300 })),
      openEnded: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(bar, { minLength: 1 }), fc.integer({ min: 10, max: 40 }), (bars, columns) => {
        const draw = createBarDrawer(bars, columns);
        for (const each of bars) {
          const { lead, body } = draw(each);
          expect(body).not.toBe('');
          expect(stringWidth(lead + body)).toBeLessThanOrEqual(columns);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
