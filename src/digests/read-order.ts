/**
 * What an admin says to the desk → what is to be done. Whatever begins with none of the desk's own words is taken for a
 * schedule.
 */
import { readVerb, type Verb } from './read-verb.ts';

/** The digest meant, by its number; none where it was not said. */
interface Numbered {
  readonly number?: number;
}

export type Order =
  | { readonly kind: 'help' | 'list' }
  | { readonly kind: 'create'; readonly words: string; readonly channel?: string }
  /** `schedule` as it stands on the button that was pressed. */
  | { readonly kind: 'save'; readonly number?: number; readonly schedule: string; readonly channel: string }
  | (Numbered & { readonly kind: 'change'; readonly words: string; readonly channel?: string })
  | (Numbered & { readonly kind: 'remove' | 'run'; readonly sure: boolean })
  | (Numbered & { readonly kind: 'preview' | 'pause' | 'resume' | 'repeat' | 'rest' })
  /** A number, and nothing to do with it. */
  | { readonly kind: 'number'; readonly number: number }
  /** Several at once. */
  | { readonly kind: 'several'; readonly verb: Verb }
  /** One of the desk's own words, with others behind it that say nothing to it. */
  | (Numbered & { readonly kind: 'too-much'; readonly verb: Verb; readonly rest: string });

/** A channel as both platforms write it in a text. */
const CHANNEL = /<#([A-Za-z0-9]+)(?:\|[^<>]*)?>/;
/** Far more than anybody says to the desk; a schedule of this length is refused. */
const LONGEST = 2_000;
const SAVE = /^save (new|\d{1,6}) (.+)$/;
const LIST =
  /^(?:(?:list|ls|status)\b.*|(?:(?:show|see|view)\s+)?(?:me\s+)?(?:all|(?:all\s+)?(?:of\s+)?(?:the\s+|my\s+|our\s+)?(?:digests|list))\W*)$/is;
const ALONE = /^(?:digest\s+|number\s+)*#?(\d{1,15})\W*$/i;
/** Not the hour of a time, nor the beginning of a date. */
const NUMBER =
  /^(?:the\s+|my\s+|digests?\s+|number\s+|no\.?\s+|nr\.?\s+)*#?(\d{1,15})(?![\w:/]|\.\d|\s*(?:am|pm|h|uhr|o'clock)\b)\s*/i;
const MORE_NUMBERS = /^(?:,|&|\+|and\b|or\b|-|to\b)[\s#]*\d{1,15}(?![\w:/]|\.\d|\s*(?:am|pm)\b)/i;
/** "remove 1 2 3" */
const ONLY_NUMBERS = /^(?:[\s,&+#-]|and\b|\d)*\d(?:[\s,&+#]|and\b|\d)*$/i;
const ALL = /^(?:all|both|every one|everything|each of them)\b/i;
/** What is said beside an order, and says nothing. */
const MANNERS =
  /^(?:(?:now|it|this|that|the|my|one|next|again|please|pls|digests?|thanks|thank you|for me)\b|\W)*$/i;
/** The number before it was no digest's, but a minute. */
const CRON_FROM_THE_HOUR = /^(?=.*\*)(?:[\d*?,/#-]+ ){3}[\da-z*?,/#-]+(?: (?![\d*])|$)/i;
/** What only a schedule has. */
const DAYS =
  /\*|\d\s?(?:am|pm)\b|\d:\d\d|\b(?:noon|midnight|month|quarter|(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|every|each|daily|weekly|monthly|weekdays?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|wed|thu|fri|sat|sun)\b/i;

/**
 * @example readOrder('every monday 9am berlin in <#C1>') // { kind: 'create', words: 'every monday 9am berlin', channel: 'C1' }
 * @example readOrder('pause 2') // { kind: 'pause', number: 2 }
 */
export function readOrder(line: string): Order {
  const spoken = line.replace(/\s+/g, ' ').trim();
  if (spoken.length > LONGEST) return { kind: 'create', words: spoken.slice(0, LONGEST + 1) };
  const [, channel] = CHANNEL.exec(spoken) ?? [];
  const inChannel = channel === undefined ? {} : { channel };
  const words = spoken
    .replace(new RegExp(`\\b(?:in|to|into)\\s+${CHANNEL.source}`, 'i'), ' ')
    .replace(CHANNEL, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (words === '' && channel === undefined) return { kind: 'help' };
  if (/^(?:help|\?)\W*$/i.test(words)) return { kind: 'help' };
  if (LIST.test(words)) return { kind: 'list' };
  const [, which, schedule] = SAVE.exec(words) ?? [];
  if (which !== undefined && schedule !== undefined && channel !== undefined)
    return { kind: 'save', schedule, channel, ...(which === 'new' ? {} : { number: Number(which) }) };
  const [, alone] = ALONE.exec(words) ?? [];
  if (alone !== undefined) return { kind: 'number', number: Number(alone) };
  return readNumbered(words, inChannel) ?? { kind: 'create', words: withoutVerb(words), ...inChannel };
}

function readNumbered(words: string, inChannel: { readonly channel?: string }): Order | undefined {
  const said = readVerb(words);
  if (!said) return undefined;
  const { verb, mayOrder } = said;
  const behind = said.rest.replace(/^now\b\s*/i, '');
  const [whole = '', digits] = NUMBER.exec(behind) ?? [];
  const rest = behind.slice(whole.length).trim();
  // "post every monday 9am", "send one on fridays at noon" and "start 1,15 of each month" order a new one.
  if (mayOrder && DAYS.test(rest)) return undefined;
  if (verb === 'change' && CRON_FROM_THE_HOUR.test(rest)) return { kind: verb, words: behind, ...inChannel };
  const number = digits === undefined ? {} : { number: Number(digits) };
  if (MORE_NUMBERS.test(rest) && digits !== undefined && !(verb === 'change' && /^to\b/i.test(rest)))
    return { kind: 'several', verb };
  if (verb === 'change') {
    if (digits === undefined && ALL.test(rest)) return { kind: 'several', verb };
    return { kind: verb, words: newWords(rest), ...number, ...inChannel };
  }
  if (ALL.test(rest) || (digits !== undefined && ONLY_NUMBERS.test(rest))) return { kind: 'several', verb };
  const sure = /^yes\W*$/i.test(rest);
  if (sure || MANNERS.test(rest))
    return verb === 'remove' || verb === 'run' ? { kind: verb, sure, ...number } : { kind: verb, ...number };
  if (mayOrder && digits === undefined) return undefined;
  return { kind: 'too-much', verb, rest, ...number };
}

/** "change the time to 9am", "change 2 channel to …": what is changed says itself. */
function newWords(rest: string): string {
  return rest
    .replace(/^(?:the )?(?:channel|time ?zone|zone|times?|days?)\b\s*(?=to\b|$)/i, '')
    .replace(/^(?:it )?to\b\s*/i, '');
}

function withoutVerb(words: string): string {
  return words.replace(
    /^(?:(?:create|add|new|set up|schedule|subscribe|start|run|repeat|show|post|send)\b\s*)+/i,
    '',
  );
}
