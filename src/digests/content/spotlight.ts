/** What a digest puts in the light: a place, a skill, a disagreement. Each is told once in a round. */
import type { BlockDraft, Draft, Said } from '../../answers/draft.ts';
import type { Figure } from '../../datasets/records.ts';

/** Kinds take turns, so that two digests in a row are rarely alike. */
export type SpotlightKind =
  | 'country'
  | 'state'
  | 'metro'
  | 'area'
  | 'city'
  | 'levels-of-a-place'
  | 'level'
  | 'skill'
  | 'specialisation'
  | 'negotiation'
  | 'ranking'
  | 'metros-of-a-state'
  | 'since'
  | 'survey'
  | 'disagreement';

export interface Spotlight {
  /** Never changes while the data keep the record it is about: what was told is remembered by it. */
  readonly id: string;
  readonly kind: SpotlightKind;
  /** `Spotlight: Seattle metro`. */
  readonly title: string;
  /** Figures that it shows. */
  readonly figures: readonly Figure[];
  /** Those of them that can head the digest, the first of which leads; none where it shows them for another reason. */
  readonly leads: readonly Figure[];
  /** For one that is about its figures together: what it says in a line, which heads the digest. */
  readonly headline?: Said;
  /** Comparable figures, all of which `tell` shows; left out where it has none. */
  readonly chart?: NonNullable<Draft['chart']>;
  /** @param headline the digest's headline figure, which need not be said a second time */
  tell(headline: Figure | undefined): Telling;
}

export type TitledBlock = Exclude<BlockDraft, { readonly kind: 'text' }>;

/** A spotlight in words. */
export interface Telling {
  /** The title is put above it. */
  readonly block: TitledBlock;
  /** For where there is no room for the whole. */
  readonly shorter?: TitledBlock;
  readonly notes: readonly Said[];
  readonly followUps: readonly string[];
}
