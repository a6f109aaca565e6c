/** Speaks HTTP over a bare connection, so that a request may be as wrong as it likes. */
import { connect, type Socket } from 'node:net';

/** What was said back. */
export interface HttpSaid {
  /** 0 where nothing came. */
  readonly status: number;
  readonly body: string;
  readonly raw: string;
}

export interface HttpSaying {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

const CHUNK = 64 * 1024;

/** One request over a connection of its own; resolves when the other side closes it. */
export function sayHttp(port: number, { method, path, headers, body = '' }: HttpSaying): Promise<HttpSaid> {
  const bytes = Buffer.from(body);
  const chunked = headers['transfer-encoding'] === 'chunked';
  const lines = Object.entries({
    host: 'bot.example',
    connection: 'close',
    ...(chunked || method === 'GET' ? {} : { 'content-length': String(bytes.length) }),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1');
  return sayRaw(port, (socket) => {
    socket.write(head);
    if (!chunked) return void socket.write(bytes);
    for (let at = 0; at < bytes.length; at += CHUNK) {
      const piece = bytes.subarray(at, at + CHUNK);
      socket.write(`${piece.length.toString(16)}\r\n`);
      socket.write(piece);
      socket.write('\r\n');
    }
    socket.write('0\r\n\r\n');
  });
}

/** Whatever is to be said; resolves with all that came back, once the other side has closed. */
export function sayRaw(port: number, say: (socket: Socket) => void): Promise<HttpSaid> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => say(socket));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // Whoever is refused in the middle of a word may find the connection gone.
    socket.on('error', () => {});
    socket.on('close', () => {
      const raw = Buffer.concat(chunks).toString('latin1');
      const [head = '', ...rest] = raw.split('\r\n\r\n');
      const body = rest.join('\r\n\r\n');
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0);
      resolve({ status, body: /^transfer-encoding: chunked/im.test(head) ? joined(body) : body, raw });
    });
  });
}

/** A body that came in chunks. */
function joined(chunks: string): string {
  const [, size = '0'] = /^([\da-f]+)\r\n/.exec(chunks) ?? [];
  const length = Number.parseInt(size, 16);
  if (length === 0) return '';
  const begin = size.length + 2;
  return chunks.slice(begin, begin + length) + joined(chunks.slice(begin + length + 2));
}
