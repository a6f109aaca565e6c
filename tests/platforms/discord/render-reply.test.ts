/** Replies as Discord's messages: within every limit, whatever the reply, and with nothing lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/reply.ts';
import { renderReply, type Showing } from '../../../src/platforms/discord/render-reply.ts';
import { ALL_REPLIES, amountsMissing } from '../../answers/all-replies.ts';
import { anyReply, anyWords } from '../../chat/any-reply.ts';
import { buildReply, buildText, payReply } from '../../chat/build-reply.ts';
import { findBodyFaults } from '../../servers/discord/check-body.ts';

const picture = { png: new Uint8Array([1]), name: 'chart.png', altText: 'Bar chart.' };
/** `IS_COMPONENTS_V2` */
const FLAGS = 1 << 15;

function faultsOf(reply: Reply, showing: Showing): string[] {
  const { components, files } = renderReply(reply, showing);
  const attachments = files.map(({ name }, id) => ({ id: String(id), filename: name }));
  const body = {
    components,
    flags: FLAGS,
    allowed_mentions: { parse: [] },
    ...(files.length > 0 ? { attachments } : {}),
  };
  const attached = { files: files.map(({ name, attachment }) => ({ name, size: attachment.length })) };
  return findBodyFaults('message', body, attached).map(({ pointer, message }) => `${pointer}: ${message}`);
}

const shownIn = (reply: Reply, showing: Showing) =>
  JSON.stringify(renderReply(reply, showing).components).replaceAll('\\\\', '');

describe('every reply of the engine', () => {
  const showings: readonly Showing[] = [
    {},
    { asked: 'a question', shareable: 'a question' },
    { asked: 'a question', sharedBy: 'somebody' },
    { picture },
    { title: 'Market digest', id: 2 ** 30, picture },
  ];

  it.each(ALL_REPLIES)('is a message that Discord takes, with every amount in it (%s)', (_, replies) => {
    const wrong: string[] = [];
    let asked = 0;
    for (const told of replies()) {
      asked += 1;
      const showing = showings[asked % showings.length] ?? {};
      // The schema is slow; what the text holds is looked at in every one.
      if (asked % 5 === 0)
        wrong.push(...faultsOf(told.reply, showing).map((fault) => `${told.asked}: ${fault}`));
      const shown = shownIn(told.reply, showing);
      wrong.push(...amountsMissing(told.reply, shown).map((amount) => `${told.asked}: ${amount} is lost`));
    }
    expect(wrong.slice(0, 10)).toEqual([]);
  });
});

describe('any reply at all', () => {
  const anyShowing: fc.Arbitrary<Showing> = fc.record(
    {
      title: anyWords,
      asked: anyWords,
      sharedBy: anyWords,
      shareable: anyWords,
      id: fc.constant(2 ** 31 - 1),
      picture: fc.constant(picture),
    },
    { requiredKeys: [] },
  );

  it('is a message that Discord takes, however long or odd it is', () => {
    fc.assert(
      fc.property(anyReply, anyShowing, (reply, showing) => {
        expect(faultsOf(reply, showing)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a reply', () => {
  it('shows the answer, the facts as lines, the chart, and the rest in small print', () => {
    const { components } = renderReply(payReply, { asked: 'seattle', shareable: 'seattle', picture });
    expect(components).toMatchInlineSnapshot(`
      [
        {
          "components": [
            {
              "content": "-# › seattle",
              "type": 10,
            },
            {
              "content": "### Seattle metro: **$165,000** \\[1\\] a year, all levels.",
              "type": 10,
            },
            {
              "content": "-# A year · Statistic
      - **Seattle metro**  $165,000 \\[1\\] · mean
      - **Senior, US**  $133,080–$169,000 · 50th–75th percentile
      - **Staff, Berlin**  $110,000–$170,000+ \\[1\\] · base pay",
              "type": 10,
            },
            {
              "items": [
                {
                  "description": "Bar chart.",
                  "media": {
                    "url": "attachment://chart.png",
                  },
                },
              ],
              "type": 12,
            },
            {
              "spacing": 1,
              "type": 14,
            },
            {
              "content": "-# • The guide counts all US software developers, in pay before equity and benefits. \\[1\\]",
              "type": 10,
            },
            {
              "content": "-# \\[1\\] Salary Guide 2026 (Somebody): Top-Paying Metro Areas; Salary by Experience Level (May 2024)",
              "type": 10,
            },
          ],
          "type": 17,
        },
        {
          "components": [
            {
              "custom_id": "ask:estimate senior seattle",
              "label": "estimate senior seattle",
              "style": 1,
              "type": 2,
            },
            {
              "custom_id": "ask:compare seattle with san francisco",
              "label": "compare seattle with san francisco",
              "style": 1,
              "type": 2,
            },
          ],
          "type": 1,
        },
        {
          "components": [
            {
              "custom_id": "share:seattle",
              "label": "Share",
              "style": 2,
              "type": 2,
            },
            {
              "custom_id": "feedback:up:answer:pay",
              "label": "👍",
              "style": 2,
              "type": 2,
            },
            {
              "custom_id": "feedback:down:answer:pay",
              "label": "👎",
              "style": 2,
              "type": 2,
            },
          ],
          "type": 1,
        },
      ]
    `);
  });

  it('leaves a number with a decimal point whole, wherever it begins', () => {
    const headline = [{ text: 'higher by ' }, { text: '3.3%', strong: true as const }, { text: '2.5 times' }];
    expect(JSON.stringify(renderReply(buildReply({ headline })).components)).toContain('**3.3%**2.5 times');
  });

  it('holds no markup of what people typed', () => {
    const reply = buildReply({ headline: buildText('# **bold** [a](https://b.c) <@1> @everyone ||x||') });
    const shown = JSON.stringify(renderReply(reply).components);
    expect(shown).toContain(
      JSON.stringify(
        '### \\# \\*\\*bold\\*\\* \\[a\\](https:\u2060//b.c) \\<@1\\> @\u2060everyone \\|\\|x\\|\\|',
      ).slice(1, -1),
    );
  });
});
