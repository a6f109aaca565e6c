/** Runs a check to its end, whatever happens to it: another one is not to wait for it, nor to fall with it. */
import { CannotStartError } from '../chat/cannot-start-error.ts';
import { describeFault } from '../chat/describe-fault.ts';
import type { Check, Finding } from '../chat/health.ts';
import { within } from '../chat/within.ts';
import { StoreError } from '../store/store-error.ts';

/** For the check to say by itself what is late; what is still at it then is left behind. */
const OF_IT_FOR_CALLS = 0.9;

/** @param limitMs how long it may take in all */
export async function runCheck({ what, run }: Check, limitMs: number): Promise<readonly Finding[]> {
  const late = (): Finding[] => [
    { mark: 'fault', what, words: `no answer in ${limitMs / 1000} seconds. ${LATE}` },
  ];
  try {
    return await within<readonly Finding[]>(
      limitMs,
      run(AbortSignal.timeout(limitMs * OF_IT_FOR_CALLS)),
      late,
    );
  } catch (error) {
    return [{ mark: 'fault', what, words: explain(error) }];
  }
}

const LATE = 'See that the network and the disk are well, then try again.';

/** Some errors have their cure with them. */
function explain(error: unknown): string {
  if (error instanceof CannotStartError || error instanceof StoreError) return sentence(error.message);
  const { fault, message } = describeFault(error);
  return `it could not be looked at (${fault}: ${message}). Try again.`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
