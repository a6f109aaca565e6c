/** What somebody asked, however it reached us. Every platform turns its own events into this one shape. */
export interface Question {
  /** As typed, without a command's name or the bot's mention. */
  readonly text: string;
  /**
   * The thread it belongs to, whoever speaks in it. Questions of one conversation follow one another; without it the
   * question stands alone.
   */
  readonly conversation?: string;
}
