/** Finds what nobody outside is to see: settings, places on the machine, the inside of the program. */

/** Anything of a stack trace, of the program's files or of what a setting is called. */
const INSIDES =
  /\n\s+at \S|node_modules|\.[jt]s:\d+|\bprocess\.env\b|\b(?:SLACK|DISCORD|DATABASE)_[A-Z_]+\b|ZodError|TypeError|\[object /;

/**
 * @param shown what somebody outside gets to see
 * @param settings tokens, folders and the like
 * @returns each thing that should not be in it
 */
export function findLeaks(shown: unknown, settings: readonly string[]): string[] {
  const text = typeof shown === 'string' ? shown : JSON.stringify(shown);
  const inside = INSIDES.exec(text)?.[0];
  return [
    ...settings.filter((setting) => setting.length > 3 && text.includes(setting)),
    ...(inside === undefined ? [] : [inside]),
  ];
}
