/** What the started bot shows on its listener. */
import type { RunningBot } from '../platforms/start-bot.ts';

export interface Ready {
  readonly status: number;
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, { readonly ready: boolean; readonly why?: string }>>;
}

export interface Pages {
  readonly origin: string;
  get(path: string, init?: RequestInit): Promise<Response>;
  ready(): Promise<Ready>;
  /** Looks until it is as it should be. */
  readyOnce(as: (ready: Ready) => boolean): Promise<Ready>;
  /** The value of a sample, 0 where there is none. @param labels as they stand in the text, in any order */
  metric(name: string, labels?: Readonly<Record<string, string>>): Promise<number>;
}

/** The bot must have been started with `PORT`. */
export function lookIn(bot: RunningBot): Pages {
  const port = /"port":(\d+),"msg":"listening for HTTP"/.exec(bot.output())?.[1];
  if (port === undefined) throw new Error(`The bot does not listen:\n${bot.output()}`);
  const origin = `http://127.0.0.1:${port}`;
  const pages: Pages = {
    origin,
    get: (path, init) => fetch(`${origin}${path}`, init),
    async ready() {
      const response = await pages.get('/readyz');
      return { status: response.status, ...((await response.json()) as Omit<Ready, 'status'>) };
    },
    async readyOnce(as) {
      for (;;) {
        const ready = await pages.ready();
        if (as(ready)) return ready;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async metric(name, labels = {}) {
      const text = await (await pages.get('/metrics')).text();
      const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
      const line = text
        .split('\n')
        .find((one) => /^\w+/.exec(one)?.[0] === name && wanted.every((label) => one.includes(label)));
      return line === undefined ? 0 : Number(line.slice(line.lastIndexOf(' ') + 1));
    },
  };
  return pages;
}
