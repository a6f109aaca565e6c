/** The buttons under what the desk says. */
import { ButtonStyle } from 'discord.js';
import type { DeskButton } from '../../chat/digest-desk.ts';
import { MAX_BUTTONS_IN_A_ROW, MAX_CUSTOM_ID_CHARACTERS, MAX_ROWS } from './limits.ts';
import { type ButtonRow, button, DIGEST, row } from './render-buttons.ts';

/** Each says its line to the desk when pressed: all it needs is in its id. */
export function renderDeskButtons(buttons: readonly DeskButton[]): ButtonRow[] {
  const fitting = buttons
    .filter(({ line }) => DIGEST.length + line.length <= MAX_CUSTOM_ID_CHARACTERS)
    .filter(({ line }, i, all) => all.findIndex((other) => other.line === line) === i)
    .slice(0, MAX_ROWS * MAX_BUTTONS_IN_A_ROW)
    .map(({ label, line, style }) => button(label, DIGEST + line, STYLES[style ?? 'plain']));
  const rows = Array.from({ length: Math.ceil(fitting.length / MAX_BUTTONS_IN_A_ROW) }, (_, i) =>
    fitting.slice(i * MAX_BUTTONS_IN_A_ROW, (i + 1) * MAX_BUTTONS_IN_A_ROW),
  );
  return rows.map(row);
}

const STYLES = {
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
  plain: ButtonStyle.Secondary,
} as const;
