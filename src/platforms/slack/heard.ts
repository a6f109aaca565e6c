/** The shapes of what takes events and presses. */
import type { AllMiddlewareArgs, SlackEventMiddlewareArgs, webApi } from '@slack/bolt';
import type { Press } from './parse-press.ts';
import type { Services } from './services.ts';

/** What is given with whatever arrives. */
export type Heard<Given> = Given & Pick<AllMiddlewareArgs, 'context' | 'client'>;

export type OnEvent = (heard: Heard<SlackEventMiddlewareArgs>, services: Services) => Promise<unknown>;

/** @param responseUrl empty where nothing can be answered by it */
export type OnPress = (
  press: Press,
  services: Services,
  client: webApi.WebClient,
  responseUrl: string,
) => Promise<unknown>;
