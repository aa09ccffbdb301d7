import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compress } from '#lib/server/kit/compress.ts';

const page = 'Câu hỏi trắc nghiệm. '.repeat(500);
const asked = (encoding: string) =>
  new Request('http://localhost/quiz', { headers: { 'accept-encoding': encoding } });
const html = (body: string, headers: Record<string, string> = {}) =>
  new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });

describe('compressing what the server renders', () => {
  it('makes a page small and keeps it whole', async () => {
    const sent = compress(asked('br, gzip'), html(page, { 'x-own': 'kept' }));
    const bytes = Buffer.from(await sent.arrayBuffer());
    expect(bytes.length).toBeLessThan(Buffer.byteLength(page) / 10);
    expect(gunzipSync(bytes).toString('utf8')).toBe(page);
    expect(Object.fromEntries(sent.headers)).toMatchObject({
      'content-encoding': 'gzip',
      vary: 'accept-encoding',
      'x-own': 'kept'
    });
  });

  it.each([
    ['a browser that cannot read it', asked('identity'), html(page)],
    ['a picture', asked('gzip'), new Response(page, { headers: { 'content-type': 'image/png' } })],
    ['what is compressed already', asked('gzip'), html(page, { 'content-encoding': 'br' })],
    ['a small answer', asked('gzip'), html('ok', { 'content-length': '2' })],
    ['an answer without a body', asked('gzip'), new Response(null, { status: 303 })]
  ])('leaves alone %s', (_name, request, response) => {
    expect(compress(request, response)).toBe(response);
  });
});
