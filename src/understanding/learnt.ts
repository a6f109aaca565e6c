/**
 * What is learnt of the phrasings, and all that is kept of a start so that the next one over the same files need not
 * learn it again. Plain data: whether it was learnt just now or read back makes no difference to any reply.
 */
import type { YamlValues } from '../datasets/read-yaml.ts';
import type { DataNames } from './data-names.ts';
import { featuresOf, featuresWithNames, wordingOf } from './features.ts';
import { digestOfNames } from './fingerprint.ts';
import { type Intent, OFF_TOPIC } from './intents.ts';
import type { PhrasedWords } from './lexicon.ts';
import { type NumbersMeant, type Published, withMoneyMeant } from './money-meant.ts';
import { learnOdds, type OddsWeights } from './ours-or-not.ts';
import { type PhrasingTable, tabulate } from './phrasing-table.ts';
import type { Recognised } from './recognise.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Learnt {
  /** Of the intents' phrasings, and of how people ask for statements. */
  readonly intents: PhrasingTable;
  readonly statements: PhrasingTable;
  readonly odds: OddsWeights;
  /** The digest of the names that it was learnt with. */
  readonly names: string;
  /** The amounts in phrasings that some source prints, and those that none does: all that figures have to do with it. */
  readonly amounts: { readonly published: readonly number[]; readonly others: readonly number[] };
}

/** What the files of intents and vocabulary come to. */
export interface FilesRead {
  readonly vocabulary: Vocabulary;
  readonly intents: readonly Intent[];
  readonly phrased: PhrasedWords;
}

/** What an earlier start has kept, and a place for what this one learns. */
export interface Memory {
  /** Of the YAML files of the data. */
  readonly values?: YamlValues;
  readonly files?: FilesRead;
  /** To be called once. */
  learnt?(): Learnt | undefined;
  keep?(files: FilesRead, learnt: Learnt): void;
}

/** What is learnt from, each part of it in the fingerprint of what is kept or, for the amounts, kept as well. */
export interface Lessons {
  readonly intents: readonly Intent[];
  readonly names: DataNames;
  readonly recognise: (text: string) => Recognised;
  readonly published: Published;
}

/** Reads all phrasings and learns from them. */
export function learn({ intents, names, recognise, published }: Lessons): Learnt {
  const amounts = new Map<number, boolean>();
  const noting: Published = {
    has(amount) {
      const known = published.has(amount);
      amounts.set(amount, known);
      return known;
    },
  };
  const read = (text: string): NumbersMeant => withMoneyMeant(recognise(text), noting);
  const texts = intents.map(({ phrasings }) =>
    phrasings.map((text) => {
      const meant = read(text);
      const features = featuresOf(meant);
      return { features, worded: [...features, ...wordingOf(meant)] };
    }),
  );
  const worded = (ours: boolean): string[][] =>
    texts.flatMap((list, i) =>
      (intents[i]?.intent !== OFF_TOPIC) === ours ? list.map(({ worded }) => worded) : [],
    );
  const statements = names.asked.map(({ phrasings }) =>
    phrasings.map((text) => featuresWithNames(read(text))),
  );
  const amountsThat = (are: boolean): number[] =>
    [...amounts].flatMap(([amount, known]) => (known === are ? [amount] : []));
  return {
    intents: tabulate(texts.map((list) => list.map(({ features }) => features))),
    statements: tabulate(statements),
    odds: learnOdds(worded(true), worded(false)),
    names: digestOfNames(names),
    amounts: { published: amountsThat(true), others: amountsThat(false) },
  };
}

/** Whether the same would be learnt with these names and numbers. */
export function holdsWith(
  { amounts, names: digest }: Learnt,
  names: DataNames,
  published: Published,
): boolean {
  return (
    digest === digestOfNames(names) &&
    amounts.published.every((amount) => published.has(amount)) &&
    !amounts.others.some((amount) => published.has(amount))
  );
}
