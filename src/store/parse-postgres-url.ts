/** Looks at a PostgreSQL address before the driver does: a mistyped one must not show its password anywhere. */
import { WrongSettingError } from './store-error.ts';

/**
 * @param url `postgres://user:password@host:port/database`
 * @returns the place as messages name it, host and port alone, and the password, decoded
 * @throws WrongSettingError without a cause, as Node's own error repeats the whole address
 */
export function parsePostgresUrl(url: string): { readonly place: string; readonly password: string } {
  const parsed = parse(url);
  // A bare / or # in the password ends the host early, and the rest of it would be taken for other parts.
  if (!parsed || /@/.test(parsed.pathname + parsed.hash)) {
    throw new WrongSettingError(
      'DATABASE_URL cannot be read. Write postgres://user:password@host:port/database, the password percent-encoded (# as %23, / as %2F, @ as %40).',
    );
  }
  const host = parsed.host || parsed.searchParams.get('host') || 'localhost';
  const password = parsed.password || parsed.searchParams.get('password') || '';
  return { place: decode(host), password: decode(password) };
}

function parse(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
