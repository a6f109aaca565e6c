/** Bursts of whatever can be sent to a started bot, each of which has to leave it well. */
import fc from 'fast-check';
import { bursts } from './fuzz-runs.ts';
import { anyMutations, type Mutation } from './mutate.ts';

export interface Bursts<Mark> {
  /** How much is in one of them. */
  readonly size: number;
  readonly count: number;
  /** What there was before a burst. */
  readonly mark: () => Mark;
  /** Nothing that should not be seen was since, and the next question is answered. */
  readonly expectWell: (mark: Mark) => Promise<void>;
}

export async function inBursts<Sent, Mark>(
  anySent: fc.Arbitrary<Sent>,
  { size, count, mark, expectWell }: Bursts<Mark>,
  send: (burst: readonly Sent[]) => Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(anySent, { minLength: size, maxLength: size }), async (burst) => {
      const before = mark();
      await send(burst);
      await expectWell(before);
    }),
    bursts(count),
  );
}

/** What was sent once, each time spoilt in some way. */
export async function spoiltInBursts<Template, Mark>(
  templates: readonly Template[],
  wanted: Bursts<Mark>,
  send: (spoilt: readonly (readonly [Template, readonly Mutation[]])[]) => Promise<void>,
): Promise<void> {
  const spoilt = fc.record({ template: fc.nat(1_000), mutations: anyMutations }, { noNullPrototype: true });
  await inBursts(spoilt, wanted, (burst) =>
    send(
      burst.flatMap(({ template, mutations }) => {
        const one = templates[template % templates.length];
        return one === undefined ? [] : [[one, mutations] as const];
      }),
    ),
  );
}
