/** The desk's own words, by whatever name: "cancel" for "remove", "off" for "pause". */

export type Verb = 'change' | 'remove' | 'preview' | 'pause' | 'resume' | 'run' | 'repeat' | 'rest';

/** What each is called. */
const NAMES: Readonly<Record<Verb, string>> = {
  change: 'change|edit|move|update|reschedule',
  remove: 'remove|delete|del|rm|drop|cancel|unsubscribe|unschedule',
  preview: 'preview|show',
  pause: 'pause|stop|off|disable|mute|turn off|switch off',
  resume: 'resume|unpause|continue|enable|unmute|start|on|turn on|switch on',
  run: 'run|post|send',
  repeat: 'repeat|restart',
  rest: 'rest',
};

/** Those that a new digest may be ordered with as well: "run every monday at 9". */
const MAY_ORDER = new Set(['show', 'start', 'on', 'run', 'post', 'send', 'repeat']);

const VERBS = Object.entries(NAMES).map(([verb, names]) => ({
  verb: verb as Verb,
  pattern: new RegExp(`^(${names.replaceAll(' ', '\\s+')})(?![\\w'’-])\\s*`, 'i'),
}));

/** What a line begins with. */
export interface SaidVerb {
  readonly verb: Verb;
  /** Whether a schedule may stand behind it. */
  readonly mayOrder: boolean;
  readonly rest: string;
}

export function readVerb(words: string): SaidVerb | undefined {
  for (const { verb, pattern } of VERBS) {
    const [whole, name] = pattern.exec(words) ?? [];
    if (whole === undefined || name === undefined) continue;
    return { verb, mayOrder: MAY_ORDER.has(name.toLowerCase()), rest: words.slice(whole.length) };
  }
  return undefined;
}
