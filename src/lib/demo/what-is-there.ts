import * as m from '#lib/text/paraglide/messages.js';
import * as banks from '../server/banks/service.ts';
import * as contest from '../server/contest/service.ts';
import type { Ctx } from '../server/ctx.ts';
import * as people from '../server/people/service.ts';
import * as units from '../server/units/service.ts';

/** What somebody has brought into an installation; whoever finds any of it has no empty folder. */
export type Found = { units: number; people: number; banks: number; contestName: string | null };

/** Looks for everything that is somebody's own. */
export async function whatIsThere(ctx: Ctx): Promise<Found> {
  return {
    units: (await units.readTree(ctx)).units.length,
    people: await people.countPeople(ctx),
    banks: await banks.countBanks(ctx),
    contestName: (await contest.current(ctx))?.contest.name ?? null
  };
}

/** What was found, in words; empty where nothing is. */
export function foundInWords({ units, people, banks, contestName }: Found): string[] {
  return [
    ...(contestName === null ? [] : [m.operator_has_contest({ name: contestName })]),
    ...(units > 0 ? [m.operator_has_units({ count: units })] : []),
    ...(people > 0 ? [m.operator_has_people({ count: people })] : []),
    ...(banks > 0 ? [m.operator_has_banks({ count: banks })] : [])
  ];
}
