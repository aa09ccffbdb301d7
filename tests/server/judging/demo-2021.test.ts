import { expect, it } from 'vitest';
import { HOUR } from '#lib/domain/core/time.ts';
import { makeJudging2021 } from '#lib/demo/judging-2021.ts';
import { JURY_STAFF, putStaff } from '#lib/demo/staff.ts';
import { handInFor } from '#lib/server/entries/handing-in.ts';
import { linksOf } from '#lib/server/entries/links.ts';
import * as judging from '#lib/server/judging/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { makeCall } from '../../support/entries.ts';
import { ok } from '../../support/panel.ts';

describeOnEachDatabase('the jury of the demo', (bench) => {
  it('is at work: sheets handed in and begun, nothing locked', async () => {
    const { ctx, clock } = bench();
    const view = await makeSmallContest(ctx);
    const contestId = view.contest.id;
    const call = await makeCall(ctx, contestId, { kinds: ['link'] });
    clock.now = call.closesAt + HOUR;
    for (const { entrantId } of await linksOf(ctx, call.may, call.callId)) {
      const link = 'https://video.dongthap.example/1';
      const offer = { entrantId, title: 'Phim', link, reason: 'Nộp qua văn thư' };
      ok(await handInFor(ctx, call.may, call.callId, offer));
    }

    const staff = await putStaff(ctx, contestId, JURY_STAFF);
    const markingId = await makeJudging2021(ctx, clock, view, call.callId, staff);

    const watch = operatorMay('judging.watch', { contestId });
    const { judges, rows } = ok(await judging.readBoard(ctx, watch, markingId));
    expect(judges.map(({ isHead }) => isHead)).toEqual([true, false, false, false, false]);
    expect(rows.map(({ submitted, expected }) => [submitted, expected])).toEqual([
      [5, 5],
      [5, 5]
    ]);
    expect(rows.some(({ isLocked }) => isLocked)).toBe(false);
    expect(await judging.readJuryState(ctx, contestId)).toBe('at-work');
  });
});
