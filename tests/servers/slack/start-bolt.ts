/** A minimal real Bolt app against the local Slack, over either transport, for the local Slack's own tests. */
import { App, LogLevel } from '@slack/bolt';
import { freePort } from '../free-port.ts';
import { type LocalSlack, startLocalSlack } from './local-slack.ts';

/** Starts both and wires them; `listen` adds the app's listeners before it starts. */
export async function startBolt(
  transport: 'socket' | 'http',
  listen: (app: App) => void,
): Promise<{ readonly slack: LocalSlack; readonly app: App; readonly stop: () => Promise<void> }> {
  const slack = await startLocalSlack({ transport });
  const app = new App({
    token: slack.workspace().botToken,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    logLevel: LogLevel.ERROR,
    ...(transport === 'socket'
      ? { appToken: 'xapp-1', socketMode: true }
      : { signingSecret: slack.signingSecret }),
  });
  listen(app);
  const port = await freePort();
  await app.start(port);
  slack.eventsUrl = `http://127.0.0.1:${port}/slack/events`;
  const stop = async (): Promise<void> => {
    await app.stop();
    await slack.stop();
  };
  return { slack, app, stop };
}
