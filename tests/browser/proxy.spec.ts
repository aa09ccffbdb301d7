import { randomBytes } from 'node:crypto';
import { request } from 'node:https';
import { io } from 'socket.io-client';
import type { Picture } from '#lib/schema/live-wire.ts';
import * as contest from '#lib/server/contest/service.ts';
import { expect, test } from '../support/browser.ts';
import { makeCall } from '../support/entries.ts';
import { findEveryPage, get, pageRoutes } from '../support/every-page.ts';
import { makeSmallFinal } from '../support/final.ts';
import { liveInSite } from '../support/lived-in-site.ts';
import { documented, hasNginx, proxyPassOnly, startNginx } from '../support/nginx.ts';

const PUBLIC = 'https://thi.dongthap.hall';
/** nginx takes 4 kB as it comes; what cookies and addresses may still add fits in between. */
const MOST_HEADER_BYTES = 3500;

test.skip(!hasNginx, 'NGINX IS NOT INSTALLED: what stands in front in real life is not tested');

test('every page comes through nginx as it is installed, whoever looks', async ({ openSite }) => {
  test.slow();
  const site = await openSite({});
  const pages = await findEveryPage(site.url, await liveInSite(site));
  const missing = pageRoutes().filter((route) => !pages.has(route));
  expect(missing, 'pages that nobody came to').toEqual([]);
  const nginx = await startNginx(proxyPassOnly(site.url));
  try {
    const faults: string[] = [];
    for (const [route, { path, cookie, who }] of pages) {
      const { status, headerBytes } = await get(nginx.http, path, cookie);
      if (status !== 200 || headerBytes > MOST_HEADER_BYTES)
        faults.push(`${route} for ${who}: ${status}, ${headerBytes} bytes of headers`);
    }
    expect(faults).toEqual([]);
    const kinds = {
      redirect: await get(nginx.http, `/organizer?q=${'/'.repeat(1900)}`, ''),
      'not found': await get(nginx.http, `/${'a'.repeat(1900)}`, ''),
      'slash at the end': await get(nginx.http, `/login/?q=${'a'.repeat(1900)}`, ''),
      'too long': await get(nginx.http, `/?q=${'a'.repeat(3000)}`, '')
    };
    const shown = Object.entries(kinds).map(([kind, { status, headerBytes }]) => [
      kind,
      status,
      headerBytes <= MOST_HEADER_BYTES
    ]);
    expect(shown).toEqual([
      ['redirect', 303, true],
      ['not found', 404, true],
      ['slash at the end', 308, true],
      ['too long', 414, true]
    ]);
  } finally {
    await nginx.stop();
  }
});

test('the configuration of the handbook serves pages, sign-in, films and sockets', async ({
  openSite
}) => {
  const site = await openSite({ origin: PUBLIC });
  const { ctx } = site;
  const contestId = (await contest.current(ctx))!.contest.id;
  const { tokens } = await makeCall(ctx, contestId);
  const final = await makeSmallFinal(ctx);
  await site.addStaff('bantochuc', 'sen-lua-cau-2021');
  const nginx = await startNginx(documented(site.url));
  const ask = (method: string, path: string, headers: object = {}, body?: Buffer | string) =>
    new Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
      const all = { host: 'thi.dongthap.hall', origin: PUBLIC, accept: 'text/html', ...headers };
      const options = { method, headers: all, rejectUnauthorized: false };
      const sent = request(nginx.https + path, options, (answer) => {
        answer.resume();
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers })
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  try {
    const plain = await get(nginx.http, '/login?next=/quiz', '');
    expect([plain.status, plain.headers['location']]).toEqual([
      301,
      'https://127.0.0.1/login?next=/quiz'
    ]);

    const page = await ask('GET', '/login');
    expect(page.status).toBe(200);
    expect(page.headers['strict-transport-security']).toContain('max-age');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const signedIn = await ask(
      'POST',
      '/login',
      form,
      'loginName=bantochuc&password=sen-lua-cau-2021'
    );
    expect(signedIn.status).toBe(303);
    const cookie = String(signedIn.headers['set-cookie']?.[0]);
    expect(cookie).toMatch(/^__Host-session-[0-9a-f]+=.*; Secure/);
    const organizer = await ask('GET', '/organizer', { cookie: cookie.split(';')[0] });
    expect(organizer.status).toBe(200);

    const tus = { 'tus-resumable': '1.0.0' };
    const film = Buffer.concat([
      Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42', 'latin1'),
      randomBytes(8 * 1024 * 1024 - 24)
    ]);
    const metadata = `filename ${Buffer.from('phim.mp4').toString('base64')}`;
    const begun = await ask('POST', `/entries/${tokens[0]}/uploads`, {
      ...tus,
      'upload-length': String(film.length),
      'upload-metadata': metadata
    });
    expect(begun.status).toBe(201);
    const piece = {
      ...tus,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': '0'
    };
    const sent = await ask('PATCH', String(begun.headers['location']), piece, film);
    expect([sent.status, sent.headers['upload-offset']]).toEqual([204, String(film.length)]);

    const socket = io(nginx.https, {
      path: '/sockets/',
      transports: ['websocket'],
      rejectUnauthorized: false,
      reconnection: false,
      extraHeaders: { host: 'thi.dongthap.hall', origin: PUBLIC },
      auth: { finalId: final.finalId, screen: 'projector', has: null }
    });
    const picture = await new Promise<Picture>((resolve, reject) => {
      socket.once('live:picture', resolve);
      socket.once('connect_error', reject);
    });
    expect(picture.seq).toBe(0);
    socket.disconnect();
  } finally {
    await nginx.stop();
  }
});
