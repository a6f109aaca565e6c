/** The HTTP listener, spoken to by people who do not care how HTTP is spoken. */
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../src/chat/platform.ts';
import { type Listener, openListener } from '../../src/monitoring/listener.ts';
import { findLeaks } from './find-leaks.ts';
import { runs } from './fuzz-runs.ts';
import { type HttpSaid, sayHttp, sayRaw } from './say-http.ts';

let listener: Listener;
const logged: unknown[] = [];
const routes: readonly Route[] = [
  {
    path: '/known',
    methods: ['GET', 'HEAD'],
    answer: (_, response) => void response.end('known'),
  },
  {
    path: '/takes',
    methods: ['POST'],
    answer(request, response) {
      request.resume().on('end', () => response.end('taken'));
    },
  },
  {
    path: '/breaks',
    methods: ['GET'],
    answer() {
      throw new Error('a secret of /home/somebody');
    },
  },
];

beforeAll(async () => {
  const note = (...said: unknown[]) => void logged.push(said);
  listener = await openListener({
    port: 0,
    host: '127.0.0.1',
    routes: () => routes,
    log: { info: note, warn: note, error: note },
  });
});
afterAll(async () => {
  await listener.close();
});

async function expectWell(): Promise<void> {
  expect(await get('/known')).toMatchObject({ status: 200, body: 'known' });
}

const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
  sayHttp(listener.port, { method, path, headers });

/** Refused, or cut off, without a word about anything. */
function expectNothingTold({ status, body, raw }: HttpSaid): void {
  expect([0, 400, 404, 405, 408, 413, 414, 417, 431, 500, 501, 505]).toContain(status);
  expect(body).toBe('');
  expect(findLeaks(raw, ['/home/somebody'])).toEqual([]);
  expect(raw).not.toMatch(/^(?:server|x-powered-by):/im);
}

/** Says these words and no more; whoever listens may answer and wait for more. */
const saying = (text: string) => sayRaw(listener.port, (socket) => void socket.end(text, 'latin1'));

describe('a path', () => {
  it.each([
    '/',
    '//',
    '//known',
    '/known/',
    '/KNOWN',
    '/known%2f',
    '/%6bnown',
    '/known;a=b',
    '/known#x',
    '/./known',
    '/../known',
    '/../../../../etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/%00',
    '/%ff%fe',
    '/%',
    '/.env',
    '/.git/config',
    '/__proto__',
    '/constructor',
    '*',
    'known',
    'http://evil.example/known',
    `/${'a'.repeat(8_000)}`,
    '/<script>alert(1)</script>',
  ])('that is not known is not told about: %s', async (path) => {
    expectNothingTold(await get(path));
  });

  it('counts whatever stands behind its question mark', async () => {
    for (const query of ['?', '?a=b', '?/../x', `?${'a'.repeat(8_000)}`, '?%00'])
      expect(await get(`/known${query}`)).toMatchObject({ status: 200, body: 'known' });
  });

  it('whose answer breaks says nothing of why', async () => {
    expectNothingTold(await get('/breaks'));
    await expectWell();
  });
});

describe('a method', () => {
  it.each([
    'POST',
    'PUT',
    'DELETE',
    'PATCH',
    'OPTIONS',
    'TRACE',
    'PROPFIND',
    'BREW',
    'get',
    'CONNECT',
    'PRI',
  ])('that a path does not take is refused: %s', async (method) => {
    expectNothingTold(await get('/known', {}, method));
    await expectWell();
  });

  it('of looking alone brings no body', async () => {
    expect(await get('/known', {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });
});

describe('headers', () => {
  it.each<[string, string]>([
    ['many', Array.from({ length: 5_000 }, (_, i) => `a${i}: b\r\n`).join('')],
    ['long', `a: ${'b'.repeat(100_000)}\r\n`],
    ['of no name', ': b\r\n'],
    ['of no value and no end', 'a\r\n'],
    ['folded', 'a: b\r\n c\r\n'],
    ['with a nul', 'a: b\0c\r\n'],
    ['of two lengths', 'content-length: 1\r\ncontent-length: 2\r\n'],
    ['of a length and chunks', 'content-length: 5\r\ntransfer-encoding: chunked\r\n'],
    ['of a length that is none', 'content-length: -1\r\n'],
    ['of a length beyond all', 'content-length: 99999999999999999999\r\n'],
    ['of chunks of another kind', 'transfer-encoding: gzip, chunked, identity\r\n'],
    ['of what is expected', 'expect: a-miracle\r\n'],
  ])('that are %s cost nobody else an answer', async (_, headers) => {
    expectNothingTold(
      await saying(`POST /nowhere HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${headers}\r\n`),
    );
    await expectWell();
  });

  it('may ask for another protocol, and do not get it', async () => {
    const upgrade = { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-key': 'x' };
    const { status } = await sayRaw(listener.port, (socket) => {
      const lines = Object.entries(upgrade).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.end(`GET /known HTTP/1.1\r\nhost: x\r\n${lines.join('')}\r\n`);
    });
    expect(status).toBe(200);
  });
});

describe('a body', () => {
  it.each<[string, string]>([
    ['chunks of no size', 'zz\r\nabc\r\n'],
    ['a chunk without end', 'ffffffffffffffff\r\nabc'],
    ['a chunk that is longer than it says', '1\r\nabcdef\r\n0\r\n\r\n'],
    ['a chunk of many words', `1;${'a=b;'.repeat(20_000)}\r\na\r\n0\r\n\r\n`],
    ['trailers without end', `0\r\n${'a: b\r\n'.repeat(20_000)}`],
  ])('that has %s is given up', async (_, body) => {
    expectNothingTold(
      await saying(`POST /takes HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n${body}`),
    );
    await expectWell();
  });
});

describe('many requests', () => {
  it('behind one another are answered in order', async () => {
    const one = 'GET /known HTTP/1.1\r\nhost: x\r\n\r\n';
    const last = 'GET /known HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';
    const { raw } = await saying(one.repeat(500) + last);
    expect(raw.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(501);
  });

  it('behind one that is refused are not read', async () => {
    const { raw } = await saying(
      'GET /nowhere HTTP/1.1\r\nhost: x\r\n\r\nGET /known HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    );
    expect(raw.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 404']);
  });

  it('begun and left alone cost nobody else an answer', async () => {
    const open: Socket[] = [];
    const begun = Array.from({ length: 300 }, () => {
      const socket = connect(listener.port, '127.0.0.1').on('error', () => {});
      open.push(socket);
      return new Promise<void>((resolve) => socket.write('GET /known HTTP/1.1\r\nhost: ', () => resolve()));
    });
    await Promise.all(begun);
    await expectWell();
    for (const socket of open) socket.destroy();
    await expectWell();
  });
});

describe('somebody slow', () => {
  it('is told that it took too long, however little they send at a time', async () => {
    const drip = (beginning: string, piece: string) =>
      sayRaw(listener.port, (socket) => {
        socket.write(beginning);
        const dripping = setInterval(() => socket.write(piece), 200);
        socket.on('close', () => clearInterval(dripping));
      });
    const said = await Promise.all([
      drip('GET /known HTTP/1.1\r\n', 'a: b\r\n'),
      drip('G', 'G'),
      drip('GET /known HTTP/1.1\r\na: ', 'b'),
      drip('POST /takes HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n', 'a'),
      drip('POST /takes HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n', '1\r\na\r\n'),
      drip('\r\n', '\r\n'),
      sayRaw(listener.port, () => {}),
    ]);
    for (const one of said) expectNothingTold(one);
    await expectWell();
  }, 60_000);
});

describe('anything else', () => {
  it('is refused or cut off, whatever bytes it is made of', async () => {
    const beginning = fc.constantFrom(
      '',
      '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
      'GET /known\r\n',
      'GET /nowhere HTTP/1.1\r\n',
      'GET /nowhere HTTP/9.9\r\nhost: x\r\n\r\n',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      '\0\0\0\0',
    );
    await fc.assert(
      fc.asyncProperty(beginning, fc.uint8Array({ maxLength: 100 }), async (start, bytes) => {
        const said = await sayRaw(listener.port, (socket) => {
          socket.end(Buffer.concat([Buffer.from(start, 'latin1'), bytes]));
        });
        expectNothingTold(said);
      }),
      { ...runs(150), endOnFailure: true },
    );
    await expectWell();
  });
});
