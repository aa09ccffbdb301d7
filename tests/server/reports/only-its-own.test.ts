import { beforeAll, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, vietnamTime } from '#lib/domain/core/time.ts';
import { NO_FILTER } from '#lib/domain/reports/filter.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as reports from '#lib/server/reports/service.ts';
import { readIndividuals, readUnitRanking } from '#lib/server/results/service.ts';
import { insertAttempt, insertSubmitted } from '../../support/attempts.ts';
import { OPENS } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { endRound, playRound } from './played-round.ts';

const DAY_ONE = vietnamTime(2021, 9, 22);

/** Rows of another round, another contest or another day stand beside; they must not count. */
describeOnEachDatabase('figures of a round beside others', (bench) => {
  let view: ContestView;

  beforeAll(async () => {
    bench().clock.now = OPENS + 2 * HOUR;
    view = await playRound(bench().ctx);
    await endRound(bench());
  });

  const everyReport = async (): Promise<Record<string, unknown>> => {
    const { ctx } = bench();
    const contestId = view.contest.id;
    const may = operatorMay('participation.view', { contestId });
    const people = { group: 'took-part', page: 1 } as const;
    const everybody = { words: '', unitId: null, page: 1 };
    // Asked for otherwise, it is not the one that was kept a moment ago.
    await reports.readMonitor(ctx, operatorMay('monitor.view'));
    return {
      participation: await reports.readParticipation(ctx, may),
      laggards: await reports.readLaggards(ctx, may),
      progress: await reports.readProgress(ctx, may),
      quality: await reports.readQuality(ctx, may),
      'quality of a day': await reports.readQuality(ctx, may, { ...NO_FILTER, day: DAY_ONE }),
      spectrum: await reports.readSpectrum(ctx, may),
      structure: await reports.readStructure(ctx, may),
      people: await reports.readPeopleBehind(ctx, may, people),
      centre: await reports.readCentre(ctx, (action) => operatorMay(action, { contestId })),
      monitor: await reports.readMonitor(ctx, operatorMay('monitor.view', { contestId })),
      individuals: await readIndividuals(
        ctx,
        operatorMay('ranking.view', { contestId }),
        everybody
      ),
      units: await readUnitRanking(ctx, operatorMay('ranking.view', { contestId }))
    };
  };

  it('count neither a second round of the contest nor another contest', async () => {
    const before = await everyReport();
    await putSecondRound();
    await putOlderContest();
    const after = await everyReport();
    for (const [name, report] of Object.entries(before)) expect(after[name], name).toEqual(report);
  });

  it('a paper of midnight belongs to the new day alone', async () => {
    const { ctx } = bench();
    const may = operatorMay('participation.view', { contestId: view.contest.id });
    const entriesOf = async (day: number): Promise<number> =>
      (await reports.readQuality(ctx, may, { ...NO_FILTER, day }))!.entries;
    const [first, second] = [await entriesOf(DAY_ONE), await entriesOf(DAY_ONE + DAY)];
    const facts = await attemptOf(view.round.id, view.sessions[0]?.id ?? '', 3);
    await insertSubmitted(ctx, { ...facts, startedAt: DAY_ONE + DAY - MINUTE }, 400, MINUTE);
    expect([await entriesOf(DAY_ONE), await entriesOf(DAY_ONE + DAY)]).toEqual([first, second + 1]);
    await insertSubmitted(
      ctx,
      { ...facts, attemptNo: 4, startedAt: DAY_ONE + DAY - MINUTE },
      400,
      MINUTE - 1
    );
    expect([await entriesOf(DAY_ONE), await entriesOf(DAY_ONE + DAY)]).toEqual([
      first + 1,
      second + 1
    ]);
  });

  async function attemptOf(roundId: string, sessionId: string, attemptNo: number) {
    const registration = await bench()
      .ctx.db.selectFrom('registration')
      .select('id')
      .where('contest_id', '=', view.contest.id)
      .orderBy('id')
      .executeTakeFirstOrThrow();
    return { registrationId: registration.id, roundId, sessionId, attemptNo, startedAt: OPENS };
  }

  /** Everybody sits it: half hand in, half are at work. */
  async function putSecondRound(): Promise<void> {
    const { ctx } = bench();
    const round = await ctx.db
      .selectFrom('round')
      .selectAll()
      .where('id', '=', view.round.id)
      .executeTakeFirstOrThrow();
    const [roundId, sessionId] = [ctx.id(), ctx.id()];
    await ctx.db
      .insertInto('round')
      .values({ ...round, id: roundId, ordinal: round.ordinal + 1, name: 'Vòng 1B' })
      .execute();
    await ctx.db
      .insertInto('exam_session')
      .values({
        id: sessionId,
        round_id: roundId,
        name: 'Ca 1',
        opens_at: OPENS,
        closes_at: OPENS + 4 * HOUR
      })
      .execute();
    const registrations = await ctx.db.selectFrom('registration').select('id').execute();
    for (const [at, { id }] of registrations.entries()) {
      const facts = { registrationId: id, roundId, sessionId, attemptNo: 1, startedAt: OPENS };
      if (at % 2 === 0) await insertSubmitted(ctx, facts, 1000, MINUTE);
      else await insertAttempt(ctx, { ...facts, lastSeenAt: ctx.now() });
    }
  }

  /** The same people were registered for it, and one of them sat it. */
  async function putOlderContest(): Promise<void> {
    const { ctx } = bench();
    const { db } = ctx;
    const contest = await db.selectFrom('contest').selectAll().executeTakeFirstOrThrow();
    const [contestId, roundId, sessionId] = [ctx.id(), ctx.id(), ctx.id()];
    await db
      .insertInto('contest')
      .values({ ...contest, id: contestId, code: 'nam-truoc', created_at: contest.created_at - 1 })
      .execute();
    const round = await db.selectFrom('round').selectAll().executeTakeFirstOrThrow();
    await db
      .insertInto('round')
      .values({ ...round, id: roundId, contest_id: contestId })
      .execute();
    const session = { opens_at: OPENS, closes_at: OPENS + HOUR, name: 'Ca 1' };
    await db
      .insertInto('exam_session')
      .values({ ...session, id: sessionId, round_id: roundId })
      .execute();
    const registrations = await db.selectFrom('registration').selectAll().execute();
    for (const one of registrations) {
      const id = ctx.id();
      await db
        .insertInto('registration')
        .values({ ...one, id, contest_id: contestId })
        .execute();
      const facts = { registrationId: id, roundId, sessionId, attemptNo: 1, startedAt: OPENS };
      await insertSubmitted(ctx, facts, 1000, MINUTE);
    }
  }
});
