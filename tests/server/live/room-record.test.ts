import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Intent, Sender } from '#lib/domain/live/command.ts';
import { replay } from '#lib/domain/live/evolve.ts';
import { PRESETS } from '#lib/domain/live/presets.ts';
import type { ShowState } from '#lib/domain/live/state.ts';
import type { WireAnswer } from '#lib/schema/live-wire.ts';
import { storedJournal, type Journal } from '#lib/server/live/journal.ts';
import { openRoom, type Room } from '#lib/server/live/room.ts';
import { unseal } from '#lib/server/live/sealing.ts';
import { makeRooms } from '#lib/server/live/rooms.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { makeSmallFinal, type SmallFinal } from '../../support/final.ts';

const HOST: Sender = { role: 'host', id: 'dieuhanh' };
const quiz = PRESETS.find(({ id }) => id === 'chung-ket-trac-nghiem')!;

let counter = 0;
const newId = (): string => (++counter).toString(16).padStart(32, '0');

describeOnEachDatabase('a room', (bench) => {
  let final: SmallFinal;
  beforeAll(async () => {
    await makeSmallContest(bench().ctx, {});
  });
  beforeEach(async () => {
    final = await makeSmallFinal(bench().ctx, { preset: quiz });
  });

  const open = (journal?: Journal): Promise<Room> => {
    const { ctx } = bench();
    const facts = { epoch: 'show', isRehearsal: false, programme: final.programme };
    return openRoom(ctx, facts, journal ?? storedJournal(ctx, final.finalId));
  };

  const send = (
    room: Room,
    intent: Intent,
    { by = HOST, id = newId(), expected = null as number | null } = {}
  ): Promise<WireAnswer> => room.submit({ id, expected, intent, by, at: bench().ctx.now() });

  async function bringToOpen(room: Room): Promise<void> {
    const segmentId = final.programme.segments[0]!.id;
    const steps: Intent[] = [
      { type: 'host:start-show' },
      { type: 'host:start-segment', segmentId, teamIds: null },
      { type: 'host:ready-question', questionId: null },
      { type: 'host:show-question' },
      { type: 'host:open' }
    ];
    for (const step of steps) expect(await send(room, step)).toMatchObject({ ok: true });
  }

  const nextState = (room: Room): Promise<ShowState> =>
    new Promise((resolve) => {
      const stop = room.onChange((state) => {
        stop();
        resolve(state);
      });
    });

  it('goes on after a restart where its record ends', async () => {
    const before = await open();
    await bringToOpen(before);
    before.close();
    const after = await open();
    expect(after.state()).toEqual(before.state());
    expect(after.state()).toEqual(replay(final.programme, before.state().log));
    after.close();
  });

  it('acts on a deadline that passed while nobody ran', async () => {
    const { clock } = bench();
    const before = await open();
    await bringToOpen(before);
    before.close();
    clock.now += 10 * 60 * 1000;
    const after = await open();
    const { show } = await nextState(after);
    expect(show.phase).toMatchObject({ kind: 'segment', run: { step: 'closed' } });
    after.close();
  });

  it('takes a repeated message once and answers it as the first time', async () => {
    const room = await open();
    const id = newId();
    const first = await send(room, { type: 'host:start-show' }, { id });
    expect(first).toEqual({ ok: true, seq: 1 });
    expect(await send(room, { type: 'host:start-show' }, { id })).toEqual(first);
    const stranger: Sender = { role: 'host', id: 'nguoi-khac' };
    expect(await send(room, { type: 'host:start-show' }, { id, by: stranger })).toEqual({
      ok: false,
      refusal: 'not-allowed'
    });
    expect(room.state().log).toHaveLength(1);
    room.close();
  });

  it('lets one of two hosts on who press in the same moment, two hundred times', async () => {
    const room = await open();
    await send(room, { type: 'host:start-show' });
    for (let round = 0; round < 200; round += 1) {
      const expected = room.state().log.length;
      const type = round % 2 === 0 ? 'host:freeze-board' : 'host:unfreeze-board';
      const answers = await Promise.all([
        send(room, { type }, { expected }),
        send(room, { type }, { expected, by: { role: 'host', id: 'nguoi-hai' } })
      ]);
      expect(answers).toEqual([
        { ok: true, seq: expected + 1 },
        { ok: false, refusal: 'stale' }
      ]);
    }
    room.close();
  });

  it('decides again when another process took the number', async () => {
    const [here, there] = [await open(), await open()];
    const [one, other] = final.programme.teams.map(({ id }): Intent => {
      return { type: 'host:adjust', teamId: id, points: 500, reason: 'Cộng điểm cổ động viên' };
    });
    expect(await send(here, { type: 'host:start-show' })).toEqual({ ok: true, seq: 1 });
    expect(await send(there, { type: 'host:start-show' })).toMatchObject({ refusal: 'not-now' });
    expect(await send(there, one!)).toEqual({ ok: true, seq: 2 });
    expect(await send(here, other!)).toEqual({ ok: true, seq: 3 });
    const record = await storedJournal(bench().ctx, final.finalId).read();
    expect(record.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(here.state()).toEqual(replay(final.programme, record));
    here.close();
    there.close();
  });

  it('says that it does not know after a write that failed, and goes on from the record', async () => {
    const stored = storedJournal(bench().ctx, final.finalId);
    const failing = { before: false, after: false };
    const room = await open({
      ...stored,
      append: async (added) => {
        if (failing.before) throw new Error('the disk is away');
        await stored.append(added);
        if (failing.after) throw new Error('the answer of the disk is away');
      }
    });
    const id = newId();
    const unknown = { ok: false, refusal: 'unavailable' };
    failing.before = true;
    expect(await send(room, { type: 'host:start-show' }, { id })).toEqual(unknown);
    failing.before = false;
    expect(await send(room, { type: 'host:start-show' }, { id })).toEqual({ ok: true, seq: 1 });

    const freeze = newId();
    failing.after = true;
    expect(await send(room, { type: 'host:freeze-board' }, { id: freeze })).toEqual(unknown);
    failing.after = false;
    const again = await send(room, { type: 'host:freeze-board' }, { id: freeze });
    expect(again).toEqual({ ok: true, seq: 2 });
    expect(await stored.read()).toEqual(room.state().log);
    room.close();
  });

  it('keeps its programme sealed from the first event on', async () => {
    const { ctx } = bench();
    const rooms = makeRooms(ctx);
    const room = await rooms.current(final.finalId);
    await send(room!, { type: 'host:start-show' });
    const permission = operatorMay('final.prepare', { contestId: final.contestId });
    expect(await unseal(ctx, rooms, permission, final.finalId)).toEqual({
      ok: false,
      refusal: 'show-has-begun'
    });
    rooms.close();
  });

  it('of a rehearsal shows another epoch and leaves nothing behind', async () => {
    const { ctx } = bench();
    const rooms = makeRooms(ctx);
    const rehearsal = await rooms.rehearse(final.programme);
    expect(await rooms.current(final.finalId)).toBe(rehearsal);
    await bringToOpen(rehearsal);
    const { epoch } = rehearsal;
    rooms.endRehearsal(final.finalId);
    const show = await rooms.current(final.finalId);
    expect(show).toMatchObject({ isRehearsal: false });
    expect(show!.epoch).not.toBe(epoch);
    expect(show!.state().log).toEqual([]);
    expect(await storedJournal(ctx, final.finalId).read()).toEqual([]);
    rooms.close();
  });
});
