/** Replies as Slack's messages: within every limit, whatever the reply, and with nothing lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/reply.ts';
import { REFUSABLE, type Refusable } from '../../../src/platforms/slack/message.ts';
import { renderReply, type Showing } from '../../../src/platforms/slack/render-reply.ts';
import { ALL_REPLIES, amountsMissing } from '../../answers/all-replies.ts';
import { anyReply, anyWords } from '../../chat/any-reply.ts';
import { buildReply, buildText, payChart, payReply } from '../../chat/build-reply.ts';
import { findBlockFaults } from '../../servers/slack/check-blocks.ts';
import { findPings } from '../../servers/slack/find-pings.ts';

const MAX_TEXT = 4_000;

function faultsOf(reply: Reply, showing: Showing): string[] {
  const message = renderReply(reply, showing);
  const { pings, links } = findPings(message);
  return [
    ...findBlockFaults(message.blocks, showing.inView ? 'modal' : 'message').map(
      ({ pointer, message: said }) => `${pointer}: ${said}`,
    ),
    ...[...pings, ...links].map(({ what }) => what),
    ...(message.text.length > MAX_TEXT || message.text.trim() === ''
      ? [`a text of ${message.text.length}`]
      : []),
    ...(message.blocks.length === 0 ? ['no block'] : []),
  ];
}

describe('every reply of the engine', () => {
  const showings: readonly Showing[] = [
    {},
    { asked: 'a question', shareable: 'a question' },
    { asked: 'a question', sharedBy: 'somebody' },
    { inView: true },
    { without: new Set<Refusable>(REFUSABLE) },
  ];

  it.each(ALL_REPLIES)('is a message that Slack takes, with every amount in it (%s)', (_, replies) => {
    const wrong: string[] = [];
    let asked = 0;
    for (const told of replies()) {
      asked += 1;
      const showing = showings[asked % showings.length] ?? {};
      wrong.push(...faultsOf(told.reply, showing).map((fault) => `${told.asked}: ${fault}`));
      const shown = JSON.stringify(renderReply(told.reply, showing).blocks);
      wrong.push(...amountsMissing(told.reply, shown).map((amount) => `${told.asked}: ${amount} is lost`));
    }
    expect(wrong.slice(0, 10)).toEqual([]);
  });
});

describe('any reply at all', () => {
  const anyShowing: fc.Arbitrary<Showing> = fc.record(
    {
      asked: anyWords,
      sharedBy: anyWords,
      shareable: anyWords,
      inView: fc.boolean(),
      without: fc.subarray([...REFUSABLE]).map((kinds) => new Set(kinds)),
    },
    { requiredKeys: [] },
  );

  it('is a message that Slack takes and that pings nobody, however long or odd it is', () => {
    fc.assert(
      fc.property(anyReply, anyShowing, (reply, showing) => {
        expect(faultsOf(reply, showing)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a reply', () => {
  it('shows facts as a table, what to know and sources in small print', () => {
    const { blocks } = renderReply(payReply);
    expect(blocks.map(({ type }) => type)).toEqual([
      'header',
      'table',
      'data_visualization',
      'context',
      'context',
      'actions',
      'context_actions',
    ]);
    expect(blocks[1]).toMatchObject({
      rows: [
        [{ text: 'What' }, { text: 'A year' }, { text: 'Statistic' }],
        [{ text: 'Seattle metro' }, { text: '$165,000 [1]' }, { text: 'mean' }],
        [{ text: 'Senior, US' }, { text: '$133,080–$169,000' }, { text: '50th–75th percentile' }],
        [{ text: 'Staff, Berlin' }, { text: '$110,000–$170,000+ [1]' }, { text: 'base pay' }],
      ],
      column_settings: [{ align: 'left' }, { align: 'right' }, { align: 'left' }],
    });
  });

  it('draws a range among single values as two bars that say which end they are', () => {
    const chart = renderReply(payReply).blocks.find(({ type }) => type === 'data_visualization');
    expect(chart).toMatchObject({
      title: 'Seattle',
      chart: {
        type: 'bar',
        series: [
          {
            name: 'USD a year',
            data: [
              { label: 'Seattle metro', value: 165_000 },
              { label: 'Senior, US from', value: 133_080 },
              { label: 'Senior, US to', value: 169_000 },
              { label: 'Staff, Berlin from', value: 110_000 },
              { label: 'Staff, Berlin to+', value: 170_000 },
            ],
          },
        ],
      },
    });
  });

  it('draws ranges alone side by side', () => {
    const bars = payChart.bars.slice(1);
    const { blocks } = renderReply(buildReply({ chart: { ...payChart, bars } }));
    expect(blocks.find(({ type }) => type === 'data_visualization')).toMatchObject({
      chart: { series: [{ name: 'From' }, { name: 'To, or more' }] },
    });
  });

  it('says a headline too long for a header in bold', () => {
    const { blocks } = renderReply(buildReply({ headline: buildText('Long. '.repeat(40)) }));
    expect(blocks[0]).toMatchObject({
      type: 'rich_text',
      elements: [{ elements: [{ style: { bold: true } }] }],
    });
  });

  it('reads well without its blocks, markup escaped', () => {
    const { text } = renderReply(buildReply({ headline: buildText('Pay < £5 & @channel <!here>') }));
    expect(text).toBe('Pay &lt; £5 &amp; @\u2060channel &lt;!here&gt;');
  });
});
