import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveIntents, type LiveIntentName } from '#lib/schema/live.ts';
import { SCREEN_KINDS, type ScreenKind } from '#lib/schema/live-wire.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import { screenKey } from '#lib/server/live/hall-screen.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { makeSmallFinal, type SmallFinal } from '../../support/final.ts';
import {
  newId,
  openGateway,
  spectatorCookie,
  staffCookie,
  teamCookie,
  type TestGateway
} from '../../support/gateway.ts';

/** One well-formed message of each name, without its id. */
const FIELDS: Partial<Record<LiveIntentName, object>> = {
  'host:start-segment': { segmentId: 'phan-1', teamIds: null },
  'host:give-turn': { teamId: 'doi-1' },
  'host:draw-lots': { purpose: 'order', teamIds: ['doi-1', 'doi-2'] },
  'host:choose-package': { value: 1000 },
  'host:award': { points: 500 },
  'host:ready-question': { questionId: null },
  'host:grant': { teamId: 'doi-1' },
  'host:judge': { isRight: true },
  'host:rule-answer': { teamId: 'doi-1', isRight: true },
  'host:foul': { teamId: 'doi-1', points: -500, reason: 'Phạm luật' },
  'host:adjust': { teamId: 'doi-1', points: 500, reason: 'Cộng điểm' },
  'host:substitute': { reason: 'Câu hỏi sai' },
  'host:throw-out': { questionId: 'phan-1-cau-1', reason: 'Câu hỏi sai' },
  'host:rescue': { teamIds: ['doi-1'], reason: 'Cứu trợ' },
  'host:undo': { seq: 1, reason: 'Bấm nhầm' },
  'team:choose-package': { value: 1000 },
  'team:press': { windowId: 3 },
  'team:answer': { windowId: 3, answer: { kind: 'choice', places: ['A'] } },
  'team:pass': { windowId: 3 },
  'audience:answer': { windowId: 3, place: 'A' }
};
const NAMES = Object.keys(liveIntents) as LiveIntentName[];

const messageOf = (name: LiveIntentName): object => ({
  id: newId(),
  ...(name.startsWith('host:') ? { expected: 999 } : {}),
  ...FIELDS[name]
});

describeOnEachDatabase('the gateway', (bench) => {
  let [ctx, gateway, final] = [] as unknown as [Ctx, TestGateway, SmallFinal];

  beforeAll(async () => {
    ctx = makeCtx(bench().ctx.db, { ...bench().ctx, now: Date.now });
    await makeSmallContest(ctx, {});
    final = await makeSmallFinal(ctx);
    gateway = await openGateway(ctx);
  });
  afterAll(() => gateway.close());

  async function cookieFor(screen: ScreenKind): Promise<string> {
    if (screen === 'operator') return (await staffCookie(ctx, final, 'host')).cookie;
    if (screen === 'mc') return (await staffCookie(ctx, final, 'mc')).cookie;
    if (screen === 'judge') return (await staffCookie(ctx, final, 'judge')).cookie;
    if (screen === 'team') return teamCookie(ctx, final.programme.teams[0]!.id);
    return screen === 'spectator' ? spectatorCookie(ctx) : '';
  }

  it('shows the projector the show that the host begins', async () => {
    const final = await makeSmallFinal(ctx);
    const projector = gateway.connect(final, 'projector');
    const before = await projector.picture();
    expect(before).toMatchObject({ seq: 0, view: { stage: { phase: 'waiting' } } });
    const { cookie } = await staffCookie(ctx, final, 'host');
    const host = gateway.connect(final, 'operator', { cookie });
    await host.picture();
    const message = { id: newId(), expected: 0 };
    const answer = await host.send('host:start-show', message);
    expect(answer).toEqual({ ok: true, seq: 1 });
    const after = await projector.picture(({ seq }) => seq === 1);
    expect(after).toMatchObject({ view: { stage: { phase: 'interval' } } });
    expect(await host.send('host:start-show', message)).toEqual(answer);
    const late = { id: newId(), expected: 0 };
    expect(await host.send('host:end-show', late)).toEqual({ ok: false, refusal: 'stale' });
  });

  it('refuses a wish for a rehearsal that has ended', async () => {
    const final = await makeSmallFinal(ctx);
    const { cookie } = await staffCookie(ctx, final, 'host');
    const rehearsal = await gateway.rooms.rehearse(final.programme);
    const host = gateway.connect(final, 'operator', { cookie });
    const { epoch } = await host.picture();
    expect(epoch).toBe(rehearsal.epoch);
    gateway.rooms.endRehearsal(final.finalId);
    const wish = { id: newId(), epoch, expected: 0 };
    expect(await host.send('host:start-show', wish)).toEqual({ ok: false, refusal: 'stale' });
    const show = await host.picture((picture) => picture.epoch !== epoch);
    const again = { id: newId(), epoch: show.epoch, expected: 0 };
    expect(await host.send('host:start-show', again)).toEqual({ ok: true, seq: 1 });
  });

  it('shows screens that came too early the programme as soon as it is sealed', async () => {
    const sealed = await makeSmallFinal(ctx);
    const programme = await ctx.db
      .deleteFrom('live_programme')
      .where('final_id', '=', sealed.finalId)
      .returningAll()
      .executeTakeFirstOrThrow();
    const projector = gateway.connect(sealed, 'projector');
    await projector.next('connect');
    await ctx.db.insertInto('live_programme').values(programme).execute();
    expect(await projector.picture()).toMatchObject({ seq: 0 });
  });

  it.each(SCREEN_KINDS)('takes from a %s what it may send, and nothing else', async (screen) => {
    const cookie = await cookieFor(screen);
    let connected = gateway.connect(final, screen, { cookie });
    await connected.picture();
    const role = { operator: 'host', team: 'team', spectator: 'audience' }[screen as string];
    for (const [index, name] of NAMES.entries()) {
      // All of them at once are more than one connection may send.
      if (index === 30) {
        connected.socket.disconnect();
        connected = gateway.connect(final, screen, { cookie });
        await connected.picture();
      }
      const answer = await connected.send(name, messageOf(name));
      const isRefused = !answer.ok && answer.refusal === 'not-allowed';
      expect([name, isRefused]).toEqual([name, !name.startsWith(`${role}:`)]);
      expect(answer).not.toMatchObject({ refusal: 'bad-message' });
    }
  });

  it('lets a phone without a name watch, not answer', async () => {
    const phone = gateway.connect(final, 'spectator');
    await phone.picture();
    expect(await phone.send('audience:answer', messageOf('audience:answer'))).toEqual({
      ok: false,
      refusal: 'not-allowed'
    });
  });

  describe('at the door', () => {
    it.each([
      ['operator', ''],
      ['mc', ''],
      ['judge', ''],
      ['team', ''],
      ['team', 'live-device=doi-1.abc'],
      ['operator', 'session=unknown']
    ] as const)('refuses a %s with cookie "%s"', async (screen, cookie) => {
      expect(await gateway.connect(final, screen, { cookie }).ended).toBe('not-allowed');
    });

    it('refuses a device of another final and an account of another contest', async () => {
      const other = await makeSmallFinal(ctx);
      const cookie = await teamCookie(ctx, other.programme.teams[0]!.id);
      expect(await gateway.connect(final, 'team', { cookie }).ended).toBe('not-allowed');
      const host = await staffCookie(ctx, { contestId: 'another' }, 'host');
      const screen = gateway.connect(final, 'operator', host);
      expect(await screen.ended).toBe('not-allowed');
    });

    it('asks the MC for the right to the card, the judge for the right to judge', async () => {
      const mc = await staffCookie(ctx, final, 'mc');
      expect(await gateway.connect(final, 'operator', mc).ended).toBe('not-allowed');
      expect(await gateway.connect(final, 'judge', mc).ended).toBe('not-allowed');
      const judge = await staffCookie(ctx, final, 'judge');
      expect(await gateway.connect(final, 'mc', judge).ended).toBe('not-allowed');
    });

    it('refuses what comes from a page of another origin (B-W2)', async () => {
      const headers = { origin: 'https://evil.example' };
      for (const transports of [['websocket'], ['polling']] as const) {
        const screen = gateway.connect(final, 'projector', {
          headers,
          transports: [...transports]
        });
        expect(await screen.ended).toMatch(/websocket error|xhr poll error/);
      }
      expect(await statusOf({ origin: 'https://evil.example' })).toBe(403);
      expect(await statusOf({ 'sec-fetch-site': 'cross-site' })).toBe(403);
      expect(await statusOf({ 'sec-fetch-site': 'same-origin' })).toBe(200);
      expect(await statusOf({ origin: 'https://evil.example' }, true)).toBe(400);
    });

    const statusOf = (headers: Record<string, string>, isUpgrade = false): Promise<number> =>
      new Promise((resolve, reject) => {
        const upgrade = {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ=='
        };
        const transport = isUpgrade ? 'websocket' : 'polling';
        const asked = request(`${gateway.url}/sockets/?EIO=4&transport=${transport}`, {
          headers: { ...(isUpgrade ? upgrade : {}), ...headers }
        });
        asked.on('response', (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        });
        asked.on('upgrade', () => resolve(101));
        asked.on('error', reject);
        asked.end();
      });

    it('keeps places for screens of the hall, and counts the others by their own address (M7)', async () => {
      const proxied = await openGateway(ctx, { header: 'x-forwarded-for', depth: 1 });
      const from = (address: string) => ({ headers: { 'x-forwarded-for': `6.6.6.6, ${address}` } });
      const crowd = Array.from({ length: 30 }, () =>
        proxied.connect(final, 'projector', from('10.0.0.1'))
      );
      await Promise.all(crowd.map((one) => one.picture()));
      const late = proxied.connect(final, 'projector', from('10.0.0.1'));
      expect(await late.ended).toBe('too-many');
      const elsewhere = proxied.connect(final, 'projector', from('10.0.0.2'));
      expect(await elsewhere.picture()).toMatchObject({ seq: 0 });
      const cookie = `live-screen=${screenKey(ctx, final.finalId)}`;
      const ofHall = proxied.connect(final, 'projector', { cookie, ...from('10.0.0.1') });
      expect(await ofHall.picture()).toMatchObject({ seq: 0 });
      const forged = `live-screen=${screenKey(ctx, 'another')}`;
      const liar = proxied.connect(final, 'projector', { cookie: forged, ...from('10.0.0.1') });
      expect(await liar.ended).toBe('too-many');
      await proxied.close();
    });

    it('lets a device have so many connections and no more', async () => {
      const cookie = spectatorCookie(ctx);
      const most = Array.from({ length: 12 }, () =>
        gateway.connect(final, 'spectator', { cookie })
      );
      await Promise.all(most.map((one) => one.picture()));
      expect(await gateway.connect(final, 'spectator', { cookie }).ended).toBe('too-many');
      most[0]!.socket.disconnect();
      await most[0]!.ended;
      const other = gateway.connect(final, 'spectator', { cookie: spectatorCookie(ctx) });
      await other.picture();
      expect((await gateway.connect(final, 'spectator', { cookie }).picture()).seq).toBe(0);
    });
  });

  describe('of a screen that comes back', () => {
    it('sends the time alone to one that has the newest picture, else the picture', async () => {
      const first = await gateway.connect(final, 'projector').picture();
      const has = { epoch: first.epoch, seq: first.seq };
      const current = gateway.connect(final, 'projector', { has });
      expect(await current.next('live:current')).toMatchObject(has);
      expect(current.pictures).toEqual([]);
      for (const old of [
        { ...has, epoch: 'show-before' },
        { ...has, seq: has.seq + 1 }
      ]) {
        const screen = gateway.connect(final, 'projector', { has: old });
        expect(await screen.picture()).toMatchObject(has);
      }
    });

    it('serves one that cannot have WebSocket (F29)', async () => {
      const final = await makeSmallFinal(ctx);
      const { cookie } = await staffCookie(ctx, final, 'host');
      const transports = ['polling'] as 'polling'[];
      const host = gateway.connect(final, 'operator', { cookie, transports });
      const projector = gateway.connect(final, 'projector', { transports });
      await Promise.all([host.picture(), projector.picture()]);
      const answer = await host.send('host:start-show', { id: newId(), expected: 0 });
      expect(answer).toEqual({ ok: true, seq: 1 });
      await projector.picture(({ seq }) => seq === 1);
    });
  });
});
