import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import { gate } from '#lib/server/front-door/gate.ts';
import { makeGateway } from '#lib/server/live/gateway/gateway.ts';
import { makeRooms } from '#lib/server/live/rooms.ts';
import { openBench } from '../../support/databases.ts';

const HALL = 'http://10.0.0.5:3000';
const PUBLIC = 'https://hoithi.example.vn';
const NOT_FOR_NGINX = 3500;

type Said = { status: number; headers: IncomingMessage['headers']; size: number; body: string };

describe('the gate', () => {
  let bench: Awaited<ReturnType<typeof openBench>> | undefined;
  const open: (() => void)[] = [];
  beforeAll(async () => {
    bench = await openBench('sqlite');
  });
  afterEach(() => open.splice(0).forEach((close) => close()));
  afterAll(() => bench?.close());

  /** A door that answers what passes the gate, sockets included, and what it wrote into the log. */
  async function doorOf(origin: string | undefined) {
    const lines: string[] = [];
    const log = pino(
      new Writable({ write: (line, _, done) => (lines.push(String(line)), done()) })
    );
    const ctx: Ctx = makeCtx(bench!.bench.database.db, { log, secret: 'a secret', now: Date.now });
    const rooms = makeRooms(ctx);
    const sockets = makeGateway(ctx, rooms, {
      origin,
      forwarding: { header: null, depth: 1 }
    });
    const answers = createServer((_, response) => response.end('passed'));
    sockets.attach(answers);
    const pass = gate(ctx, origin, (asked, response) => {
      for (const listener of answers.listeners('request')) listener.call(answers, asked, response);
      return true;
    });
    const server = createServer(pass);
    open.push(sockets.close, rooms.close, () => server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const ask = (method: string, path: string, headers: Record<string, string>): Promise<Said> =>
      new Promise((resolve, reject) => {
        const sent = request({ port, host: '127.0.0.1', method, path, headers }, (answer) => {
          let body = '';
          answer.on('data', (piece) => (body += String(piece)));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              size: answer.rawHeaders.join(': ').length,
              body
            })
          );
        });
        sent.on('error', reject);
        sent.end();
      });
    const post = async (path: string, body: string | ReadableStream, headers = {}) => {
      const streaming = typeof body === 'string' ? {} : { duplex: 'half' };
      const own = { origin: `http://127.0.0.1:${port}`, accept: 'text/html', ...headers };
      const init = { method: 'POST', body, headers: own, ...streaming } as RequestInit;
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, init);
      return { status: answer.status, text: await answer.text() };
    };
    return { ask, post, lines, ctx };
  }

  it.each([
    ['opened by its number', PUBLIC, { origin: HALL, host: '10.0.0.5:3000' }],
    [
      'opened without a lock',
      PUBLIC,
      { origin: 'http://hoithi.example.vn', host: 'hoithi.example.vn' }
    ],
    ['ORIGIN with another port', 'http://10.0.0.5:80', { origin: HALL, host: '10.0.0.5:3000' }],
    ['behind https, the host handed on', undefined, { origin: PUBLIC, host: 'hoithi.example.vn' }],
    [
      'behind https, the host not handed on',
      undefined,
      { origin: PUBLIC, host: '127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }
    ]
  ])('says both addresses to a page of ours: %s', async (_, origin, headers) => {
    const { ask, lines, ctx } = await doorOf(origin);
    const configured = origin ? new URL(origin).origin : `http://${headers.host}`;
    const form = await ask('POST', '/login', { ...headers, accept: 'text/html' });
    expect(form.status).toBe(403);
    expect(form.headers['content-type']).toBe('text/html; charset=utf-8');
    for (const address of [configured, headers.origin]) expect(form.body).toContain(address);
    expect(form.body).toContain('Vui lòng');

    const enhanced = await ask('POST', '/login', { ...headers, 'x-sveltekit-action': 'true' });
    const { type, error } = JSON.parse(enhanced.body) as {
      type: string;
      error: { message: string };
    };
    expect([enhanced.status, type]).toEqual([403, 'error']);
    expect(error.message).toContain(
      `địa chỉ ${configured} nhưng đang được mở qua ${headers.origin}`
    );

    const save = await ask('POST', '/api/attempts/a/answers', { ...headers, accept: '*/*' });
    expect(JSON.parse(save.body)).toEqual({ code: 'wrong-origin', message: error.message });
    const upload = await ask(
      'PATCH',
      '/entries/t/uploads/0123456789abcdef0123456789abcdef',
      headers
    );
    expect([upload.status, upload.body]).toEqual([403, 'wrong-origin']);
    const socket = await ask('GET', '/sockets/?EIO=4&transport=polling', headers);
    expect([socket.status, JSON.parse(socket.body)]).toMatchObject([
      403,
      { message: 'wrong-origin' }
    ]);

    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`ORIGIN=${headers.origin}`);
    expect(ctx.alarms.standing()).toMatchObject([
      { code: 'wrong-origin', detail: { expected: configured, actual: headers.origin } }
    ]);
  });

  it.each([
    ['of another site', PUBLIC, { origin: 'https://evil.example', host: 'hoithi.example.vn' }],
    [
      'that the browser says is of another site',
      undefined,
      { origin: 'https://evil.example', host: '127.0.0.1:3000', 'sec-fetch-site': 'cross-site' }
    ],
    ['without an origin', PUBLIC, { host: 'hoithi.example.vn' }],
    ['whose origin is hidden', PUBLIC, { origin: 'null', host: 'hoithi.example.vn' }]
  ])('refuses a form %s and raises no alarm', async (_, origin, headers) => {
    const { ask, lines, ctx } = await doorOf(origin);
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const said = await ask(method, '/login', { ...headers, accept: 'text/html' });
      expect([said.status, said.body.includes('Yêu cầu không đến từ trang của hệ thống')]).toEqual([
        403,
        true
      ]);
    }
    expect([lines, ctx.alarms.standing()]).toEqual([[], []]);
  });

  it('tells no more pairs in the log than a person can read, and none twice', async () => {
    const { ask, lines } = await doorOf(PUBLIC);
    for (let number = 0; number < 120; number += 1) {
      const host = `10.0.0.${number % 60}:3000`;
      await ask('POST', '/login', { host, origin: `http://${host}` });
    }
    expect(lines).toHaveLength(50);
  });

  it('puts nothing of a made-up address into the page as markup', async () => {
    const { ask } = await doorOf(undefined);
    const origin = 'http://<script>alert(1)</script>';
    const said = await ask('POST', '/login', { origin, host: 'a"><script>', accept: 'text/html' });
    expect([said.status, said.body.includes('<script')]).toEqual([403, false]);
    expect(said.headers['content-security-policy']).toMatch(/^default-src 'none'/);
  });

  it.each([
    [PUBLIC, { origin: PUBLIC, host: '127.0.0.1:3000' }],
    [undefined, { origin: HALL, host: '10.0.0.5:3000' }]
  ])('lets forms of its own pages pass: ORIGIN %s', async (origin, headers) => {
    const { ask } = await doorOf(origin);
    expect((await ask('POST', '/login', headers)).body).toBe('passed');
  });

  it('shows pages at every address', async () => {
    const { ask } = await doorOf(PUBLIC);
    expect((await ask('GET', '/login', { host: '10.0.0.5:3000' })).body).toBe('passed');
  });

  it.each([
    ['page', 'GET', '/', {}],
    ['file', 'GET', '/_app/immutable/a.js', {}],
    ['refused form', 'POST', '/login', { accept: 'text/html' }],
    ['polling socket', 'GET', '/sockets/?EIO=4&transport=polling', { origin: PUBLIC }],
    ['refused socket', 'GET', '/sockets/?EIO=4&transport=polling', { origin: HALL }],
    ['too long an address', 'GET', `/?q=${'a'.repeat(9000)}`, {}]
  ])('marks every kind of answer: %s', async (_, method, path, headers) => {
    const marks = {
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin'
    };
    const safe = await (await doorOf(PUBLIC)).ask(method, path, headers);
    expect(safe.headers).toMatchObject({
      ...marks,
      'strict-transport-security': 'max-age=31536000'
    });
    expect(safe.size).toBeLessThan(NOT_FOR_NGINX);
    const plain = await (await doorOf(undefined)).ask(method, path, headers);
    expect(plain.headers).toMatchObject(marks);
    expect(plain.headers).not.toHaveProperty('strict-transport-security');
  });

  it('refuses an address that no redirect could repeat', async () => {
    const { ask } = await doorOf(PUBLIC);
    const said = await ask('GET', `/organizer?q=${'a'.repeat(2000)}`, { accept: 'text/html' });
    expect([said.status, said.body.includes('Địa chỉ trang quá dài')]).toEqual([414, true]);
  });

  it.each([
    ['/login', 16],
    ['/activate', 16],
    ['/api/judging/sheets/s/marks', 64],
    ['/quiz/a?/submit', 64],
    ['/organizer/finals/f?/rename', 512],
    ['/organizer/import?/preview', 4096]
  ])(
    'takes %s with %i kB and refuses more in words, also to who goes on sending (B-M8)',
    async (path, kilobytes) => {
      const { post } = await doorOf(undefined);
      expect(await post(path, 'x'.repeat(kilobytes * 1024))).toEqual({
        status: 200,
        text: 'passed'
      });
      const refused = await post(path, 'x'.repeat(kilobytes * 1024 + 1));
      expect(refused.status).toBe(413);
      expect(refused.text).toContain(`tối đa ${kilobytes} kB`);
      expect((await post(path, 'x'.repeat(5 * 1024 * 1024))).status).toBe(413);
    }
  );

  it.each(['gzip', 'br', 'deflate', 'gzip, identity', 'x-unheard-of'])(
    'refuses a body packed as %s, however small it is packed (B-M8)',
    async (encoding) => {
      const { post } = await doorOf(undefined);
      const headers = { 'content-encoding': encoding, 'content-type': 'application/json' };
      const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024)).toString('latin1');
      for (const path of ['/login', '/api/attempts/a/answers']) {
        const refused = await post(path, bomb, { ...headers, accept: '*/*' });
        expect([refused.status, JSON.parse(refused.text)]).toMatchObject([
          415,
          { code: 'body-encoded' }
        ]);
      }
    }
  );

  it('takes a body that says it is not packed', async () => {
    const { post } = await doorOf(undefined);
    expect(await post('/login', 'a=b', { 'content-encoding': 'identity' })).toMatchObject({
      status: 200
    });
  });

  it.each([
    [403, 'POST', '/login', { origin: 'https://evil.example' }],
    [411, 'POST', '/login', { origin: HALL, 'transfer-encoding': 'chunked' }],
    [413, 'POST', '/login', { origin: HALL, 'content-length': '99999999' }],
    [414, 'GET', `/?q=${'a'.repeat(3000)}`, {}],
    [415, 'POST', '/login', { origin: HALL, 'content-encoding': 'gzip' }]
  ] as const)(
    'says %d to a person in words with a way on, to a script as a code',
    async (status, method, path, headers) => {
      const { ask } = await doorOf(undefined);
      const asked = { host: '10.0.0.5:3000', ...headers };
      const page = await ask(method, path, { ...asked, accept: 'text/html,*/*;q=0.8' });
      expect([page.status, page.headers['content-type']]).toEqual([
        status,
        'text/html; charset=utf-8'
      ]);
      expect(page.body).toContain('<html lang="vi">');
      expect(page.body).toContain(`Mã lỗi ${status}`);
      expect(page.body).toContain('<a href="/">Về trang chủ</a>');
      const call = await ask(method, path, { ...asked, accept: 'application/json' });
      expect([call.status, call.headers['content-type']]).toEqual([status, 'application/json']);
      expect(JSON.parse(call.body)).toEqual({
        code: expect.stringMatching(/^[a-z-]+$/),
        message: expect.stringMatching(/\p{L}/u)
      });
    }
  );

  it('refuses a body that nobody says the length of', async () => {
    const { post } = await doorOf(undefined);
    const body = new Blob(['x'.repeat(1000)]).stream();
    expect(await post('/login', body, { accept: 'application/json' })).toMatchObject({
      status: 411
    });
  });
});
