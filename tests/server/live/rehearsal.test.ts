import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Permission } from '#lib/domain/auth/permissions.ts';
import type { OperatorView } from '#lib/domain/live/view/host.ts';
import type { TeamView } from '#lib/domain/live/view/team.ts';
import * as audit from '#lib/server/audit/store.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import * as finals from '#lib/server/live/final-store.ts';
import * as segments from '#lib/server/live/plan-segments.ts';
import { beginRehearsal, endRehearsal, readRehearsal } from '#lib/server/live/rehearsing.ts';
import { seatIn } from '#lib/server/live/seat.ts';
import { rehearsalForm, type RehearsalWish } from '#lib/schema/live-rehearsal.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { KEY_CANARY, makeSmallFinal, type SmallFinal } from '../../support/final.ts';
import {
  newId,
  openGateway,
  spectatorCookie,
  staffCookie,
  teamCookie,
  type TestGateway,
  type TestScreen
} from '../../support/gateway.ts';
import { makeTeamFinal } from '../../support/team-final.ts';

const wish = (parts: Partial<RehearsalWish> = {}): RehearsalWish => ({
  ...rehearsalForm.parse({ teams: 'made-up', count: '3' }),
  ...parts
});

/** Every row of every table but the audit log's. */
async function allRows({ db }: Ctx): Promise<Record<string, string[]>> {
  const tables = await db.introspection.getTables();
  const found: Record<string, string[]> = {};
  for (const { name, isView } of tables) {
    if (isView || name === 'audit_entry') continue;
    const rows = await db
      .selectFrom(name as 'live_event')
      .selectAll()
      .execute();
    found[name] = rows.map((row) => JSON.stringify(row)).toSorted();
  }
  return found;
}

describeOnEachDatabase('a rehearsal', (bench) => {
  let [ctx, gateway, contestId] = [] as unknown as [Ctx, TestGateway, string];
  let [final, hostCookie] = [] as unknown as [SmallFinal, string];
  let may: Permission<'final.prepare'>;

  beforeAll(async () => {
    ctx = makeCtx(bench().ctx.db, { ...bench().ctx, now: Date.now });
    contestId = (await makeSmallContest(ctx, {})).contest.id;
    may = operatorMay('final.prepare', { contestId });
    gateway = await openGateway(ctx);
    hostCookie = (await staffCookie(ctx, { contestId }, 'host')).cookie;
  });
  afterAll(() => gateway.close());
  beforeEach(async () => {
    final = await makeSmallFinal(ctx);
  });

  const found = async (finalId = final.finalId) => (await finals.find(ctx.db, finalId))!;
  const begin = async (asked = wish(), finalId = final.finalId) =>
    beginRehearsal(ctx, gateway.rooms, may, await found(finalId), asked);
  const end = async (finalId = final.finalId) =>
    endRehearsal(ctx, gateway.rooms, may, await found(finalId));
  const read = async (finalId = final.finalId) =>
    readRehearsal(ctx, gateway.rooms, may, await found(finalId));
  const host = () => gateway.connect(final, 'operator', { cookie: hostCookie });

  async function press(screen: TestScreen, name: string, fields: object = {}): Promise<void> {
    const { expected } = screen.pictures.at(-1)!.view as OperatorView;
    const said = await screen.send(name, { id: newId(), expected, ...fields });
    if (!said.ok) throw new Error(`${name}: ${said.refusal}`);
    await screen.picture(({ seq }) => seq >= said.seq);
  }

  /** The host brings the first multiple-choice question before the teams. */
  async function openQuestion(screen: TestScreen): Promise<void> {
    await screen.picture();
    await press(screen, 'host:start-show');
    await press(screen, 'host:start-segment', { segmentId: 'phan-2', teamIds: null });
    await press(screen, 'host:ready-question', { questionId: null });
    await press(screen, 'host:show-question');
    await press(screen, 'host:open');
  }

  it('is played on all screens with its mark and leaves nothing behind', async () => {
    const before = await allRows(ctx);
    const entries = (await audit.last(ctx.db))?.seq ?? 0;
    expect(await begin()).toMatchObject({ ok: true });
    const { now } = await read();
    const screens = (['projector', 'scoreboard', 'lower-third'] as const).map((kind) =>
      gateway.connect(final, kind)
    );
    const phone = gateway.connect(final, 'spectator', { cookie: spectatorCookie(ctx) });
    const cookie = `live-practice=${now!.teams[0]!.token}`;
    const device = gateway.connect(final, 'team', { cookie });
    const console = host();
    await openQuestion(console);
    const picture = await device.picture(({ view }) => (view as TeamView).own.mayAnswer);
    const { windowId, teamId } = (picture.view as TeamView).own;
    expect(teamId).toBe(now!.teams[0]!.id);
    const answer = { kind: 'choice', places: ['A'] };
    expect(await device.send('team:answer', { id: newId(), windowId, answer })).toMatchObject({
      ok: true
    });
    await press(console, 'host:close');
    await press(console, 'host:reveal');
    for (const screen of [...screens, phone, device, console]) {
      expect((await screen.picture()).isRehearsal).toBe(true);
      expect(screen.frames.join()).not.toContain(KEY_CANARY);
      expect(screen.frames.join()).not.toContain('Câu hỏi 1 của');
    }
    await end();
    for (const screen of [...screens, phone, console]) {
      const back = await screen.picture(({ isRehearsal }) => !isRehearsal);
      expect(back).toMatchObject({ seq: 0 });
    }
    expect(await device.ended).toBe('io server disconnect');
    expect(await allRows(ctx)).toEqual(before);
    const added = await audit.after(ctx.db, entries, 10);
    expect(added.map(({ action }) => action)).toEqual(['final.rehearse', 'final.end-rehearsal']);
  });

  it('lets the devices of real teams play, with real questions only where asked for', async () => {
    expect(await begin(wish({ teams: 'real', questions: 'real' }))).toMatchObject({ ok: true });
    const { now } = await read();
    expect(now).toMatchObject({ hasRealQuestions: true });
    expect(now!.teams.map(({ token }) => token)).toEqual([null, null]);
    const cookie = await teamCookie(ctx, final.programme.teams[0]!.id);
    const device = gateway.connect(final, 'team', { cookie });
    const console = host();
    await openQuestion(console);
    await device.picture(({ view }) => (view as TeamView).own.mayAnswer);
    expect(device.frames.join()).toContain('Câu hỏi 1 của phan-2');
    await end();
    await device.picture(({ isRehearsal }) => !isRehearsal);
  });

  it('with made-up teams has no part for a real one, which comes back by itself', async () => {
    const cookie = await teamCookie(ctx, final.programme.teams[0]!.id);
    const device = gateway.connect(final, 'team', { cookie });
    await device.picture();
    const nothing = device.next('live:nothing');
    await begin();
    await nothing;
    const late = gateway.connect(final, 'team', { cookie });
    await late.next('live:nothing');
    const shownAgain = device.next<{ isRehearsal: boolean }>('live:picture');
    await end();
    expect(await shownAgain).toMatchObject({ isRehearsal: false });
    await late.picture();
  });

  it('takes a link of its own only as long as it lasts', async () => {
    await begin();
    const [first, second] = (await read()).now!.teams;
    const seat = (practice: string, finalId = final.finalId) =>
      seatIn(ctx, gateway.rooms, finalId, { practice, device: '' });
    expect(await seat(first!.token!)).toMatchObject({ teamId: first!.id, isPractice: true });
    const forged = first!.token!.replace(first!.id, second!.id);
    expect(await seat(forged)).toBeNull();
    expect(await seat(first!.token!, 'another-final')).toBeNull();
    await end();
    expect(await seat(first!.token!)).toBeNull();
    await begin();
    expect(await seat(first!.token!)).toBeNull();
    await end();
  });

  it('of a final without a programme shows the plan or a preset, and then nothing', async () => {
    const { finalId } = await makeTeamFinal(ctx, contestId, ['Một']);
    const unsealed: SmallFinal = { ...final, finalId };
    const screen = gateway.connect(unsealed, 'projector');
    expect(await begin(wish({ questions: 'real' }), finalId)).toMatchObject({
      refusal: 'not-sealed'
    });
    expect(await begin(wish({ teams: 'real' }), finalId)).toMatchObject({
      refusal: 'too-few-teams'
    });
    expect(await read(finalId)).toMatchObject({ isPlanned: false });
    expect(await begin(wish(), finalId)).toMatchObject({ refusal: 'programme-incomplete' });
    const planned = { version: 0, presetId: 'chung-ket-trac-nghiem' };
    await segments.choosePreset(ctx, operatorMay('final.prepare'), finalId, planned);
    expect(await read(finalId)).toMatchObject({ isPlanned: true });
    expect(await begin(wish(), finalId)).toMatchObject({ ok: true });
    await end(finalId);
    expect(await begin(wish({ programme: 'rung-chuong-vang' }), finalId)).toMatchObject({
      ok: true
    });
    expect(await screen.picture()).toMatchObject({ isRehearsal: true });
    expect(await read(finalId)).toMatchObject({ isSealed: false, teamCount: 1 });
    const nothing = screen.next('live:nothing');
    await end(finalId);
    await nothing;
    expect((await read(finalId)).now).toBeNull();
  });

  it('does not begin while the show runs, nor twice', async () => {
    const console = host();
    await console.picture();
    await begin();
    expect(await begin()).toMatchObject({ refusal: 'rehearsal-is-on' });
    await end();
    await console.picture(({ epoch }) => epoch.startsWith('show-'));
    await press(console, 'host:start-show');
    expect(await begin()).toMatchObject({ refusal: 'show-is-running' });
    expect((await read()).isShowRunning).toBe(true);
    await press(console, 'host:end-show');
    expect(await begin()).toMatchObject({ ok: true });
    await end();
  });
});
