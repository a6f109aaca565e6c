/** The Slack platform in this process, against a local Slack, with a desk that a test speaks for. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { DeskAnswer, DeskVisit } from '../../../src/chat/digest-desk.ts';
import { NO_METER } from '../../../src/chat/meter.ts';
import type { Platform } from '../../../src/chat/platform.ts';
import { createSlack } from '../../../src/platforms/slack/platform.ts';
import { payReply } from '../../chat/build-reply.ts';
import type { InteractionDelivery } from '../../servers/slack/delivery.ts';
import { type LocalSlack, startLocalSlack } from '../../servers/slack/local-slack.ts';
import type { PostedMessage } from '../../servers/slack/recording.ts';
import { SILENT } from '../../silent-log.ts';

/** What the desk answers; a function of what was said to it, and by whom. */
export type FakeDesk = (line: string, visit: DeskVisit) => DeskAnswer | Promise<DeskAnswer>;

export interface WithDesk {
  readonly slack: LocalSlack;
  /** What was said to the desk in this test. */
  readonly said: readonly { readonly line: string; readonly visit: DeskVisit }[];
  desk: FakeDesk;
  /** The message that answered a command or a press. */
  answerTo(asked: InteractionDelivery): Promise<PostedMessage>;
}

/** @param admins as `SLACK_ADMINS` names them */
export function withDesk(admins: readonly string[] = []): WithDesk {
  let slack: LocalSlack | undefined;
  let platform: Platform | undefined;
  let running: Promise<void> | undefined;
  const said: { line: string; visit: DeskVisit }[] = [];
  const claimed = new Set<string>();
  let passedMs = 0;
  const here: WithDesk = {
    get slack() {
      if (!slack) throw new Error('Not started yet.');
      return slack;
    },
    said,
    desk: () => ({ lines: [['Nothing.']], buttons: [] }),
    async answerTo(asked) {
      const post = await here.slack.waitFor(
        () => asked.responses.find(({ message }) => message),
        'an answer',
      );
      if (!post.message) throw new Error('No message.');
      return post.message;
    },
  };
  beforeAll(async () => {
    slack = await startLocalSlack();
    platform = createSlack({
      ask: () => payReply,
      log: SILENT,
      meter: NO_METER,
      answeredEvents: {
        claim: async (event) => !claimed.has(event) && claimed.add(event).has(event),
        release: async (event) => void claimed.delete(event),
        hasAnsweredIn: async () => false,
      },
      channelSettings: {
        isListening: async () => false,
        setListening: async () => {},
        listensAnywhere: async () => false,
      },
      feedback: { count: async () => {} },
      desk: {
        async answer(line, visit) {
          said.push({ line, visit });
          return here.desk(line, visit);
        },
      },
      noteQuestion: () => {},
      now: () => Date.now() + passedMs,
      samples: ['senior seattle'],
      sources: () => [{ source: 'guide', title: 'A guide', section: '', vintage: 'May 2024' }],
      connection: {
        access: { kind: 'one', botToken: slack.workspace().botToken },
        transport: { kind: 'socket', appToken: 'xapp-1' },
        admins,
        apiUrl: slack.apiUrl,
      },
      installations: { keep: async () => {}, find: async () => undefined, forget: async () => {} },
    });
    running = platform.start();
    await slack.connected();
  });
  beforeEach(() => {
    said.length = 0;
    // Nobody has asked too much yet.
    passedMs += 60_000;
  });
  afterAll(async () => {
    await platform?.stop();
    await running;
    await slack?.stop();
  });
  return here;
}
