/** What the understanding hands on: the intent, the slots, and what it made no use of. Plain data. */
import type { Level } from '../datasets/levels.ts';

export type Period = 'hour' | 'day' | 'week' | 'month' | 'year';

/** Money as typed: one value (low = high) or a range. */
export interface Amount {
  readonly low: number;
  readonly high: number;
  /** Three letters, as in `USD`. */
  readonly currency?: string;
  readonly period?: Period;
  /** As the asker typed it. */
  readonly typed: string;
}

/** Something with a name: an occupation, a company, a skill. */
export interface Named {
  readonly id: string;
  readonly name: string;
  /** An occupation that a table has figures for. */
  readonly inTable?: true;
}

export interface NamedPlace extends Named {
  readonly kind: string;
  /** Whether a source has a figure for it. */
  readonly covered: boolean;
  readonly within?: string;
  /** The country's id, as far as `within` leads. */
  readonly country?: string;
}

export interface Slots {
  readonly levels: readonly Level[];
  /** Levels that no source has figures for: interns, managers. */
  readonly otherLevels: readonly Named[];
  /** Years of experience, both ends included. */
  readonly years?: { readonly from: number; readonly to: number };
  readonly places: readonly NamedPlace[];
  readonly percentiles: readonly number[];
  readonly statistic?: 'median' | 'mean' | 'middle-half';
  readonly period?: Period;
  readonly amounts: readonly Amount[];
  /** Shares as typed, in percent. */
  readonly percents: readonly number[];
  readonly skills: readonly Named[];
  readonly specialisations: readonly Named[];
  readonly roles: readonly Named[];
  readonly companies: readonly Named[];
  readonly sources: readonly Named[];
  readonly calendarYear?: number;
  /** The earlier of two years that were named. */
  readonly sinceYear?: number;
  /** Third highest → 3. */
  readonly rank?: number;
}

export interface Correction {
  readonly typed: string;
  readonly taken: string;
  /** Another name that it might as well have been. */
  readonly or?: string;
}

export interface Request {
  readonly intent: string;
  readonly slots: Slots;
  /** Concepts of `intents/vocabulary/words.yaml` that were heard: they choose among the points of an answer. */
  readonly topics: ReadonlySet<string>;
  /** What was asked that no source has a figure for, as it is called in a sentence: "pay after tax". */
  readonly uncovered: readonly string[];
  /** Ids of statements that say just what was asked: they are told whatever else is. */
  readonly statements: readonly string[];
  readonly confidence: number;
  readonly ignored: readonly string[];
  readonly corrections: readonly Correction[];
}

/** Not understanding is a result. `places` are one name's readings; `nearest` are questions that can be asked. */
export type Understanding =
  | { readonly kind: 'matched'; readonly request: Request }
  | { readonly kind: 'ambiguous'; readonly request: Request; readonly readings: readonly NamedPlace[] }
  /** Two close readings; `choices` are the questions that may have been meant. */
  | { readonly kind: 'unsure'; readonly request: Request; readonly choices: readonly string[] }
  | {
      readonly kind: 'unknown';
      readonly reason: 'empty' | 'off-topic' | 'greeting' | 'thanks';
      readonly request: Request;
      readonly nearest: readonly string[];
    };
