import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/auth/roles.ts';
import { reopened, type LeftOut } from '../../domain/quiz/remedy.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import * as peopleStore from './remedy-people-store.ts';
import type { Helped } from './remedy-people-store.ts';
import type { Remedy } from './remedy-store.ts';
import * as reopenStore from './reopen-store.ts';
import * as store from './store.ts';

/** How many were helped, and how many could not be any more. */
export type Applied = { people: number; leftOut: number };

/**
 * Helps these people in the transaction it is called in, and puts it on the record: once for all of
 * them, with a digest of the list that `remedy_person` keeps.
 *
 * @param confirmed whether a second person said yes; null where none is asked for
 */
export async function applyRemedy(
  ctx: Ctx,
  actor: Actor | null,
  remedy: Remedy,
  people: readonly Helped[],
  confirmed: boolean | null
): Promise<Applied> {
  const helped = await helpAll(ctx, remedy, people);
  const missed = people.filter(({ registrationId }) => !helped.has(registrationId));
  await peopleStore.markHelped(ctx.db, remedy.id, [...helped], ctx.now());
  const why: LeftOut = remedy.kind === 'extra-time' ? 'closed' : 'still-open';
  await peopleStore.markLeftOut(ctx.db, remedy.id, missed.map(idOf), why);
  await audit.record(ctx, actor, `remedy.${remedy.kind}`, `remedy:${remedy.id}`, {
    people: helped.size,
    leftOut: missed.length,
    ...(remedy.extraMs !== null && { extraMs: remedy.extraMs }),
    ...(remedy.startUntil !== null && { startUntil: remedy.startUntil }),
    ...(confirmed !== null && { askedBy: remedy.askedBy, isConfirmed: confirmed }),
    list: createHash('sha256')
      .update([...helped].sort().join('\n'))
      .digest('hex'),
    reason: remedy.reason
  });
  return { people: helped.size, leftOut: missed.length };
}

/** Attempts of one statement. */
const AT_ONCE = 500;

const idOf = ({ registrationId }: Helped): string => registrationId;

/** Registrations of those who were helped. */
async function helpAll(
  ctx: Ctx,
  remedy: Remedy,
  people: readonly Helped[]
): Promise<ReadonlySet<string>> {
  // Starting anew is up to the contestant: being on the list is the permission.
  if (remedy.kind === 'new-attempt') return new Set(people.map(idOf));
  const byAttempt = new Map(
    people.flatMap((one) => (one.attemptId === null ? [] : [[one.attemptId, one.registrationId]]))
  );
  const attemptIds = [...byAttempt.keys()];
  const helped = new Set<string>();
  for (let from = 0; from < attemptIds.length; from += AT_ONCE) {
    const some = attemptIds.slice(from, from + AT_ONCE);
    const done =
      remedy.kind === 'extra-time'
        ? await store.addExtraTime(ctx.db, some, remedy.extraMs ?? 0)
        : await reopenAll(ctx, remedy, some);
    for (const id of done) helped.add(byAttempt.get(id) as string);
  }
  return helped;
}

async function reopenAll(
  ctx: Ctx,
  remedy: Remedy,
  attemptIds: readonly string[]
): Promise<string[]> {
  const done: string[] = [];
  for (const attempt of await store.attemptsById(ctx.db, attemptIds)) {
    const now = ctx.now();
    const after = reopened(attempt, now, remedy.extraMs ?? 0);
    const facts = { remedyId: remedy.id, now };
    if (await reopenStore.reopen(ctx.db, attempt, after, facts)) done.push(attempt.id);
  }
  return done;
}
