import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { HOUR, MINUTE } from '#lib/domain/core/time.ts';
import { replay } from '#lib/domain/live/evolve.ts';
import { standingsOf } from '#lib/domain/live/standings.ts';
import * as contest from '#lib/server/contest/service.ts';
import * as judging from '#lib/server/judging/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { readIncidents, readRoundTwo } from '#lib/server/reports/service.ts';
import { actorOf, CLOSES, makeSmallContest, OPENS, startedAttempt } from '../../support/contest.ts';
import { giveExtraTime } from '../../support/extra-time.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { handIn, mayLead, ok, openPanel, staffOf, type Panel } from '../../support/panel.ts';
import { playFinal } from '../../support/played-final.ts';
import { figuresIn } from '../../support/figures.ts';

const SUNG = 'Đội Sen';
const ROSE = 'Đội Hồng';

describeOnEachDatabase('round two and incidents', (bench) => {
  let contestId = '';
  let final: Awaited<ReturnType<typeof playFinal>>;
  let panel: Panel;
  let [an, binh]: Actor[] = [];

  beforeAll(async () => {
    const { ctx, clock } = bench();
    const view = await makeSmallContest(ctx);
    contestId = view.contest.id;
    clock.now = OPENS;
    const attempt = await startedAttempt(ctx, await actorOf(ctx, contestId, 'AN'));
    await giveExtraTime(ctx, attempt.id, 5, 'Mất điện ở hội trường');
    clock.now += MINUTE;
    const schedule = operatorMay('session.schedule', { contestId });
    const times = { sessionId: view.sessions[0]!.id, opensAt: OPENS, closesAt: CLOSES + HOUR };
    ok(await contest.scheduleSession(ctx, schedule, view.round.id, times));
    clock.now = CLOSES + 2 * HOUR;
    await quiz.submitOverdue(ctx);
    final = await playFinal(ctx);
    an = await staffOf(ctx, contestId, 'judge', 'An');
    binh = await staffOf(ctx, contestId, 'judge', 'Bình');
    panel = await openPanel(ctx, contestId, {
      judges: [{ actor: an, isHead: true }, { actor: binh }],
      teams: [{ name: SUNG }, { name: ROSE }]
    });
  });

  const read = async () =>
    (await readRoundTwo(bench().ctx, operatorMay('final.prepare', { contestId })))!;

  it('a stage final has points by segment that add up to its board', async () => {
    const [stage] = (await read()).stages;
    const { state } = final.played;
    const board = standingsOf(final.programme, replay(final.programme, state.log).show);
    expect(stage?.teams.map(({ teamId, rank, total }) => [teamId, rank, total])).toEqual(
      board.map(({ teamId, rank, points }) => [teamId, rank, points])
    );
    for (const { bySegment, between, total } of stage?.teams ?? []) {
      expect(bySegment.reduce((sum, points) => sum + points, between)).toBe(total);
    }
    expect(stage).toMatchObject({
      isEnded: true,
      segments: ['Chào hỏi', 'Kiến thức', 'Bấm chuông']
    });
  });

  it('a marking at work shows that it is, and no mark of anybody', async () => {
    await handIn(bench().ctx, an!, panel, SUNG, [900, 400]);
    const [marking] = (await read()).markings;
    expect(marking).toMatchObject({ state: 'open', rows: [], judges: [] });
    expect(figuresIn(marking)).not.toContain(900);
  });

  it('a locked one has every judge, criterion, deduction, total, rank and the spread', async () => {
    const { ctx } = bench();
    await handIn(ctx, binh!, panel, SUNG, [700, 400]);
    await handIn(ctx, an!, panel, ROSE, [1000, 500]);
    await handIn(ctx, binh!, panel, ROSE, [1000, 400]);
    const assist = operatorMay('judging.adjust', { contestId });
    const markedId = panel.markedIds[ROSE]!;
    const deduction = { kind: 'deduction', markedId, points: 50, reason: 'Quá số người' } as const;
    ok(await judging.recordAdjustment(ctx, assist, panel.markingId, deduction));
    ok(await judging.lockAll(ctx, await mayLead(ctx, an!, panel), panel.markingId));

    const [marking] = (await read()).markings;
    expect(marking?.criteria.map(({ name }) => name)).toEqual(['Nội dung', 'Hình thức']);
    const [first, second] = marking!.rows;
    // 10 and 5 × 1,5; 10 and 4 × 1,5: the mean is 16,75, half a point goes off.
    expect(first).toMatchObject({
      name: ROSE,
      rank: 1,
      jury: 1675,
      total: 1625,
      spread: 150,
      adjustments: [{ kind: 'deduction', points: -50, reason: 'Quá số người' }]
    });
    expect(first?.judges.map(({ name, marks, total }) => [name, marks, total])).toEqual([
      ['An', [1000, 500], 1750],
      ['Bình', [1000, 400], 1600]
    ]);
    expect(second).toMatchObject({ name: SUNG, rank: 2, jury: 1400, total: 1400, spread: 200 });
  });

  it('incidents say who did what to whom and why, the latest first', async () => {
    const may = operatorMay('monitor.view', { contestId });
    const view = (await readIncidents(bench().ctx, may))!;
    const kinds = view.incidents.map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['extra-time', 'session-moved', 'mark-adjusted', 'final-corrected'])
    );
    expect(view.incidents.find(({ kind }) => kind === 'extra-time')).toEqual({
      at: OPENS,
      kind: 'extra-time',
      byName: null,
      about: 'Nguyễn Văn An',
      detail: { kind: 'help', people: 1, minutes: 5, startUntil: null, isConfirmed: null },
      reason: 'Mất điện ở hội trường'
    });
    expect(view.incidents.find(({ kind }) => kind === 'session-moved')?.detail).toEqual({
      kind: 'times',
      before: [OPENS, CLOSES],
      after: [OPENS, CLOSES + HOUR]
    });
    expect(view.incidents.find(({ kind }) => kind === 'mark-adjusted')?.about).toBe(ROSE);
    const times = view.incidents.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((left, right) => right - left));
    expect(view.counts).toMatchObject({
      extended: { attempts: 1, extraMs: 5 * MINUTE },
      timedOut: 1
    });
  });
});
