/**
 * How long the property tests of this folder run. The seed is pinned, so that a run can be had again; fast-check prints
 * it, with the path to the case, where one fails. `FUZZ_RUNS=20` runs each twenty times as often, and `FUZZ_SEED` begins
 * elsewhere.
 */

import { vi } from 'vitest';

const TIMES = Number(process.env.FUZZ_RUNS ?? 1);
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_101);

const TIMEOUT_MS = 30_000;

vi.setConfig({ testTimeout: TIMEOUT_MS * Math.max(1, TIMES) });

/** @param runs on an ordinary day */
export function runs(runs: number): { readonly seed: number; readonly numRuns: number } {
  return { seed: SEED, numRuns: Math.ceil(runs * TIMES) };
}

/** The same against something that is running: what failed once may not fail again, so the first failure is told. */
export function bursts(count: number) {
  return { ...runs(count), endOnFailure: true };
}
