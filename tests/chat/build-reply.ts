/** Replies for the terminal's tests: what a test does not name is empty. */
import type { Chart, Reply, RichText, Table } from '../../src/chat/reply.ts';

export function buildReply(parts: Partial<Reply> = {}): Reply {
  return {
    outcome: 'answer',
    intent: 'pay',
    slots: {},
    confidence: 1,
    headline: [{ text: 'The answer.' }],
    blocks: [],
    notes: [],
    citations: [],
    followUps: [],
    figures: [],
    derived: [],
    ignored: [],
    corrections: [],
    ...parts,
  };
}

export function buildText(text: string, ...cite: number[]): RichText {
  return [{ text, ...(cite.length > 0 ? { cite } : {}) }];
}

export const payTable: Table = {
  kind: 'table',
  columns: [
    { name: 'What', align: 'left' },
    { name: 'A year', align: 'right' },
    { name: 'Statistic', align: 'left' },
  ],
  rows: [
    [buildText('Seattle metro'), buildText('$165,000', 1), buildText('mean')],
    [buildText('Senior, US'), buildText('$133,080–$169,000'), buildText('50th–75th percentile')],
    [buildText('Staff, Berlin'), buildText('$110,000–$170,000+', 1), buildText('base pay')],
  ],
};

export const payChart: Chart = {
  title: 'Seattle',
  unit: 'USD/year',
  bars: [
    { label: 'Seattle metro', low: 165_000, high: 165_000, openEnded: false },
    { label: 'Senior, US', low: 133_080, high: 169_000, openEnded: false },
    { label: 'Staff, Berlin', low: 110_000, high: 170_000, openEnded: true },
  ],
};

export const payReply = buildReply({
  headline: [
    { text: 'Seattle metro: ' },
    { text: '$165,000', strong: true, cite: [1] },
    { text: ' a year, all levels.' },
  ],
  blocks: [payTable],
  notes: [
    [{ text: 'The guide counts all US software developers, in pay before equity and benefits.', cite: [1] }],
  ],
  chart: payChart,
  citations: [
    {
      source: 'guide',
      title: 'Salary Guide 2026 (Somebody)',
      section: 'Top-Paying Metro Areas; Salary by Experience Level',
      vintage: 'May 2024',
    },
  ],
  followUps: ['estimate senior seattle', 'compare seattle with san francisco'],
});
