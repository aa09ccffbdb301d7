import type { Permission } from '../../domain/auth/permissions.ts';
import { reopens, type RemedyChoice } from '../../domain/quiz/remedy.ts';
import type { RequestView } from '../../domain/quiz/request-view.ts';
import { isSamePerson, standsNow } from '../../domain/quiz/second-person.ts';
import * as auth from '../auth/service.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import { askerOf, somebodyOf } from './remedy-facts.ts';
import * as peopleStore from './remedy-people-store.ts';
import * as remedyStore from './remedy-store.ts';
import type { Remedy } from './remedy-store.ts';

type May = Permission<'remedy.decide'>;

/** Requests of long ago are in the report of incidents. */
const SHOWN = 30;
const NAMES = 50;

/** Help that was asked for: what waits, the oldest first, and what was decided, the newest first. */
export async function listRemedies(
  ctx: Ctx,
  permission: May
): Promise<{ waiting: RequestView[]; decided: RequestView[] }> {
  const view = await contest.currentFor(ctx, permission);
  if (!view) return { waiting: [], decided: [] };
  const now = ctx.now();
  const waiting = await remedyStore.waitingRemedies(ctx.db, view.round.id, now);
  const newest = await remedyStore.newestRemedies(ctx.db, view.round.id, SHOWN);
  const decided = newest.filter((remedy) => standsNow(remedy, now) !== 'waiting');
  const all = [...waiting, ...decided];
  const words = await wordsFor(ctx, all);
  const by = somebodyOf(permission);
  const lines: RequestView[] = [];
  for (const remedy of all) {
    const isOwn = isSamePerson(await askerOf(ctx, remedy.askedBy), by);
    const isWaiting = standsNow(remedy, now) === 'waiting';
    const names = isWaiting ? await peopleStore.namesOf(ctx.db, remedy.id, NAMES) : [];
    lines.push({ ...words(remedy), state: standsNow(remedy, now), isOwn, names });
  }
  return { waiting: lines.slice(0, waiting.length), decided: lines.slice(waiting.length) };
}

/** How many requests wait for a second person. */
export async function countWaiting(
  ctx: Ctx,
  permission: Permission<'monitor.view' | 'remedy.decide'>
): Promise<number> {
  const view = await contest.currentFor(ctx, permission);
  if (!view) return 0;
  return (await remedyStore.waitingRemedies(ctx.db, view.round.id, ctx.now())).length;
}

async function wordsFor(ctx: Ctx, remedies: readonly Remedy[]) {
  const ids = remedies.map(({ id }) => id);
  const counts = await peopleStore.countPeople(ctx.db, ids);
  const about = await remedyStore.aboutOf(ctx.db, remedies);
  const accounts = [
    ...new Set(remedies.flatMap((one) => [one.askedBy, one.decidedBy ?? []].flat()))
  ];
  const named = await auth.displayNames(ctx, accounts);
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const nameOf = (accountId: string): string => names.get(accountId) ?? accountId;
  return (remedy: Remedy): Omit<RequestView, 'state' | 'isOwn' | 'names'> => {
    const { id, kind, choice, extraMs, startUntil, reason, askedAt, expiresAt } = remedy;
    const { people, leftOut } = counts.get(id) ?? { people: 0, leftOut: 0 };
    return {
      id,
      kind,
      by: choice.by,
      about: about.get(id) ?? null,
      range: rangeOf(choice),
      people,
      leftOut,
      extraMs,
      startUntil,
      reason,
      askedBy: nameOf(remedy.askedBy),
      askedAt,
      expiresAt,
      decidedBy: remedy.decidedBy === null ? null : nameOf(remedy.decidedBy),
      decidedAt: remedy.decidedAt,
      answer: remedy.answer,
      isUnconfirmed: reopens(kind) && remedy.state === 'done' && remedy.decidedBy === null
    };
  };
}

/** Whom these requests are about. */
export async function whomOf(
  ctx: Ctx,
  remedyIds: readonly string[]
): Promise<ReadonlyMap<string, Pick<RequestView, 'by' | 'about' | 'range'>>> {
  const remedies = await remedyStore.findRemedies(ctx.db, remedyIds);
  const about = await remedyStore.aboutOf(ctx.db, remedies);
  return new Map(
    remedies.map(({ id, choice }) => [
      id,
      { by: choice.by, about: about.get(id) ?? null, range: rangeOf(choice) }
    ])
  );
}

const rangeOf = (choice: RemedyChoice): RequestView['range'] =>
  choice.by === 'range' ? { from: choice.from, to: choice.to } : null;
