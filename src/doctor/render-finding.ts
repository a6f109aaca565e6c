/** Findings as lines to read on a terminal or to search in a file: marks are words, never colours alone. */
import type { Finding } from '../chat/health.ts';

const MARKS = { ok: 'ok  ', warning: 'warn', fault: 'FAIL' } as const;

/** @example 'FAIL  Node: 18.0.0 is too old. Install 20.19 or newer from nodejs.org.' */
export function renderFinding({ mark, what, words }: Finding): string {
  // Names come from elsewhere, and may hold anything.
  return `${MARKS[mark]}  ${what}: ${words}`.replace(/\p{Cc}+/gu, ' ');
}

/** What it comes to. */
export function renderSum(findings: readonly Finding[]): string {
  const count = (mark: Finding['mark']) => findings.filter((one) => one.mark === mark).length;
  const [faults, warnings] = [count('fault'), count('warning')];
  if (faults + warnings === 0) return 'All is well.';
  const sum = `${counted(faults, 'fault')}, ${counted(warnings, 'warning')}.`;
  return faults > 0 ? `${sum} Put the faults right, then look again.` : `${sum} The bot can be started.`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
