import { expect, it } from 'vitest';
import { milestonesOf } from '#lib/domain/live/milestones.ts';
import * as events from '#lib/server/live/event-store.ts';
import { listPreparations } from '#lib/server/live/preparation.ts';
import { finalsHeld } from '#lib/server/live/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { checklist } from '../../../src/routes/organizer/finals/[finalId]/checklist.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { playFinal } from '../../support/played-final.ts';

describeOnEachDatabase('how far a final is', (bench) => {
  it('is said when it has ended, and again when the end is taken back', async () => {
    const { ctx } = bench();
    await makeSmallContest(ctx);
    const { played, finalId, contestId } = await playFinal(ctx);
    const may = operatorMay('final.prepare', { contestId });
    const now = async () => (await listPreparations(ctx, may, contestId))[0]!;
    const show = async () =>
      checklist(
        await now(),
        { segments: 3, places: 6, filled: 6, problems: 0 },
        { judged: 0, without: 0 }
      ).at(-1);
    const endedAt = played.now;
    expect(await now()).toMatchObject({ stage: 'ended', milestones: { endedAt } });
    expect(await show()).toMatchObject({ path: 'record', state: 'done' });
    expect(await finalsHeld(ctx, contestId)).toMatchObject([{ endedAt }]);

    const before = played.state.log.length;
    played.host('host:undo', { seq: before, reason: 'kết thúc nhầm' });
    await events.append(ctx.db, finalId, played.state.log.slice(before));
    expect(await now()).toMatchObject({ stage: 'begun', milestones: { endedAt: null } });
    expect(await show()).toMatchObject({ state: 'partly' });
    expect(milestonesOf(played.state.log)).toEqual((await now()).milestones);
  });

  it('is told to nobody before it begins', async () => {
    const { ctx } = bench();
    expect(await finalsHeld(ctx, 'another contest')).toEqual([]);
  });
});
