import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Intent } from '#lib/domain/live/command.ts';
import { performingNow } from '#lib/server/live/performing.ts';
import { makeRooms, type Rooms } from '#lib/server/live/rooms.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { makeSmallFinal, type SmallFinal } from '../../support/final.ts';
import { newId } from '../../support/gateway.ts';
import { mayOf, staffOf } from '../../support/panel.ts';

describeOnEachDatabase('who is before the jury', (bench) => {
  let [final, rooms] = [] as unknown as [SmallFinal, Rooms];
  beforeAll(async () => {
    await makeSmallContest(bench().ctx, {});
  });
  beforeEach(async () => {
    final = await makeSmallFinal(bench().ctx);
    rooms = makeRooms(bench().ctx);
  });
  afterEach(() => rooms.close());

  async function host(...intents: Intent[]): Promise<void> {
    const by = { role: 'host', id: 'dieuhanh' } as const;
    for (const intent of intents) {
      const received = { id: newId(), expected: null, intent, by, at: bench().ctx.now() };
      const room = await rooms.current(final.finalId);
      expect(await room?.submit(received)).toMatchObject({ ok: true });
    }
  }

  const seenBy = async (contestId: string) => {
    const { ctx } = bench();
    const judge = await staffOf(ctx, contestId, 'judge', 'Giám khảo An');
    return performingNow(ctx, rooms, mayOf(judge, 'judging.mark', { contestId }));
  };

  it('is told from the turn until the stage is free, without any mark', async () => {
    const { finalId, contestId, programme } = final;
    const [{ id: teamId, name }] = programme.teams as [{ id: string; name: string }];
    expect(await seenBy(contestId)).toEqual([]);
    await host(
      { type: 'host:start-show' },
      { type: 'host:start-segment', segmentId: 'phan-1', teamIds: null },
      { type: 'host:give-turn', teamId }
    );
    const performer = { finalId, segmentId: 'phan-1', teamId, name };
    expect(await seenBy(contestId)).toEqual([{ ...performer, step: 'preparing' }]);
    await host(
      { type: 'host:start-performance' },
      { type: 'host:end-performance' },
      { type: 'host:award', points: 777 }
    );
    expect(await seenBy(contestId)).toEqual([{ ...performer, step: 'marking' }]);
    await host({ type: 'host:reveal' }, { type: 'host:next' });
    expect(await seenBy(contestId)).toEqual([]);
  });

  it('is told to judges of the same contest only', async () => {
    await host(
      { type: 'host:start-show' },
      { type: 'host:start-segment', segmentId: 'phan-1', teamIds: null },
      { type: 'host:give-turn', teamId: final.programme.teams[0]?.id ?? '' }
    );
    expect(await seenBy('cuoc-thi-khac')).toEqual([]);
  });
});
