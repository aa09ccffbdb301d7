import type { Action, Permission } from '../../domain/auth/permissions.ts';
import type { AnswerKey } from '../../domain/banks/answer-key.ts';
import type { Instant } from '../../domain/core/time.ts';
import type { ExamSession, Round } from '../../domain/contest/rules.ts';
import { mayReview } from '../../domain/quiz/review.ts';
import * as security from '../audit/security.ts';
import * as audit from '../audit/service.ts';
import { keysOf } from '../banks/keys/service.ts';
import * as banks from '../banks/service.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import { readEnd } from './keys-shown.ts';
import { noteItems } from './keys-store.ts';

/** What keys are wanted for. */
export type KeyUse =
  /** Marking, checking and sealing: nobody sees them. */
  | { kind: 'unseen' }
  /** The review of a contestant's own paper, when the rules of its round allow it. */
  | { kind: 'own-review'; round: Round; sessions: readonly ExamSession[] }
  /** Somebody with rights over others looks at them: on the record, with where that was. */
  | { kind: 'look'; permission: Permission<Action>; where: string };

/** A round that still uses a bank, and until when as far as is known. */
export type RoundInUse = { roundId: string; roundName: string; worksUntil: Instant };

/**
 * The keys of these question versions. Nothing else hands keys out (R9): whoever looks gets none
 * of a bank that a round uses which is not over, and every look of somebody with rights over others
 * is on the record and counts as keys that were shown.
 */
export async function keysFor(
  ctx: Ctx,
  use: KeyUse,
  versionIds: readonly string[]
): Promise<Map<string, AnswerKey>> {
  if (versionIds.length === 0) return new Map();
  switch (use.kind) {
    case 'unseen':
      return keysOf(ctx, versionIds);
    case 'own-review': {
      const { isOver } = await readEnd(ctx, use.round, use.sessions);
      return mayReview(use.round.rules.review.keyAt, isOver)
        ? keysOf(ctx, versionIds)
        : new Map<string, AnswerKey>();
    }
    case 'look':
      return lookAt(ctx, use, versionIds);
  }
}

async function lookAt(
  ctx: Ctx,
  { permission, where }: Extract<KeyUse, { kind: 'look' }>,
  versionIds: readonly string[]
): Promise<Map<string, AnswerKey>> {
  const { held } = await heldBack(ctx, versionIds);
  const free = versionIds.filter((id) => !held.has(id));
  if (free.length === 0) return new Map();
  await ctx.tx(async (ctx) => {
    await noteShown(ctx, free);
    await audit.record(ctx, permission.actor, 'keys.view', where, { questions: free.length });
    const detail = { where, questions: free.length };
    await security.note(ctx, { kind: 'keys-viewed', by: permission.actor, detail });
  });
  return keysOf(ctx, free);
}

/** Notes that keys of these versions are known to somebody now, in every round that uses their banks. */
export async function noteShown(ctx: Ctx, versionIds: readonly string[]): Promise<void> {
  const bankIds = [...new Set((await banks.banksOf(ctx, versionIds)).values())];
  for (const { round } of await contest.roundsUsing(ctx, bankIds)) {
    await noteItems(ctx.db, round.id, ctx.now());
  }
}

/**
 * Those of these versions whose keys would help somebody still: a round that is not over for
 * everybody uses their bank. Also which rounds these are.
 */
export async function heldBack(
  ctx: Ctx,
  versionIds: readonly string[]
): Promise<{ held: Set<string>; rounds: RoundInUse[] }> {
  const bankOf = await banks.banksOf(ctx, versionIds);
  const rounds: RoundInUse[] = [];
  const inUse = new Set<string>();
  for (const { round, sessions } of await contest.roundsUsing(ctx, [...new Set(bankOf.values())])) {
    const { isOver, worksUntil } = await readEnd(ctx, round, sessions);
    if (isOver) continue;
    inUse.add(round.bankId);
    rounds.push({ roundId: round.id, roundName: round.name, worksUntil });
  }
  const held = versionIds.filter((id) => inUse.has(bankOf.get(id) ?? ''));
  return { held: new Set(held), rounds };
}
