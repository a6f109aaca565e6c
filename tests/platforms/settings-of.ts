/** The least settings by which a bot reaches a local server. */
import type { LocalDiscord } from '../servers/discord/local-discord.ts';
import type { LocalSlack } from '../servers/slack/local-slack.ts';

/** For its own workspace, by a socket. */
export function slackSettings(slack: LocalSlack) {
  return {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.workspace().botToken,
    SLACK_APP_TOKEN: 'xapp-1',
  };
}

export function discordSettings(discord: LocalDiscord) {
  return { DISCORD_API_URL: discord.apiUrl, DISCORD_TOKEN: discord.token };
}
