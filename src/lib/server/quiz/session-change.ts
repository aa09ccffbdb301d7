import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Instant } from '../../domain/core/time.ts';
import { endOf } from '../../domain/quiz/attempt.ts';
import {
  closedByEnd,
  goesBeyond,
  prolonged,
  type Prolonged,
  type RunningAnswer
} from '../../domain/quiz/session-change.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import { areKeysOut } from './keys-shown.ts';
import * as store from './store.ts';

/** What moving a session means for papers that have begun in it. */
export type SessionEffect = {
  /** Papers that run and would get the rest of their time. */
  cutShort: number;
  /** Papers that the end had closed before their own time was over. */
  closedByEnd: number;
  /** Papers that run beyond the new end; they keep their time. */
  beyond: number;
  /** When the last of these will be over. */
  lastEnd: Instant | null;
};

type SessionTimes = { sessionId: string; opensAt: Instant; closesAt: Instant };

export type MoveRefusal =
  contest.ScheduleRefusal | 'keys-shown' | { kind: 'papers-undecided'; effect: SessionEffect };

/**
 * Moves a session. Where papers run that the new end touches, it asks first what becomes of them:
 * those that the old end cut short get the rest of their time or keep their deadline; no running
 * paper ever loses time. The answer is on the record with the new times. Once keys of the round were
 * shown it moves no more: a paper whose keys are known cannot be sat.
 */
export async function moveSession(
  ctx: Ctx,
  permission: Permission<'session.schedule'>,
  roundId: string,
  input: SessionTimes & { running: RunningAnswer | null }
): Promise<Result<SessionEffect, MoveRefusal>> {
  if (input.closesAt <= input.opensAt) return refused('closes-before-it-opens');
  return ctx.tx(async (ctx) => {
    const { running, ...times } = input;
    await store.lockSession(ctx.db, times.sessionId);
    const { round, sessions } = await contest.roundWithSessions(ctx, roundId);
    if (await areKeysOut(ctx, round, sessions)) return refused('keys-shown');
    const { effect, papers } = await effectOf(ctx, roundId, times);
    if (running === null && (effect.cutShort > 0 || effect.beyond > 0)) {
      return refused({ kind: 'papers-undecided', effect });
    }
    const prolongs = running === 'prolong' ? papers : [];
    const done = await contest.scheduleSession(ctx, permission, roundId, times, {
      ...(running !== null && { running }),
      prolonged: prolongs.length,
      left: effect.cutShort - prolongs.length,
      beyond: effect.beyond,
      closedByEnd: effect.closedByEnd
    });
    if (!done.ok) return done;
    for (const { attemptId, deadlineAt } of prolongs) {
      await store.setDeadline(ctx.db, attemptId, deadlineAt);
    }
    return accepted(effect);
  });
}

async function effectOf(
  ctx: Ctx,
  roundId: string,
  { sessionId, closesAt }: SessionTimes
): Promise<{ effect: SessionEffect; papers: Prolonged[] }> {
  const { round, sessions } = await contest.roundWithSessions(ctx, roundId);
  const { durationMs } = round.rules.paper;
  const before = sessions.find((one) => one.id === sessionId);
  const attempts = before ? await store.attemptsIn(ctx.db, sessionId) : [];
  const papers = attempts.flatMap((attempt) => {
    const deadlineAt = prolonged(attempt, durationMs, closesAt);
    return deadlineAt === null ? [] : [{ attemptId: attempt.id, deadlineAt }];
  });
  // Only a session that ends earlier than it did leaves papers behind.
  const isShorter = before !== undefined && closesAt < before.closesAt;
  const beyond = isShorter ? attempts.filter((attempt) => goesBeyond(attempt, closesAt)) : [];
  const isLonger = before !== undefined && closesAt > before.closesAt;
  const closed = isLonger ? attempts.filter((attempt) => closedByEnd(attempt, durationMs)) : [];
  return {
    papers,
    effect: {
      cutShort: papers.length,
      closedByEnd: closed.length,
      beyond: beyond.length,
      lastEnd: beyond.length === 0 ? null : Math.max(...beyond.map(endOf))
    }
  };
}
