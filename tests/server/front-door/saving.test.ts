import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as auth from '#lib/server/auth/service.ts';
import { cookieName } from '#lib/server/cookies.ts';
import { frontDoor } from '#lib/server/front-door/door.ts';
import { gate } from '#lib/server/front-door/gate.ts';
import type * as quiz from '#lib/server/quiz/service.ts';
import { OPENS, startedAttempt } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { temporaryVault } from '../../support/entries.ts';
import { activate, inside, makeSignIn } from '../../support/sign-in.ts';

describeOnEachDatabase('answers that come to the front door', (bench) => {
  const { vault, remove } = temporaryVault();
  let server: Server | undefined;
  let origin = '';
  let cookie = '';
  let attempt: quiz.OwnAttempt;
  beforeAll(async () => {
    const { ctx, clock } = bench();
    const { codeOf } = await makeSignIn(bench);
    clock.now = OPENS;
    const an = { loginName: 'an', code: codeOf('AN') };
    const { token } = inside(await activate(ctx, an, '10.3.0.1'));
    cookie = `${cookieName(ctx, 'session', false)}=${token}`;
    attempt = await startedAttempt(ctx, (await auth.readSession(ctx, token))!.actor);
    const pass = gate(ctx, undefined, frontDoor(ctx, vault, undefined));
    server = createServer((request, response) => {
      if (!pass(request, response)) response.writeHead(404).end();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server?.close();
    remove();
  });

  const send = async (body: string, headers = {}) => {
    const type = { 'content-type': 'application/json', origin, cookie, ...headers };
    const path = `${origin}/api/attempts/${attempt.id}/answers`;
    const answer = await fetch(path, { method: 'POST', headers: type, body });
    return { status: answer.status, said: (await answer.json()) as Record<string, unknown> };
  };
  const answers = (revision: number) => [
    { position: 1, choice: ['A'], revision, mutationId: String(revision).padStart(32, '0') }
  ];
  const good = (revision: number) =>
    JSON.stringify({ holder: attempt.holder, answers: answers(revision) });

  it.each<[string, (nested: string) => string]>([
    ['alone', (nested) => nested],
    ['in a field that nobody asked for', (nested) => `{"holder":1,"answers":[],"x":${nested}}`],
    ['in the place of the answers', (nested) => `{"holder":1,"answers":${nested}}`],
    ['in the place of a choice', (nested) => `{"holder":1,"answers":[{"choice":${nested}}]}`]
  ])('are refused where they are nested very deep, %s (B-M8)', async (_, within) => {
    for (const depth of [100, 10_000, 30_000]) {
      const list = '['.repeat(depth) + ']'.repeat(depth);
      expect((await send(within(list))).status).toBe(422);
      const objects = '{"a":'.repeat(depth / 4) + '1' + '}'.repeat(depth / 4);
      expect((await send(within(objects))).status).toBe(422);
      expect((await send(within('['.repeat(depth)))).status).toBe(422);
    }
    expect(await send(good(1))).toMatchObject({ status: 200 });
  });

  it.each<[string, number, { body?: string; headers?: Record<string, string> }]>([
    ['no JSON', 422, { body: '{"holder":' }],
    ['nothing', 422, { body: '' }],
    ['another type', 415, { headers: { 'content-type': 'text/plain' } }],
    ['packed', 415, { headers: { 'content-encoding': 'gzip' } }],
    ['of another site', 403, { headers: { origin: 'https://evil.example' } }],
    ['of nobody', 401, { headers: { cookie: '' } }]
  ])('are refused with words, and change nothing: %s', async (_, status, over) => {
    expect(await send(over.body ?? good(9), over.headers)).toMatchObject({
      status,
      said: { message: expect.any(String) }
    });
    const stored = await bench().ctx.db.selectFrom('answer').select('revision').execute();
    expect(stored.map(({ revision }) => revision)).toEqual([1]);
  });

  it('are braked where they come faster than a person can send them', async () => {
    const asked = await Promise.all(Array.from({ length: 150 }, () => send('{}')));
    const statuses = new Set(asked.map(({ status }) => status));
    expect(statuses).toEqual(new Set([422, 429]));
    expect(asked.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(120);
  });
});
