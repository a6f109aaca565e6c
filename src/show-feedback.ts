/** `npm run feedback`: how often replies helped, by kind. Loaded only where it is asked for. */
import type { Config } from './config.ts';
import { openStore } from './store/open-store.ts';

/**
 * The counts of all days and workspaces together, the least helpful kind first.
 * @throws StoreError where it cannot be read
 */
export async function showFeedback({ databaseUrl }: Config): Promise<string> {
  const store = await openStore({
    url: databaseUrl,
    now: Date.now,
    questionsKeptMs: Number.POSITIVE_INFINITY,
  });
  try {
    const kinds = new Map<string, { helpful: number; unhelpful: number }>();
    for (const { intent, outcome, helpful, unhelpful } of await store.feedback.tally()) {
      const kind = `${intent} (${outcome})`;
      const sum = kinds.get(kind) ?? { helpful: 0, unhelpful: 0 };
      kinds.set(kind, { helpful: sum.helpful + helpful, unhelpful: sum.unhelpful + unhelpful });
    }
    if (kinds.size === 0) return 'Nobody has said yet whether a reply helped.';
    return [...kinds]
      .sort(([, a], [, b]) => b.unhelpful - a.unhelpful || a.helpful - b.helpful)
      .map(([kind, { helpful, unhelpful }]) => `👎 ${unhelpful}  👍 ${helpful}  ${kind}`)
      .join('\n');
  } finally {
    await store.close();
  }
}
