/** What was counted in the data and printed by no source: our arithmetic. */
import type { DerivedFigure } from '../chat/reply.ts';

export function counted(label: string, value: number): DerivedFigure {
  return { label, value, unit: 'count', formula: 'counted in the data', from: [] };
}
