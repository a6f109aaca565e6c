/** Blocks at their limits, for the checker's tests. */
import type { Payload } from './recording.ts';

export const long = (length: number): string => 'x'.repeat(length);
export const list = <One>(count: number, make: (index: number) => One): One[] =>
  Array.from({ length: count }, (_, i) => make(i));
export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const button = (over: Payload = {}) => ({
  type: 'button',
  text: plain(long(75)),
  value: long(2_000),
  ...over,
});
export const actions = (elements: readonly Payload[]) => ({ type: 'actions', elements });
export const rich = (...elements: Payload[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
export const cell = (text: string) => ({ type: 'raw_text', text });
export const table = (rows: number, columns: number) => ({
  type: 'table',
  rows: list(rows, () => list(columns, () => cell('x'))),
});
export const labels = list(20, (i) => `${i}${long(18)}`);
export const series = (name: string, of: readonly string[] = labels) => ({
  name,
  data: of.map((label) => ({ label, value: 1 })),
});
export const bar = (over: Payload = {}) => ({
  type: 'data_visualization',
  title: long(50),
  chart: {
    type: 'bar',
    series: list(6, (i) => series(`${i}${long(19)}`)),
    axis_config: { categories: labels, x_label: long(50), y_label: long(50) },
    ...over,
  },
});
export const feedback = { text: plain('👍'), value: 'up' };
export const contextActions = (count: number) => ({
  type: 'context_actions',
  elements: list(count, (i) => ({
    type: 'feedback_buttons',
    action_id: `a${i}`,
    positive_button: feedback,
    negative_button: feedback,
  })),
});
export const options = (count: number) =>
  list(count, (i) => ({ text: plain(`${i}`), value: `${i}${long(140)}` }));
export const input = (element: Payload) => ({
  type: 'input',
  label: plain(long(2_000)),
  hint: plain(long(2_000)),
  element,
});
export const select = (count: number) => ({ type: 'static_select', action_id: 'a', options: options(count) });
