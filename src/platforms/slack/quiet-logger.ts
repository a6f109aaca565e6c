/** Bolt's warnings and errors into our log, without what they may carry along. */
import { LogLevel, type webApi } from '@slack/bolt';
import { describeFault } from '../../chat/describe-fault.ts';
import type { Log } from '../../chat/log.ts';

/** Debug and info lines of the SDK tell payloads and nothing an operator needs: they are dropped. */
export function createQuietLogger(log: Log): webApi.Logger {
  const drop = () => {};
  const fields = (said: readonly unknown[]) =>
    said.map((part) => describeFault(part instanceof Error ? part : String(part)));
  return {
    debug: drop,
    info: drop,
    warn: (...said) => log.warn({ said: fields(said) }, "a warning of Slack's SDK"),
    error: (...said) => log.error({ said: fields(said) }, "an error of Slack's SDK"),
    setLevel: drop,
    getLevel: () => LogLevel.WARN,
    setName: drop,
  };
}
