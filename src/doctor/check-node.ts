/** Whether this Node is one that the bot runs on. */
import type { Finding } from '../chat/health.ts';

/** As package.json has it; a test holds the two together. */
export const OLDEST_NODE = '20.19';

/** @param version as in `process.versions.node` */
export function lookAtNode(version: string): Finding {
  const what = 'Node';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)
    ? { mark: 'ok', what, words: `${version}.` }
    : {
        mark: 'fault',
        what,
        words: `${version} is too old. Install ${OLDEST_NODE} or newer from nodejs.org.`,
      };
}
