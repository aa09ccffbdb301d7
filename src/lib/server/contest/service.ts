import type { Action, Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Instant } from '../../domain/core/time.ts';
import type { Contest, ContestPlan, ExamSession, Round } from '../../domain/contest/rules.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import * as store from './store.ts';

export type ScheduleRefusal = 'closes-before-it-opens' | 'session-unknown';

/** A contest as everybody may see it: rules and times. */
export type ContestView = { contest: Contest; round: Round; sessions: ExamSession[] };

/** The contest of this installation with its first round, or null before one is made. */
export async function current(ctx: Ctx): Promise<ContestView | null> {
  const contest = await store.newestContest(ctx.db);
  if (!contest) return null;
  const [round] = await store.rounds(ctx.db, contest.id);
  if (!round) return null;
  return { contest, round, sessions: await store.sessions(ctx.db, round.id) };
}

/**
 * The running contest for whoever has a permission in it; null before there is one.
 *
 * @throws Error if the permission is for another contest: a route has asked for the wrong one
 */
export async function currentFor(
  ctx: Ctx,
  { subject }: Permission<Action>
): Promise<ContestView | null> {
  const view = await current(ctx);
  if (view && subject.contestId !== undefined && subject.contestId !== view.contest.id) {
    throw new Error(`permission for contest ${subject.contestId}, not for ${view.contest.id}`);
  }
  return view;
}

/** A round and its sessions. Throws when there is none: ids come from our own rows. */
export async function roundWithSessions(
  ctx: Ctx,
  roundId: string
): Promise<{ round: Round; sessions: ExamSession[] }> {
  const round = await store.findRound(ctx.db, roundId);
  if (!round) throw new Error(`no round ${roundId}`);
  return { round, sessions: await store.sessions(ctx.db, roundId) };
}

/** The rounds of all contests whose papers are drawn from one of these banks. */
export async function roundsUsing(
  ctx: Ctx,
  bankIds: readonly string[]
): Promise<{ round: Round; sessions: ExamSession[] }[]> {
  const rounds = await store.roundsUsing(ctx.db, bankIds);
  return Promise.all(
    rounds.map(async (round) => ({ round, sessions: await store.sessions(ctx.db, round.id) }))
  );
}

/** Stores a contest with one quiz round, on the record. Whether it can be played is decided before. */
export async function create(
  ctx: Ctx,
  drafts: {
    contest: Omit<Contest, 'id' | 'isBoardOpen'>;
    round: Omit<Round, 'id' | 'contestId' | 'ordinal'>;
    sessions: readonly Omit<ExamSession, 'id' | 'roundId'>[];
  }
): Promise<ContestView> {
  const contest = { ...drafts.contest, id: ctx.id(), isBoardOpen: false };
  const round = { ...drafts.round, id: ctx.id(), contestId: contest.id, ordinal: 1 };
  const sessions = drafts.sessions.map((one) => ({ ...one, id: ctx.id(), roundId: round.id }));
  await ctx.tx(async (ctx) => {
    await store.insertContest(ctx.db, contest, ctx.now());
    await store.insertRound(ctx.db, round);
    for (const session of sessions) await store.insertSession(ctx.db, session);
    await audit.record(ctx, null, 'contest.create', `contest:${contest.id}`, {
      code: contest.code
    });
  });
  return { contest, round, sessions };
}

/**
 * Moves a session. Attempts that run keep their own deadline (R6).
 *
 * @param papers what becomes of papers that have begun, for the record
 */
export async function scheduleSession(
  ctx: Ctx,
  permission: Permission<'session.schedule'>,
  roundId: string,
  input: { sessionId: string; opensAt: Instant; closesAt: Instant },
  papers: Record<string, unknown> = {}
): Promise<Result<null, ScheduleRefusal>> {
  if (input.closesAt <= input.opensAt) return refused('closes-before-it-opens');
  const before = (await store.sessions(ctx.db, roundId)).find((one) => one.id === input.sessionId);
  if (!before) return refused('session-unknown');
  await ctx.tx(async (ctx) => {
    await store.setSessionTimes(ctx.db, input.sessionId, input.opensAt, input.closesAt);
    await audit.record(
      ctx,
      permission.actor,
      'session.schedule',
      `exam_session:${input.sessionId}`,
      {
        before: { opensAt: before.opensAt, closesAt: before.closesAt },
        after: { opensAt: input.opensAt, closesAt: input.closesAt },
        ...papers
      }
    );
  });
  return accepted(null);
}

/** Says which plan the contest rests on, as official reports tell it. On the record. */
export async function setPlan(
  ctx: Ctx,
  permission: Permission<'document.make'>,
  plan: ContestPlan
): Promise<Result<null, 'no-contest'>> {
  return ctx.tx(async (ctx) => {
    const contest = await store.newestContest(ctx.db);
    if (!contest) return refused('no-contest');
    const { plan: before } = contest.about;
    await store.setAbout(ctx.db, contest.id, { ...contest.about, plan });
    await audit.record(ctx, permission.actor, 'contest.set-plan', `contest:${contest.id}`, {
      before,
      after: plan
    });
    return accepted(null);
  });
}

/** Opens the public unit board, or closes it. On the record; not when it stands so already. */
export async function openBoard(
  ctx: Ctx,
  permission: Permission<'board.open'>,
  isOpen: boolean
): Promise<Result<null, 'no-contest'>> {
  return ctx.tx(async (ctx) => {
    const contest = await store.newestContest(ctx.db);
    if (!contest) return refused('no-contest');
    if (contest.isBoardOpen === isOpen) return accepted(null);
    await store.setBoardOpen(ctx.db, contest.id, isOpen);
    const action = isOpen ? 'contest.open-board' : 'contest.close-board';
    await audit.record(ctx, permission.actor, action, `contest:${contest.id}`, {});
    return accepted(null);
  });
}
