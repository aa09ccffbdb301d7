import { statSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { frontDoor } from '#lib/server/front-door/door.ts';
import { renewLink } from '#lib/server/entries/links.ts';
import { verifyFiles } from '#lib/server/entries/verify.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { accessBy, film, makeCall, temporaryVault } from '../../support/entries.ts';

const TUS = { 'tus-resumable': '1.0.0' };
const PIECE = { ...TUS, 'content-type': 'application/offset+octet-stream' };
const named = (name: string): string => `filename ${Buffer.from(name).toString('base64')}`;

describeOnEachDatabase('uploads over HTTP', (bench) => {
  const { vault, remove } = temporaryVault();
  let contestId = '';
  let server: Server | undefined;
  let url = '';
  beforeAll(async () => {
    const { ctx } = bench();
    contestId = (await makeSmallContest(ctx)).contest.id;
    const door = frontDoor(ctx, vault, undefined);
    server = createServer((request, response) => {
      if (!door(request, response)) response.writeHead(404).end('not the door');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server?.close();
    remove();
  });

  const send = (path: string, method: string, headers: object, body?: Buffer<ArrayBuffer>) =>
    fetch(`${url}${path}`, {
      method,
      headers: { origin: url, ...headers },
      ...(body ? { body } : {})
    });
  const made = async (rules = {}) => {
    const { ctx } = bench();
    const call = await makeCall(ctx, contestId, rules);
    return { ctx, ...call, base: `/entries/${call.tokens[0]}/uploads` };
  };
  const create = async (base: string, bytes: number, name = 'phim.mp4') => {
    const headers = { ...TUS, 'upload-length': String(bytes), 'upload-metadata': named(name) };
    return send(base, 'POST', headers);
  };
  const at = (offset: number) => ({ ...PIECE, 'upload-offset': String(offset) });

  it('speak tus 1.0.0: created, sent in pieces, asked how far, finished', async () => {
    const { base } = await made();
    const options = await send(base, 'OPTIONS', {});
    expect(options.headers.get('tus-extension')).toBe('creation,termination');
    const created = await create(base, 3000);
    expect(created.status).toBe(201);
    const path = created.headers.get('location')!;
    const bytes = Buffer.from(film(3000));
    const first = await send(path, 'PATCH', at(0), bytes.subarray(0, 1000));
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '1000']);
    const asked = await send(path, 'HEAD', TUS);
    expect(asked.headers.get('upload-offset')).toBe('1000');
    expect(asked.headers.get('upload-length')).toBe('3000');
    expect(asked.headers.get('cache-control')).toBe('no-store');
    const last = await send(path, 'PATCH', at(1000), bytes.subarray(1000));
    expect(last.headers.get('upload-offset')).toBe('3000');
    // The answer was lost and the browser asks again: it is there.
    expect((await send(path, 'HEAD', TUS)).headers.get('upload-offset')).toBe('3000');
    expect((await verifyFiles(bench().ctx, vault)).damaged).toEqual([]);
  });

  it('keep what came on a connection that broke', async () => {
    const { base } = await made();
    const path = (await create(base, 3000)).headers.get('location')!;
    const broken = httpRequest(`${url}${path}`, {
      method: 'PATCH',
      headers: { origin: url, ...at(0), 'content-length': '3000' }
    });
    const failed = once(broken, 'error');
    broken.write(film(3000).subarray(0, 1200));
    const part = vault.partPath(path.split('/').at(-1)!);
    await expect.poll(() => statSync(part).size).toBe(1200);
    broken.destroy(new Error('offline'));
    await failed;
    const offset = async () => Number((await send(path, 'HEAD', TUS)).headers.get('upload-offset'));
    await expect.poll(offset).toBe(1200);
    const rest = await send(path, 'PATCH', at(1200), Buffer.from(film(3000).subarray(1200)));
    expect(rest.headers.get('upload-offset')).toBe('3000');
  });

  it('are for the unit of the link alone, and not for a link that was renewed', async () => {
    const { ctx, base, tokens, callId, may } = await made();
    const path = (await create(base, 100)).headers.get('location')!;
    const id = path.split('/').at(-1)!;
    const foreign = `/entries/${tokens[1]}/uploads/${id}`;
    for (const method of ['HEAD', 'DELETE'])
      expect((await send(foreign, method, TUS)).status).toBe(404);
    expect((await send(foreign, 'PATCH', at(0), Buffer.from(film(100)))).status).toBe(404);
    const { entrant } = await accessBy(ctx, tokens[0]);
    await renewLink(ctx, may, callId, { entrantId: entrant.id });
    expect((await send(path, 'HEAD', TUS)).status).toBe(404);
    expect((await create(base, 100)).status).toBe(404);
  });

  it('are refused from other sites, without the protocol, and in other forms', async () => {
    const { base } = await made();
    const path = (await create(base, 100)).headers.get('location')!;
    const foreign = await fetch(`${url}${base}`, {
      method: 'POST',
      headers: { ...TUS, origin: 'https://evil.example', 'upload-length': '10' }
    });
    expect(foreign.status).toBe(403);
    expect((await send(base, 'POST', { 'upload-length': '10' })).status).toBe(412);
    for (const length of ['-1', '1e3', '0x10', '9'.repeat(40), ''])
      expect((await send(base, 'POST', { ...TUS, 'upload-length': length })).status).toBe(400);
    expect((await send(path, 'PATCH', { ...TUS, 'upload-offset': '0' })).status).toBe(415);
    expect((await send(path, 'PATCH', PIECE, Buffer.from('x'))).status).toBe(400);
    expect((await send(path, 'PUT', TUS)).status).toBe(405);
    expect((await send(base, 'GET', {})).status).toBe(412);
    expect((await send(`${base}/..%2f..%2fetc`, 'HEAD', TUS)).status).toBe(404);
  });

  it('are refused where the offset is another, or the body is longer than announced', async () => {
    const { base } = await made();
    const path = (await create(base, 1000)).headers.get('location')!;
    const bytes = Buffer.from(film(1000));
    expect((await send(path, 'PATCH', at(500), bytes.subarray(0, 100))).status).toBe(409);
    expect((await send(path, 'PATCH', at(0), Buffer.concat([bytes, bytes]))).status).toBe(413);
    expect((await send(path, 'PATCH', at(0), bytes.subarray(0, 400))).status).toBe(204);
    // The same piece once more, as a browser sends it when an answer was lost.
    expect((await send(path, 'PATCH', at(0), bytes.subarray(0, 400))).status).toBe(409);
    expect((await send(path, 'DELETE', TUS)).status).toBe(204);
    expect((await send(path, 'HEAD', TUS)).status).toBe(404);
  });

  it('say by a code why a file is not taken', async () => {
    const { base } = await made({ mostBytes: 2000 });
    const large = await create(base, 2001);
    expect([large.status, await large.text()]).toEqual([413, 'too-large']);
    const path = (await create(base, 10, 'phim.mp4')).headers.get('location')!;
    const sent = await send(path, 'PATCH', at(0), Buffer.from('<html></htm'.slice(0, 10)));
    expect([sent.status, await sent.text()]).toEqual([422, 'type-not-taken']);
  });

  it('leave every other request to the pages', async () => {
    const { tokens } = await made();
    for (const path of ['/', `/entries/${tokens[0]}`, `/entries/${tokens[0]}/uploads/x/y`])
      expect(await (await send(path, 'POST', TUS)).text()).toBe('not the door');
  });
});
