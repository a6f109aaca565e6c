/**
 * The words after `/salary`: nearly always a question as typed, but for the few that ask for something to be done.
 */

export type CommandLine =
  | { readonly kind: 'question'; readonly text: string }
  /** May be a question as well ("offer 150k senior seattle"), or want the form. */
  | { readonly kind: 'offer'; readonly text: string }
  /** Whether the bot speaks up unasked in this channel. */
  | { readonly kind: 'listen'; readonly wish: 'on' | 'off' | 'tell' }
  | { readonly kind: 'digest'; readonly text: string };

/**
 * @example parseCommandLine('listen on') // { kind: 'listen', wish: 'on' }
 * @example parseCommandLine('senior seattle') // { kind: 'question', text: 'senior seattle' }
 */
export function parseCommandLine(typed: string): CommandLine {
  const text = typed.trim();
  const listen = /^listen(?:ing)?(?:\s+(on|off))?$/i.exec(text);
  if (listen) return { kind: 'listen', wish: toWish(listen[1]) };
  if (/^offer\b/i.test(text)) return { kind: 'offer', text };
  const [, digest] = /^digests?\b\s*(.*)$/is.exec(text) ?? [];
  if (digest !== undefined) return { kind: 'digest', text: digest };
  // The help shows a question of every kind.
  return { kind: 'question', text: /^faqs?$/i.test(text) ? 'help' : text };
}

function toWish(said: string | undefined): 'on' | 'off' | 'tell' {
  const wish = said?.toLowerCase();
  return wish === 'on' || wish === 'off' ? wish : 'tell';
}
