import type { Permission } from '../../domain/auth/permissions.ts';
import type { Instant } from '../../domain/core/time.ts';
import { comparePeople, fold } from '../../domain/core/vietnamese.ts';
import type { ToldApart } from '../../domain/people/registration.ts';
import { endOf } from '../../domain/quiz/attempt.ts';
import { standingOf, type Standing } from '../../domain/quiz/remedy.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as people from '../people/service.ts';
import * as units from '../units/service.ts';
import * as store from './store.ts';

/** A contestant as somebody on the telephone describes one. */
export type FoundPerson = {
  registrationId: string;
  fullName: string;
  staffCode: string;
  unitName: string;
  standing: Standing;
  /** Of the newest attempt; when its time is over, or when it was handed in. */
  attempt: { attemptNo: number; startedAt: Instant; endsAt: Instant } | null;
} & ToldApart;

/** More than fit a telephone call: the searcher should name more of the name. */
const SHOWN = 20;

/**
 * Contestants whose name, staff code or candidate number contains the words, with or without
 * diacritics, in the order of names.
 *
 * @param words nothing typed finds nobody: a list of everybody helps no one
 */
export async function searchPeople(
  ctx: Ctx,
  permission: Permission<'attempt.extend'>,
  words: string
): Promise<{ found: number; people: FoundPerson[] }> {
  const view = await contest.currentFor(ctx, permission);
  const wanted = fold(words);
  if (!view || wanted === '') return { found: 0, people: [] };
  const tree = await units.readTree(ctx);
  const registered = await people.listRegistrations(ctx, view.contest.id);
  const found = registered
    .filter(({ fullName, staffCode, candidateNo }) =>
      fold(`${fullName} • ${staffCode} • ${candidateNo}`).includes(wanted)
    )
    .sort((left, right) => comparePeople(left.fullName, right.fullName));
  const shown: FoundPerson[] = [];
  for (const one of found.slice(0, SHOWN)) {
    const { id, fullName, staffCode, unitId, birthYear, position } = one;
    const attempt = (await store.attemptsOf(ctx.db, view.round.id, id)).at(-1) ?? null;
    shown.push({
      registrationId: id,
      fullName,
      staffCode,
      birthYear,
      position,
      unitName: tree.get(unitId)?.name ?? '',
      standing: standingOf({ attempt }),
      attempt: attempt && {
        attemptNo: attempt.attemptNo,
        startedAt: attempt.startedAt,
        endsAt: attempt.submittedAt ?? endOf(attempt)
      }
    });
  }
  return { found: found.length, people: shown };
}

/** What can be chosen from: units moved in by their level, and sessions. */
export async function helpOptions(
  ctx: Ctx,
  permission: Permission<'attempt.extend'>
): Promise<{
  units: { id: string; name: string; level: number }[];
  sessions: { id: string; name: string }[];
}> {
  const view = await contest.currentFor(ctx, permission);
  const tree = await units.readTree(ctx);
  return {
    units: tree.units.map(({ id, name }) => ({ id, name, level: tree.path(id).length - 1 })),
    sessions: (view?.sessions ?? []).map(({ id, name }) => ({ id, name }))
  };
}
