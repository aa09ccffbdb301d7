import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { MINUTE } from '#lib/domain/core/time.ts';
import type { Intent } from '#lib/domain/live/command.ts';
import { replay } from '#lib/domain/live/evolve.ts';
import { totalsOf } from '#lib/domain/live/ledger.ts';
import { scoreboardView } from '#lib/domain/live/view/screens.ts';
import type { WireAnswer } from '#lib/schema/live-wire.ts';
import * as judging from '#lib/server/judging/service.ts';
import * as events from '#lib/server/live/event-store.ts';
import type { Room } from '#lib/server/live/room.ts';
import { makeRooms, type Rooms } from '#lib/server/live/rooms.ts';
import { juryProgress } from '#lib/server/live/sheets.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { newId } from '../../support/gateway.ts';
import { handInAll, lock, makeJudgedFinal, type JudgedFinal } from '../../support/judged-final.ts';
import { mayLead, ok, sheetOf } from '../../support/panel.ts';

/** Content and one and a half times form: 17,5 and 15,75 and 16,25, so 16,5 on the mean. */
const MARKS = [
  [1000, 500],
  [900, 450],
  [950, 450]
] as const;

describeOnEachDatabase('sheets of the jury in the show', (bench) => {
  let [final, rooms, room] = [] as unknown as [JudgedFinal, Rooms, Room];
  beforeAll(async () => {
    await makeSmallContest(bench().ctx, {});
  });
  beforeEach(async () => {
    final = await makeJudgedFinal(bench().ctx);
    rooms = makeRooms(bench().ctx);
    room = (await rooms.current(final.finalId)) as Room;
  });
  afterEach(() => rooms.close());

  function send(intent: Intent, id = newId()): Promise<WireAnswer> {
    const by = { role: 'host', id: 'dieuhanh' } as const;
    return room.submit({ id, expected: null, intent, by, at: bench().ctx.now() });
  }
  async function host(...intents: Intent[]): Promise<void> {
    for (const intent of intents) expect(await send(intent)).toMatchObject({ ok: true });
  }

  /** The first team performs, three minutes too long. */
  async function perform(place = 0): Promise<void> {
    if (place === 0) {
      const segment = { type: 'host:start-segment', segmentId: 'phan-1', teamIds: null } as const;
      await host({ type: 'host:start-show' }, segment);
    }
    const teamId = final.teamIds[place] ?? '';
    await host({ type: 'host:give-turn', teamId }, { type: 'host:start-performance' });
    bench().clock.now += 4 * MINUTE;
    await host({ type: 'host:end-performance' });
  }

  const total = (place = 0): number =>
    totalsOf(room.programme, room.state().show).get(final.teamIds[place] ?? '') ?? 0;

  const lockedTotal = async (): Promise<number | undefined> => {
    const { finalId } = final;
    const on = { kind: 'segment', finalId, segmentId: 'phan-1' } as const;
    const marks = await judging.lockedMarks(bench().ctx, on);
    return marks.find(({ subjectId }) => subjectId === final.teamIds[0])?.total;
  };

  const sheetsOnStage = async () => (await juryProgress(bench().ctx, room)).stage;

  it('are counted for the operator without any mark', async () => {
    const { ctx } = bench();
    expect(await sheetsOnStage()).toBeNull();
    await perform();
    const [teamId] = final.teamIds;
    const counted = { segmentId: 'phan-1', teamId, expected: 3, submitted: 0, isLocked: false };
    expect(await sheetsOnStage()).toEqual(counted);
    await handInAll(ctx, final, 0, MARKS.slice(0, 2));
    await handInAll(ctx, final, 1, MARKS);
    expect(await sheetsOnStage()).toEqual({ ...counted, submitted: 2 });
    await handInAll(ctx, { ...final, judges: final.judges.slice(2) }, 0, MARKS.slice(2));
    ok(await lock(ctx, final, 0));
    expect(await sheetsOnStage()).toEqual({ ...counted, submitted: 3, isLocked: true });
  });

  it('give exactly the locked total, deductions of the jury in it, and only at the reveal', async () => {
    const { ctx } = bench();
    await handInAll(ctx, final, 0, MARKS);
    const { contestId, panel, programme } = final;
    const markedId = panel.markedIds[programme.teams[0]?.name ?? ''] ?? '';
    const deduction = { kind: 'overtime', markedId, limitMs: MINUTE, usedMs: 4 * MINUTE } as const;
    const assist = operatorMay('judging.adjust', { contestId });
    ok(
      await judging.recordAdjustment(ctx, assist, panel.markingId, {
        ...deduction,
        reason: 'Trình bày quá 3 phút'
      })
    );
    ok(await lock(ctx, final, 0));
    await perform();
    await host({ type: 'host:take-mark' });
    expect([total(), JSON.stringify(scoreboardView(room.state()))]).toEqual([
      0,
      expect.not.stringContaining('1350')
    ]);
    await host({ type: 'host:reveal' });
    expect(total()).toBe(1350);
    expect(await lockedTotal()).toBe(1350);
    const record = await events.read(ctx.db, final.finalId);
    expect(replay(room.programme, record)).toEqual(room.state());
  });

  it('are refused while the mark is not locked, whatever has been handed in', async () => {
    const { ctx } = bench();
    await perform();
    const refused = { ok: false, refusal: 'mark-not-locked' };
    expect(await send({ type: 'host:take-mark' })).toEqual(refused);
    await handInAll(ctx, final, 0, MARKS);
    expect(await send({ type: 'host:take-mark' })).toEqual(refused);
    await handInAll(ctx, final, 1, MARKS);
    ok(await lock(ctx, final, 1));
    expect(await send({ type: 'host:take-mark' })).toEqual(refused);
    expect(await events.read(ctx.db, final.finalId)).toHaveLength(5);
  });

  it('stand once they are locked: no sheet is opened again, and the show keeps what it took', async () => {
    const { ctx } = bench();
    await handInAll(ctx, final, 0, MARKS);
    ok(await lock(ctx, final, 0));
    await perform();
    const id = newId();
    const taken = await send({ type: 'host:take-mark' }, id);
    const [head, second] = final.judges as [Actor, Actor];
    const sheetId = await sheetOf(ctx, second, final.panel, final.programme.teams[0]?.name ?? '');
    const may = await mayLead(ctx, head, final.panel);
    const { markingId } = final.panel;
    const again = { sheetId, reason: 'Chấm nhầm' };
    expect(await judging.reopenSheet(ctx, may, markingId, again)).toEqual({
      ok: false,
      refusal: 'sheet-locked'
    });
    expect(await lock(ctx, final, 0)).toEqual({ ok: false, refusal: 'already-locked' });
    await handInAll(ctx, final, 1, MARKS);
    ok(await lock(ctx, final, 1));
    await host({ type: 'host:reveal' });
    expect(total()).toBe(await lockedTotal());
    expect(await send({ type: 'host:take-mark' }, id)).toEqual(taken);
    expect([total(0), total(1)]).toEqual([await lockedTotal(), 0]);
  });

  it('give their mark again after an undo, also in a process that was started anew', async () => {
    const { ctx } = bench();
    await handInAll(ctx, final, 0, MARKS);
    ok(await lock(ctx, final, 0));
    await perform();
    const taken = await send({ type: 'host:take-mark' });
    await host({ type: 'host:reveal' });
    const seq = taken.ok ? taken.seq : 0;
    await host({ type: 'host:undo', seq, reason: 'Lấy nhầm lúc' });
    expect(total()).toBe(0);
    rooms.close();
    rooms = makeRooms(ctx);
    room = (await rooms.current(final.finalId)) as Room;
    expect(total()).toBe(0);
    await host({ type: 'host:take-mark' }, { type: 'host:reveal' });
    expect(total()).toBe(await lockedTotal());
  });

  it('leave room for a mark that is typed in, which says so on the record', async () => {
    const { ctx } = bench();
    await handInAll(ctx, final, 0, MARKS);
    ok(await lock(ctx, final, 0));
    await perform();
    await host({ type: 'host:award', points: 1000 }, { type: 'host:reveal' });
    expect(total()).toBe(700);
    const types = (await events.read(ctx.db, final.finalId)).map(({ type }) => type);
    expect(types.slice(-2)).toEqual(['mark-awarded', 'mark-revealed']);
  });

  it('may be taken for all teams at once, after the last one', async () => {
    const { ctx } = bench();
    await perform();
    await host({ type: 'host:defer-mark' });
    await perform(1);
    await host({ type: 'host:defer-mark' }, { type: 'host:end-segment' });
    await handInAll(ctx, final, 0, MARKS);
    ok(await lock(ctx, final, 0));
    expect((await juryProgress(ctx, room)).awaited).toEqual({ teams: 2, locked: 1 });
    const refused = { ok: false, refusal: 'mark-not-locked' };
    expect(await send({ type: 'host:take-marks' })).toEqual(refused);
    await handInAll(ctx, final, 1, MARKS.slice(1).concat(MARKS.slice(2)));
    ok(await lock(ctx, final, 1));
    expect((await juryProgress(ctx, room)).awaited).toEqual({ teams: 2, locked: 2 });
    await host({ type: 'host:take-marks' });
    expect([total(0), total(1)]).toEqual([1650, 1608]);
    const record = await events.read(ctx.db, final.finalId);
    expect(replay(room.programme, record)).toEqual(room.state());
    expect((await juryProgress(ctx, room)).awaited).toEqual({ teams: 0, locked: 0 });
  });

  it('are not looked at in a rehearsal', async () => {
    const { ctx } = bench();
    await handInAll(ctx, final, 0, MARKS);
    ok(await lock(ctx, final, 0));
    room = await rooms.rehearse(final.programme);
    await perform();
    expect(await sheetsOnStage()).toBeNull();
    const refused = { ok: false, refusal: 'mark-not-locked' };
    expect(await send({ type: 'host:take-mark' })).toEqual(refused);
  });
});
