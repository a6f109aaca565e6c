/** What the bot replies to questions, put into a file, for a bare bot that sends the same. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalDiscord } from '../servers/discord/local-discord.ts';
import type { Payload } from '../servers/discord/recording.ts';
import { payloadsAt } from '../servers/discord/world.ts';
import type { LocalSlack } from '../servers/slack/local-slack.ts';

const MEDIA_GALLERY = 12;
const PATIENCE_MS = 30_000;

/** @returns the file: for each question what is sent to Slack and to Discord, there without pictures */
export async function readyReplies(
  slack: LocalSlack,
  discord: LocalDiscord,
  questions: readonly string[],
): Promise<string> {
  const replies: Record<string, unknown> = {};
  for (const text of questions) {
    const [inSlack, onDiscord] = [
      await slack.command({ text }),
      await discord.command({ name: 'salary', options: { query: text } }),
    ];
    const { body } = await slack.waitFor(() => inSlack.responses[0], 'a reply in Slack', PATIENCE_MS);
    const { components, flags } = await discord.waitFor(
      () => onDiscord.messages[0],
      'a reply on Discord',
      PATIENCE_MS,
    );
    replies[text] = { slack: body, discord: { components: components.map(withoutPictures), flags } };
  }
  const file = join(tmpdir(), `salary-bot-replies-${randomUUID()}.json`);
  writeFileSync(file, JSON.stringify(replies));
  return file;
}

function withoutPictures(component: Payload): Payload {
  const within = payloadsAt(component, 'components').filter(({ type }) => type !== MEDIA_GALLERY);
  return { ...component, components: within };
}
