/** The replies that the product promises, asked as people ask. */
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/ask.ts';
import { replyToPlainText } from '../../src/chat/plain-text.ts';
import { engine, project } from '../engine.ts';

interface Promised {
  readonly asked: string;
  readonly holds: readonly (string | RegExp)[];
  readonly sources: readonly string[];
  readonly outcome?: string;
}

const promised: readonly Promised[] = [
  {
    asked: 'senior seattle',
    holds: ['$165,000', 'mean, all levels', '$133,080–$169,000', 'nationwide', 'no source joins'],
    sources: ['resumegeni-2026'],
  },
  {
    asked: 'staff sf',
    holds: ['$280,000–$400,000+', 'base', '$161,000', 'San Francisco metro', 'mean'],
    sources: ['codedeck-2026', 'resumegeni-2026'],
  },
  { asked: 'mid berlin', holds: ['€55,000–€80,000', /^(?!.*[$£])/s], sources: ['codedeck-2026'] },
  { asked: 'p90 hourly', holds: ['$101.66'], sources: ['resumegeni-2026'] },
  { asked: 'sr nyc', holds: ['$155,000', '$133,080–$169,000'], sources: ['resumegeni-2026'] },
  {
    asked: '5 years london',
    holds: ['ladders differ', '5 years', '£55,000–£85,000', '£85,000–£140,000'],
    sources: ['codedeck-2026'],
  },
  {
    asked: 'which state pays most',
    holds: [/California \$170,910, then Washington state \$163,440 and New York state \$152,780/],
    sources: ['resumegeni-2026'],
  },
  {
    asked: 'washington',
    holds: ['Which one', '$163,440', '$148,000', 'Washington, DC'],
    sources: ['resumegeni-2026'],
    outcome: 'clarify',
  },
  {
    asked: 'toronto',
    holds: [
      'No source has a figure for Toronto',
      'Covered: backend pay in the US',
      'London, Berlin and San Francisco',
    ],
    sources: [],
    outcome: 'no-data',
  },
  {
    asked: 'do backend devs earn more than frontend?',
    holds: ['$133,080', '$90,930', '$42,150', 'gap largely closed'],
    sources: ['resumegeni-2026', 'careers-guide'],
  },
  {
    asked: 'is 150k good for a senior in seattle',
    holds: ['$133,080–$169,000', '$165,000', '62nd percentile', 'The percentile is ours'],
    sources: ['resumegeni-2026'],
  },
  { asked: 'whose 161000', holds: ['San Francisco metro', 'mean, all levels'], sources: ['resumegeni-2026'] },
  {
    asked: 'rust?',
    holds: ['highest premium', 'niche', /fewer openings/i, 'overstated'],
    sources: ['codedeck-2026', 'careers-guide'],
  },
  {
    asked: 'should i tell the recruiter what i make',
    holds: [/^No\./, 'anchors'],
    sources: ['careers-guide'],
  },
  {
    asked: "what's the weather",
    holds: ['not something I can answer', 'pay questions about backend developers', 'Try'],
    sources: [],
    outcome: 'declined',
  },
];

describe('the promised replies', () => {
  it.each(promised)('$asked', ({ asked, holds, sources, outcome = 'answer' }) => {
    const reply = engine.ask({ text: asked });
    const text = replyToPlainText(reply);
    for (const one of holds)
      expect(text).toMatch(typeof one === 'string' ? new RegExp(literally(one), 'i') : one);
    expect(reply.citations.map(({ source }) => source)).toEqual(expect.arrayContaining([...sources]));
    expect(reply.outcome).toBe(outcome);
  });

  it('decline in a line', () => {
    const text = replyToPlainText(engine.ask({ text: "what's the weather" }));
    expect(text).not.toContain('\n');
  });

  it('offer an estimate where no source joins level and place, and show its formula when asked', () => {
    const joined = engine.ask({ text: 'senior seattle' });
    expect(joined.followUps).toContain('estimate senior seattle');
    const estimate = engine.ask({ text: 'estimate senior seattle' });
    expect(replyToPlainText(estimate)).toContain('our estimate: about $165,000–$210,000');
    expect(estimate.derived.map(({ formula }) => formula)).toContain(
      '133080 × 165000 / 133080, to the nearest thousand',
    );
  });

  it('follow a thread', () => {
    const ask = (text: string): string => replyToPlainText(engine.ask({ text, conversation: 'a thread' }));
    ask('senior london');
    expect(ask('and in berlin?')).toContain('€80,000–€120,000');
    expect(ask('what about staff?')).toContain('€110,000–€170,000+');
  });
});

describe('a thread', () => {
  it('takes the answer to its own question which place was meant', () => {
    const ask = (text: string): string =>
      replyToPlainText(engine.ask({ text, conversation: 'which washington' }));
    expect(ask('washington')).toContain('Which one');
    expect(ask('the state')).toContain('$163,440');
    expect(ask('senior')).toContain('$163,440');
  });

  it('judges a new amount against the level and the place that were spoken of', () => {
    const ask = (text: string): string => replyToPlainText(engine.ask({ text, conversation: 'an offer' }));
    ask('senior berlin');
    expect(ask('is 90k good?')).toContain('€80,000–€120,000');
  });

  it('is forgotten after half an hour', () => {
    let now = 0;
    const { ask } = createEngine({ data: [`${project}data`], intents: `${project}intents` }, () => now);
    ask({ text: 'senior london', conversation: 'old' });
    now = 31 * 60 * 1000;
    expect(replyToPlainText(ask({ text: 'and in berlin?', conversation: 'old' }))).toContain('€40,000');
  });
});

describe('every follow-up', () => {
  it('can be asked, and is answered', () => {
    const asked = new Set<string>();
    const queue = promised.map((one) => one.asked);
    const failed: string[] = [];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (asked.has(next)) continue;
      asked.add(next);
      const reply = engine.ask({ text: next });
      if (
        reply.outcome !== 'answer' &&
        reply.intent !== 'help' &&
        !promised.some((one) => one.asked === next)
      )
        failed.push(`${next} → ${reply.outcome}`);
      queue.push(...reply.followUps);
    }
    expect(failed).toEqual([]);
    expect(asked.size).toBeGreaterThan(50);
  });
});

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
