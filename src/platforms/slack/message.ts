/** A message as Slack takes it: blocks, and beside them the same as text for whoever cannot see blocks. */
import type { types } from '@slack/bolt';

interface BarSeries {
  readonly name: string;
  readonly data: readonly { readonly label: string; readonly value: number }[];
}

/** Slack's chart, which `@slack/types` does not know yet. */
export interface ChartBlock {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'bar';
    readonly series: readonly BarSeries[];
    readonly axis_config: { readonly categories: readonly string[]; readonly y_label: string };
  };
}

export type MessageBlock = types.KnownBlock | ChartBlock;

/** Kinds of blocks that a workspace may refuse, the first most likely; there is another way to say what they say. */
export const REFUSABLE = ['data_visualization', 'context_actions', 'table'] as const;
export type Refusable = (typeof REFUSABLE)[number];

export interface Message {
  /** What a screen reader reads and a notification shows, as Slack's markup. */
  readonly text: string;
  readonly blocks: readonly MessageBlock[];
}
