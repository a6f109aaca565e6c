/** A subscription's next digest, from what it has told and the data as they are. Reads the store, writes nothing. */
import type { AskedQuestions, DigestRecords, Subscription } from '../chat/digest-records.ts';
import type { Reply } from '../chat/reply.ts';
import type { Datasets } from '../datasets/datasets.ts';
import { composeDigest } from './content/compose-digest.ts';
import { versionOf } from './content/figures-kept.ts';

export interface Made {
  /** None where there is nothing to tell. */
  readonly reply: Reply | undefined;
  /** The round it belongs to: the next one where it starts again. */
  readonly round: number;
  readonly told: readonly string[];
  readonly dataVersion: string;
  /** What it was made of: others may have come since. */
  readonly data: Datasets;
  /** The latest run there was when it was made, 0 for none. */
  readonly readRun: number;
}

export interface DigestSources {
  readonly records: DigestRecords;
  readonly askedQuestions: Pick<AskedQuestions, 'mostAsked'>;
  /** The data as they are now. */
  readonly datasets: () => Datasets;
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/** A question that fewer asked would tell more of them than of the market. */
const ASKED_AT_LEAST = 3;

export async function makeDigest(
  subscription: Subscription,
  { records, askedQuestions, datasets }: DigestSources,
  now: number,
): Promise<Made> {
  const { id, platform, workspace, round, whenAllTold } = subscription;
  const data = datasets();
  // Another round has another order.
  const seedOf = (one: number) => `${id}/${one}`;
  const dataVersion = versionOf(data);
  // First of all: a run that comes in between makes void what is read from here on.
  const [latest] = await records.runs(id, 1);
  const readRun = latest?.scheduledFor ?? 0;
  const seen = await records.lastSeen(id);
  const before =
    seen && seen.dataVersion !== dataVersion ? await records.findVersion(seen.dataVersion) : undefined;
  const mostAsked = await askedQuestions.mostAsked(platform, workspace, now - WEEK_MS, ASKED_AT_LEAST);
  const input = {
    ...(before === undefined ? {} : { before }),
    ...(mostAsked ? { mostAsked } : {}),
  };
  const digest = composeDigest({ ...input, seed: seedOf(round), told: await records.told(id, round) }, data);
  if (digest.kind === 'digest')
    return { reply: digest.reply, told: digest.tells, round, dataVersion, data, readRun };
  const again =
    whenAllTold === 'repeat' ? composeDigest({ ...input, seed: seedOf(round + 1), told: [] }, data) : digest;
  return again.kind === 'digest'
    ? { reply: again.reply, told: again.tells, round: round + 1, dataVersion, data, readRun }
    : { reply: undefined, told: [], round, dataVersion, data, readRun };
}
