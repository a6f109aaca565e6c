/** The Home tab: what can be asked, what the answers rest on, and what somebody asked lately if they allow it. */
import type { types } from '@slack/bolt';
import type { DeskAnswer } from '../../chat/digest-desk.ts';
import { citationToPlain } from '../../chat/plain-text.ts';
import type { Citation, Reply } from '../../chat/reply.ts';
import { sourceAge } from '../../chat/source-age.ts';
import { MAX_TEXT_CHARACTERS } from './limits.ts';
import { button, plain, renderFollowUps } from './render-buttons.ts';
import { renderSaidInView } from './render-desk.ts';
import { renderReply } from './render-reply.ts';
import { bullets, richTextBlock, section, smallPrint, toRuns } from './rich-text.ts';

export const ALLOW_RECENT_ACTION = 'recent-allow';
export const FORGET_RECENT_ACTION = 'recent-forget';
export const OFFER_ACTION = 'offer-open';

export interface Home {
  readonly samples: readonly string[];
  /** What the bot says to "what do you cover?". */
  readonly coverage: Reply;
  readonly sources: readonly Citation[];
  /** None where remembering is not allowed. */
  readonly recentQuestions: readonly string[] | undefined;
  readonly isAdmin: boolean;
  /** What the desk says of them, for an admin; none where it could not be asked. */
  readonly digests?: DeskAnswer | undefined;
  readonly now: number;
}

export function renderHome({
  samples,
  coverage,
  sources,
  recentQuestions,
  isAdmin,
  digests,
  now,
}: Home): types.HomeView {
  return {
    type: 'home',
    blocks: [
      heading('Backend pay, with sources'),
      say('Ask with /salary, by mentioning me in a channel, or here in Messages. Some to try:'),
      {
        type: 'actions',
        elements: [...renderFollowUps(samples), button('Check an offer', OFFER_ACTION, 'offer')],
      },
      ...renderRecent(recentQuestions),
      heading('What I know'),
      ...coverageBlocks(coverage),
      heading('Where it comes from'),
      richTextBlock([
        bullets(sources.map((source) => toRuns([{ text: withAge(source, now) }], MAX_TEXT_CHARACTERS))),
      ]),
      ...(isAdmin ? renderForAdmins() : []),
      ...(digests ? renderDigests(digests) : []),
    ],
  };
}

function coverageBlocks(coverage: Reply): types.KnownBlock[] {
  const { blocks } = renderReply({ ...coverage, followUps: [] }, { inView: true });
  return blocks.filter(
    (block): block is types.KnownBlock => block.type !== 'header' && block.type !== 'data_visualization',
  );
}

function renderRecent(questions: readonly string[] | undefined): types.KnownBlock[] {
  if (questions === undefined) {
    return [
      {
        type: 'actions',
        elements: [button('Keep my latest questions here', ALLOW_RECENT_ACTION, 'allow')],
      },
      smallPrint(
        [
          'Only you would see them. They are kept in memory, never an offer among them, and gone after a restart.',
        ],
        MAX_TEXT_CHARACTERS,
      ),
    ];
  }
  return [
    heading('Your latest questions'),
    ...(questions.length === 0 ? [say('None yet.')] : []),
    {
      type: 'actions',
      elements: [...renderFollowUps(questions), button('Forget them', FORGET_RECENT_ACTION, 'forget')],
    },
  ];
}

function renderForAdmins(): types.KnownBlock[] {
  return [
    heading('For admins'),
    richTextBlock([
      bullets([
        toRuns(
          [
            { text: '/salary listen on', strong: true },
            { text: ' in a channel: I answer there unasked what I am sure of, in a thread. Off again with ' },
            { text: '/salary listen off', strong: true },
            { text: '.' },
          ],
          MAX_TEXT_CHARACTERS,
        ),
      ]),
    ]),
  ];
}

function renderDigests(digests: DeskAnswer): types.KnownBlock[] {
  return [
    heading('Digests'),
    ...renderSaidInView(digests),
    smallPrint(
      ['Set them up, or change them, with /salary digest in the channel where one should come.'],
      MAX_TEXT_CHARACTERS,
    ),
  ];
}

function withAge(source: Citation, now: number): string {
  const age = sourceAge(source.vintage, now);
  return age === undefined ? citationToPlain(source) : `${citationToPlain(source)}, ${age}`;
}

function heading(text: string): types.HeaderBlock {
  return { type: 'header', text: plain(text) };
}

function say(text: string): types.RichTextBlock {
  return richTextBlock([section(toRuns([{ text }], MAX_TEXT_CHARACTERS))]);
}
