/** What the desk says → messages for the admin alone: its lines, its buttons, and beneath them a digest as it would come. */
import type { types } from '@slack/bolt';
import type { DeskAnswer, DeskButton } from '../../chat/digest-desk.ts';
import { cut } from '../../chat/plain-words.ts';
import type { Render } from './deliver.ts';
import { escapeMarkup } from './escape-markup.ts';
import { MAX_BLOCKS, MAX_BUTTONS, MAX_FALLBACK_CHARACTERS, MAX_MESSAGE_CHARACTERS } from './limits.ts';
import type { MessageBlock } from './message.ts';
import { button, plain } from './render-buttons.ts';
import { digestCommand, renderLines } from './render-lines.ts';
import { renderReply } from './render-reply.ts';

export const DIGEST_ACTION = 'digest';

/** Each of the messages: one where all fits into it, or the preview by itself. */
export function renderDesk(answer: DeskAnswer): readonly [Render, ...Render[]] {
  const { preview } = answer;
  const said = renderSaid(answer);
  if (!preview) return [() => said];
  const render: Render = (without) => renderReply(preview, { without });
  const whole = [...said.blocks, ...render(new Set()).blocks];
  const fits = whole.length <= MAX_BLOCKS && JSON.stringify(whole).length <= 2 * MAX_MESSAGE_CHARACTERS;
  if (!fits) return [() => said, render];
  return [
    (without) => {
      const { text, blocks } = render(without);
      return {
        text: cut(`${said.text}\n\n${text}`, MAX_FALLBACK_CHARACTERS),
        blocks: [...said.blocks, ...blocks],
      };
    },
  ];
}

/** The same in a modal. */
export function renderDeskModal(answer: DeskAnswer): types.ModalView {
  const preview = answer.preview ? renderReply(answer.preview, { inView: true }).blocks : [];
  return {
    type: 'modal',
    title: plain('Digests'),
    close: plain('Close'),
    blocks: [...renderSaidInView(answer), ...withoutCharts(preview)],
  };
}

/** Its lines and buttons, for a modal or the Home tab. */
export function renderSaidInView({ lines, buttons }: DeskAnswer): types.KnownBlock[] {
  return [...renderLines(lines).blocks, ...renderButtons(buttons)];
}

function renderSaid(answer: DeskAnswer) {
  const { text } = renderLines(answer.lines);
  // Where buttons cannot be seen, what they say can be typed.
  const typed = answer.buttons.map(({ label, line }) => escapeMarkup(`${label}: ${digestCommand(line)}`));
  return {
    text: cut([text, ...typed].join('\n'), MAX_FALLBACK_CHARACTERS),
    blocks: renderSaidInView(answer),
  };
}

function renderButtons(buttons: readonly DeskButton[]): types.ActionsBlock[] {
  const elements = buttons.slice(0, MAX_BUTTONS).map(({ label, line, style }, i) => ({
    ...button(label, `${DIGEST_ACTION}:${i}`, line),
    ...(style === undefined ? {} : { style }),
  }));
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

function withoutCharts(blocks: readonly MessageBlock[]): types.KnownBlock[] {
  return blocks.filter((block): block is types.KnownBlock => block.type !== 'data_visualization');
}
