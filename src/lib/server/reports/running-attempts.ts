import type { Permission } from '../../domain/auth/permissions.ts';
import type { Result } from '../../domain/core/result.ts';
import { refused } from '../../domain/core/result.ts';
import type { Instant } from '../../domain/core/time.ts';
import { comparePeople, fold } from '../../domain/core/vietnamese.ts';
import type { Ctx } from '../ctx.ts';
import * as quiz from '../quiz/service.ts';
import { readFacts } from '../results/service.ts';

/** An attempt that runs, as somebody on the telephone describes it. */
type RunningAttempt = {
  attemptId: string;
  fullName: string;
  staffCode: string;
  unitName: string;
  startedAt: Instant;
  lastSeenAt: Instant;
  /** When time is over, extra time included. */
  endsAt: Instant;
};

/** More than fit a telephone call: the searcher should name more of the name. */
const SHOWN = 20;

/**
 * Running attempts whose contestant's name, staff code or candidate number contains the words,
 * with or without diacritics; in the order of names.
 *
 * @param words nothing typed finds nobody: a list of everybody helps no one
 */
export async function findRunning(
  ctx: Ctx,
  permission: Permission<'attempt.extend'>,
  words: string
): Promise<{ running: number; found: number; attempts: RunningAttempt[] }> {
  const facts = await readFacts(ctx, permission);
  if (!facts) return { running: 0, found: 0, attempts: [] };
  const contestants = new Map(facts.registrations.map((one) => [one.id, one]));
  const wanted = fold(words);
  const running = facts.outcomes.filter((outcome) => outcome.state === 'open');
  const found = running.flatMap((outcome) => {
    const who = contestants.get(outcome.registrationId);
    if (!who || wanted === '') return [];
    if (!fold(`${who.fullName} • ${who.staffCode} • ${who.candidateNo}`).includes(wanted))
      return [];
    const { attemptId, startedAt, lastSeenAt, endsAt } = outcome;
    const { fullName, staffCode } = who;
    const unitName = facts.tree.get(who.unitId)?.name ?? '';
    return [{ attemptId, fullName, staffCode, unitName, startedAt, lastSeenAt, endsAt }];
  });
  const attempts = found
    .sort((left, right) => comparePeople(left.fullName, right.fullName))
    .slice(0, SHOWN);
  return { running: running.length, found: found.length, attempts };
}

/** Gives one running attempt of this contest more time, with the reason on the record. */
export async function extendAttempt(
  ctx: Ctx,
  permission: Permission<'attempt.extend'>,
  input: { attemptId: string; extraMs: number; reason: string }
): Promise<Result<null, quiz.ExtraTimeRefusal>> {
  const facts = await readFacts(ctx, permission);
  const isOurs = facts?.outcomes.some((outcome) => outcome.attemptId === input.attemptId);
  return isOurs ? quiz.grantExtraTime(ctx, permission, input) : refused('attempt-unknown');
}
