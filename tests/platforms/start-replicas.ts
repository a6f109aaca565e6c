/** Several started bots in Slack's HTTP mode over one PostgreSQL, behind a balancer that Slack knows as the bot. */
import { freePort } from '../servers/free-port.ts';
import { type PostgresServer, startPostgres } from '../servers/postgres.ts';
import type { InteractionDelivery } from '../servers/slack/delivery.ts';
import { type LocalSlack, type LocalSlackOptions, startLocalSlack } from '../servers/slack/local-slack.ts';
import type { PostedMessage } from '../servers/slack/recording.ts';
import { type Balancer, startBalancer } from './balancer.ts';
import { startSlackBot } from './slack/with-bot.ts';
import type { RunningBot } from './start-bot.ts';

export interface Replicas {
  readonly slack: LocalSlack;
  readonly balancer: Balancer;
  readonly databaseUrl: string;
  readonly bots: readonly RunningBot[];
  /** Starts the one anew that was stopped or killed. */
  restart(replica: number): Promise<void>;
  /** What a replica does now that Slack is told to knock at it. */
  at<T>(replica: number, act: () => Promise<T>): Promise<T>;
  /** The message that answered a command or a press. */
  answerTo(asked: InteractionDelivery): Promise<PostedMessage>;
  /** Messages in a thread, without the one that opened it. */
  inThread(ts: string): PostedMessage[];
  stop(): Promise<void>;
}

export interface ReplicasOptions extends Omit<LocalSlackOptions, 'transport'> {
  readonly count: number;
  /** How they reach Slack. */
  readonly settings: (slack: LocalSlack) => Readonly<Record<string, string>>;
  /** What the database holds before any of them starts. */
  readonly prepare?: (databaseUrl: string, slack: LocalSlack) => Promise<void>;
}

export async function startReplicas({
  count,
  settings,
  prepare,
  ...options
}: ReplicasOptions): Promise<Replicas> {
  const postgres: PostgresServer = await startPostgres();
  const slack = await startLocalSlack({ ...options, transport: 'http' });
  const ports = await Promise.all(Array.from({ length: count }, freePort));
  const balancer = await startBalancer(ports);
  slack.eventsUrl = `${balancer.origin}/slack/events`;
  const databaseUrl = await postgres.createDatabase();
  await prepare?.(databaseUrl, slack);
  const start = (port: number) =>
    startSlackBot(slack, {
      DATABASE_URL: databaseUrl,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      PORT: String(port),
      HOST: '127.0.0.1',
      ...settings(slack),
    });
  const bots = await Promise.all(ports.map(start));
  return {
    slack,
    balancer,
    databaseUrl,
    bots,
    async restart(replica) {
      bots[replica] = await start(ports[replica] ?? 0);
    },
    async at(replica, act) {
      balancer.sendTo(replica);
      try {
        return await act();
      } finally {
        balancer.sendTo();
      }
    },
    async answerTo(asked) {
      const { message, answer } = await slack.waitFor(() => asked.responses.at(-1), 'an answer');
      if (!message) throw new Error(`Slack refused the answer: ${answer}`);
      return message;
    },
    inThread: (ts) => slack.messages.filter(({ thread_ts }) => thread_ts === ts),
    async stop() {
      await Promise.all(bots.map((bot) => bot.stop()));
      await Promise.all([balancer.stop(), slack.stop(), postgres.stop()]);
    },
  };
}
