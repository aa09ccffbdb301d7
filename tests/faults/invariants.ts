import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import { answerInvariants } from './invariants/answers.ts';
import { attemptInvariants } from './invariants/attempts.ts';
import { dropFacts, putFacts } from './invariants/facts.ts';
import type { Invariant } from './invariants/invariant.ts';
import { structureInvariants } from './invariants/structure.ts';
import type { Acknowledged } from './ledger.ts';

/** What must be true of a database whatever happened to the server (RELIABILITY section 3). */
export const INVARIANTS: readonly Invariant[] = [
  ...answerInvariants,
  ...attemptInvariants,
  ...structureInvariants
].sort((left, right) => Number(left.id.slice(1)) - Number(right.id.slice(1)));

/** Counts by id of the invariant; a sound database has only zeros. */
export type Counts = Record<string, number>;

/**
 * Counts the violations of every invariant.
 *
 * @param acknowledged what the clients themselves wrote down, for I1 and I2
 */
export function countViolations(ctx: Ctx, acknowledged: readonly Acknowledged[]): Promise<Counts> {
  return ctx.db.connection().execute((db) => countOnConnection(makeCtx(db, ctx), acknowledged));
}

/** The same on a context whose database is one connection, such as an open transaction. */
export async function countOnConnection(
  ctx: Ctx,
  acknowledged: readonly Acknowledged[]
): Promise<Counts> {
  await putFacts(ctx.db, acknowledged);
  const counts: Counts = {};
  for (const invariant of INVARIANTS) counts[invariant.id] = await invariant.count(ctx);
  await dropFacts(ctx.db);
  return counts;
}

/** One sentence per violated invariant. */
export const violations = (counts: Counts): string[] =>
  INVARIANTS.filter(({ id }) => counts[id] !== 0).map(
    ({ id, meaning }) => `${id}: ${counts[id]} ${meaning}`
  );
