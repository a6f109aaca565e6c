/** The help says what can be asked anywhere; each platform adds what can be done there beside asking. */
import type { Reply } from './reply.ts';

/** The reply as it is, unless it is the help. */
export function withOwnHelp(reply: Reply, title: string, lines: readonly string[]): Reply {
  if (reply.intent !== 'help') return reply;
  const items = lines.map((text) => [{ text }]);
  return { ...reply, blocks: [...reply.blocks, { kind: 'list', title: [{ text: title }], items }] };
}
