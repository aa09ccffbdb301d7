import { officialEntries, type Entry } from '../../domain/results/entry.ts';
import type { ContestView } from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as people from '../people/service.ts';
import * as quiz from '../quiz/service.ts';
import type { Registration } from '../../domain/people/registration.ts';

/** Registrations, attempts and grades are read row by row. */
export const ENTRY_WEIGHT = 3;

/** People of some units or of all, with the entries that count and those who still work. */
export type ReadEntries = {
  registrations: Registration[];
  entries: Entry[];
  /** By registration. */
  working: ReadonlySet<string>;
};

/** Attempts before people: who registers in between is there without an attempt, never the reverse. */
export async function readEntries(
  ctx: Ctx,
  { contest, round }: ContestView,
  unitIds: readonly string[] | null
): Promise<ReadEntries> {
  const outcomes = await quiz.listOutcomes(ctx, round.id, unitIds);
  const registrations = await people.listRegistrations(ctx, contest.id, unitIds);
  const open = outcomes.filter(({ state }) => state === 'open');
  return {
    registrations,
    entries: officialEntries(registrations, outcomes, round.rules),
    working: new Set(open.map(({ registrationId }) => registrationId))
  };
}
