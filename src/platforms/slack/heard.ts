/** The shapes of what takes events and presses. */
import type { AllMiddlewareArgs, SlackEventMiddlewareArgs, webApi } from '@slack/bolt';
import type { Press } from './parse-press.ts';
import type { Services } from './services.ts';

/** What is given with whatever arrives. */
export type Heard<Given> = Given & Pick<AllMiddlewareArgs, 'context' | 'client'>;

export type OnEvent = (heard: Heard<SlackEventMiddlewareArgs>, services: Services) => Promise<unknown>;

/** What a press can be answered by. */
export interface Answerable {
  readonly client: webApi.WebClient;
  /** Empty where there is none. */
  readonly responseUrl: string;
}

export type OnPress = (press: Press, services: Services, by: Answerable) => Promise<unknown>;
