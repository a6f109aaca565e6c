/**
 * `npm run pictures`: the main replies as Slack renders them, drawn in a headless Chromium, and a chart as Discord
 * shows it, to be looked at. Some stand in the README.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Message } from 'slack-blocks-to-jsx';
import { citationOf } from '../../src/answers/citation.ts';
import { composeDigest } from '../../src/digests/content/compose-digest.ts';
import { createChartDrawer } from '../../src/platforms/discord/charts/chart-drawer.ts';
import type { MessageBlock } from '../../src/platforms/slack/message.ts';
import { renderOfferModal } from '../../src/platforms/slack/offer-modal.ts';
import { renderHome } from '../../src/platforms/slack/render-home.ts';
import { renderReply } from '../../src/platforms/slack/render-reply.ts';
import { engine, project } from '../engine.ts';
import { SILENT } from '../silent-log.ts';

const CHROMIUM = '/usr/bin/chromium';
const PHONE = { width: 420, height: 900 };
/** What is drawn, by the name of its file. */
const QUESTIONS: Readonly<Record<string, string>> = {
  'slack-reply': 'senior seattle',
  'slack-offer': 'is 150k good for a senior in seattle?',
};

const style = readFileSync(`${project}node_modules/slack-blocks-to-jsx/dist/style.css`, 'utf8');

function toPage(blocks: readonly MessageBlock[]): string {
  // The package's types are stricter than Slack: they know no message without a face.
  const shown = blocks as Parameters<typeof Message>[0]['blocks'];
  const message = createElement(Message, {
    blocks: shown,
    name: 'salary-bot',
    logo: '',
    withoutWrapper: true,
  });
  return `<!doctype html><meta charset="utf-8"><style>${style}
body { margin: 0; padding: 16px; background: #fff; font-family: Lato, Inter, "DejaVu Sans", sans-serif; }</style>
<div id="slack_shownto_jsx">${renderToStaticMarkup(message)}</div>`;
}

function digestAsPosted(): readonly MessageBlock[] {
  const digest = composeDigest({ seed: 's1', told: [] }, engine.datasets);
  if (digest.kind !== 'digest') throw new Error('There is nothing to tell.');
  return renderReply(digest.reply, { title: 'Market digest · Mon 23 Nov' }).blocks;
}

const pages: Readonly<Record<string, readonly MessageBlock[]>> = {
  ...Object.fromEntries(
    Object.entries(QUESTIONS).map(([name, text]) => [
      name,
      renderReply(engine.ask({ text }), { asked: text, shareable: text }).blocks,
    ]),
  ),
  'slack-digest': digestAsPosted(),
  'slack-home': renderHome({
    samples: [
      'senior seattle',
      'is 150k good for a senior in seattle?',
      'do backend devs earn more than frontend?',
    ],
    coverage: engine.ask({ text: 'coverage' }),
    sources: [...engine.datasets.sources.values()].map((source) => citationOf(source)),
    recentQuestions: ['staff in london', 'top metros'],
    isAdmin: true,
    now: Date.UTC(2026, 10, 22),
  }).blocks as readonly MessageBlock[],
  'slack-offer-form': renderOfferModal({ level: 'senior', place: 'seattle' })
    .blocks as readonly MessageBlock[],
};

const { chart } = engine.ask({ text: 'percentiles' });
const drawn =
  chart &&
  (await createChartDrawer().draw(chart, {
    ...SILENT,
    warn: (fault) => void process.stderr.write(`${JSON.stringify(fault)}\n`),
  }));
if (drawn) writeFileSync(`${project}tests/pictures/discord-chart.png`, drawn.png);

const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  const page = await browser.newPage({ viewport: PHONE, deviceScaleFactor: 2 });
  for (const [name, blocks] of Object.entries(pages)) {
    await page.setContent(toPage(blocks));
    await page.locator('body').screenshot({ path: `${project}tests/pictures/${name}.png` });
    process.stdout.write(`tests/pictures/${name}.png\n`);
  }
} finally {
  await browser.close();
}
