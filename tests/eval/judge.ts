/** Whether a reply is right, judged as outsiders judge it: by the strings that it holds and the sources it cites. */
import { replyToPlainText } from '../../src/chat/plain-text.ts';
import type { Reply } from '../../src/chat/reply.ts';

export interface Expectation {
  readonly all: readonly string[];
  readonly any: readonly string[];
  readonly none: readonly string[];
  readonly sources: readonly string[];
  /** Every listed source must be cited, not only one of them. */
  readonly everySource: boolean;
  readonly outcomes: readonly string[];
  readonly abstain: boolean;
}

const MOST_CHARACTERS = 2_000;

/** Why a reply is wrong, or undefined when it is right. */
export function judge(reply: Reply, expect: Expectation): string | undefined {
  const raw = replyToPlainText(reply);
  const text = unify(raw);
  if (raw.length > MOST_CHARACTERS) return `too long: ${raw.length} characters`;
  if (expect.abstain) return reply.outcome === 'answer' ? 'answered what it should not' : undefined;
  if (expect.outcomes.length > 0 && !expect.outcomes.includes(reply.outcome)) {
    return `outcome ${reply.outcome}, wanted ${expect.outcomes.join(' or ')}`;
  }
  const missing = expect.all.filter((wanted) => !text.includes(unify(wanted)));
  if (missing.length > 0) return `lacks ${missing.join(', ')}`;
  if (expect.any.length > 0 && !expect.any.some((wanted) => text.includes(unify(wanted)))) {
    return `lacks any of ${expect.any.join(', ')}`;
  }
  const misleading = expect.none.filter((unwanted) => text.includes(unify(unwanted)));
  if (misleading.length > 0) return `holds ${misleading.join(', ')}`;
  const cited = expect.sources.filter((source) =>
    reply.citations.some((citation) => citation.source === source),
  );
  if (expect.sources.length === 0) return undefined;
  const enough = expect.everySource ? cited.length === expect.sources.length : cited.length > 0;
  return enough ? undefined : `cites none of ${expect.sources.join(', ')}`;
}

/** Lower case, one kind of dash, `85k` as `85,000`, `percent` as `%`. */
function unify(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/(\d+)k\b/g, '$1,000')
    .replace(/\s?percent\b/g, '%');
}
