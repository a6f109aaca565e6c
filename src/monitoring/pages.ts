/** What whoever runs the bot can look at: does it live, can it answer, and what it has counted. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Route } from '../chat/platform.ts';
import type { Metrics } from './metrics.ts';
import type { Conditions } from './readiness.ts';

export interface PagesOptions {
  readonly look: () => Promise<Conditions>;
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
  /** Told of a page that could not be shown. */
  readonly report: (fault: unknown) => void;
}

interface Page {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';

export function createPages({ look, metrics, report }: PagesOptions): Route[] {
  const page = (path: string, show: () => Promise<Page>): Route => ({
    path,
    methods: ['GET', 'HEAD'],
    answer(request, response) {
      show().then(
        (shown) => send(shown, request, response),
        (fault: unknown) => {
          report(fault);
          response.writeHead(500, { connection: 'close' }).end();
        },
      );
    },
  });
  return [
    page('/healthz', async () => ({ status: 200, type: JSON_TYPE, body: JSON.stringify({ alive: true }) })),
    page('/readyz', async () => {
      const parts = await look();
      const ready = Object.values(parts).every((part) => part.ready);
      return { status: ready ? 200 : 503, type: JSON_TYPE, body: JSON.stringify({ ready, parts }) };
    }),
    page('/metrics', async () => ({ status: 200, type: metrics.contentType, body: await metrics.text() })),
  ];
}

function send({ status, type, body }: Page, { method }: IncomingMessage, response: ServerResponse): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(method === 'HEAD' ? undefined : body);
}
