/** A message's text as Slack sends it → words: mentions, links and entities undone. */

export interface ReadText {
  readonly text: string;
  readonly mentionsBot: boolean;
  readonly mentionsOthers: boolean;
}

/** What a person typed between `<` and `>` arrives escaped, or from a command as it is: only Slack's own marks count. */
const MARK = /<((?:[@#!]|https?:|mailto:|tel:)[^<>]*)>/g;
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/**
 * @param bot the bot's own user id
 * @param channels what becomes of a channel: its name, or a mark that names it for good, as `<#C2>`
 * @example readMessageText('<@U1> senior in <#C2|seattle>?', 'U1').text // 'senior in seattle?'
 */
export function readMessageText(
  text: string,
  bot?: string,
  channels: 'as names' | 'as marks' = 'as names',
): ReadText {
  let mentionsBot = false;
  let mentionsOthers = false;
  const words = text.replace(MARK, (_, inside: string) => {
    const bar = inside.indexOf('|');
    const target = bar < 0 ? inside : inside.slice(0, bar);
    const label = bar < 0 ? '' : inside.slice(bar + 1);
    if (target.startsWith('@')) {
      if (target.slice(1) === bot) mentionsBot = true;
      else mentionsOthers = true;
      // Only a command names who is mentioned; there it belongs to what is said.
      return label === '' || target.slice(1) === bot ? ' ' : `@${label}`;
    }
    if (target.startsWith('#') && channels === 'as marks') return `<${target}>`;
    if (target.startsWith('!')) return ` ${target.startsWith('!date') ? label : ''} `;
    return label || target.replace(/^#|^mailto:/, '');
  });
  return {
    text: words.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity).trim(),
    mentionsBot,
    mentionsOthers,
  };
}
