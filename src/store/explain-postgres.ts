/** What PostgreSQL and the way to it refuse, with the cure. */
import { codeOf, type Fault, wordsOf } from './store-error.ts';

/** By the code, or by the words where the driver gives no code. */
const FAULTS: readonly (readonly [pattern: RegExp, sentence: string, where?: 'in settings'])[] = [
  [/^28P01/, 'the user or the password is wrong. Correct them in DATABASE_URL.', 'in settings'],
  [
    /^28000/,
    'the server does not let this user in from here. Correct DATABASE_URL or its pg_hba.conf.',
    'in settings',
  ],
  [/^3D000/, 'there is no such database. Create it, or correct the name in DATABASE_URL.', 'in settings'],
  [
    /^42501/,
    'the user may not make or use the tables. Make it the owner of the database, or grant it CREATE on the schema.',
    'in settings',
  ],
  [
    /^42P07/,
    'a table of another program is in the way. Give salary-bot a database of its own in DATABASE_URL.',
    'in settings',
  ],
  [/^25006/, 'the server takes no writes. Name the primary server in DATABASE_URL, not a replica.'],
  [/^53100/, "the server's disk is full. Free some space there."],
  [/^53300/, 'the server has no connection left. Allow it more, or close others.'],
  [/^57P03/, 'the server is starting or stopping. Try again in a moment.'],
  [
    /^57P0|^08|Connection terminated unexpectedly|ECONNRESET|EPIPE/,
    'the server closed the connection. The next call opens another.',
  ],
  [/^57014|^55P03|Query read timeout/, 'the server took too long. Look at its load and its locks.'],
  [/ENOTFOUND|EAI_AGAIN/, 'no server has this name. Correct the host in DATABASE_URL.'],
  [
    /ECONNREFUSED|ENOENT/,
    'no server listens there. Start it, or correct the host and the port in DATABASE_URL.',
  ],
  [
    /ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|timeout exceeded|connection timeout|timeout expired/,
    'the server does not answer. Check the host and the port in DATABASE_URL, and the network.',
  ],
  [/already been destroyed|after calling end/, 'it has been closed.'],
  [
    /unsupported startup parameter/,
    "a connection pooler is in the way. Name the server's own address in DATABASE_URL.",
    'in settings',
  ],
];

/** @param password the URL's own, which no message may repeat */
export function explainPostgres(error: unknown, password: string): Fault {
  const known = [codeOf(error), wordsOf(error)].map((text) => FAULTS.find(([pattern]) => pattern.test(text)));
  const [, sentence, where] = known.find((fault) => fault !== undefined) ?? [];
  if (sentence !== undefined) return { words: sentence, inSettings: where !== undefined };
  const words = wordsOf(error);
  const unknown = password !== '' && words.includes(password) ? 'it failed for an unknown reason' : words;
  return { words: `${unknown}.`, inSettings: false };
}
