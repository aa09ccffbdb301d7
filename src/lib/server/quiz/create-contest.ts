import { shortages, type Shortage } from '../../domain/banks/blueprint.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { codeKey, nearestFinder } from '../../domain/files/codes.ts';
import type { ContestFile } from '../../schema/contest.ts';
import * as banks from '../banks/service.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as units from '../units/service.ts';

export type CreateRefusal =
  | { kind: 'contest-exists'; code: string; name: string }
  | { kind: 'bank-unknown'; code: string }
  | { kind: 'bank-too-small'; shortages: Shortage[]; unsorted: number }
  | { kind: 'unit-unknown'; code: string; session: string; nearest: string | null };

/** What a contest's file comes to in this installation, before anything is written. */
export type ContestOutlook = {
  /** For each session how many units sit in it; null for all. */
  unitCounts: (number | null)[];
  units: number;
  /** Codes of units that sit in none. */
  inNone: string[];
  refusals: CreateRefusal[];
};

/**
 * Looks what the file would make, and names everything that speaks against it at once. A second
 * contest is one such thing: pages and reports are about one, and it would put the other away.
 */
export async function contestOutlook(ctx: Ctx, file: ContestFile): Promise<ContestOutlook> {
  const { sessions } = file.round;
  const old = (await contest.current(ctx))?.contest;
  const tree = await units.readTree(ctx);
  const ids = unitIds(tree.units);
  const covered = sessions.map((session) =>
    session.units.length === 0
      ? null
      : new Set(
          session.units.flatMap((code) =>
            tree.subtree(ids.get(keyOf(code)) ?? '').map((unit) => unit.id)
          )
        )
  );
  const isForAll = covered.includes(null);
  const inNone = isForAll
    ? []
    : tree.units.filter(({ id }) => !covered.some((some) => some?.has(id)));
  return {
    unitCounts: covered.map((some) => some?.size ?? null),
    units: tree.units.length,
    inNone: inNone.map(({ code }) => code),
    refusals: old
      ? [{ kind: 'contest-exists', code: old.code, name: old.name }]
      : await refusalsOf(ctx, file, tree.units)
  };
}

/**
 * Makes a contest from its file, from the operator's shell. Refuses a blueprint that the bank cannot
 * fill now, not when somebody presses start (D9). The bank and the units must be in.
 */
export async function createContest(
  ctx: Ctx,
  file: ContestFile
): Promise<Result<contest.ContestView, CreateRefusal>> {
  return ctx.tx(async (ctx) => {
    const tree = await units.readTree(ctx);
    const [refusal] = await refusalsOf(ctx, file, tree.units);
    if (refusal) return refused(refusal);
    const { bank, name, rules } = file.round;
    const bankId = await banks.findBank(ctx, bank);
    if (!bankId) return refused({ kind: 'bank-unknown', code: bank });
    const ids = unitIds(tree.units);
    return accepted(
      await contest.create(ctx, {
        contest: {
          code: file.code,
          name: file.name,
          about: file.about,
          unitRanking: file.unitRanking
        },
        round: { name, bankId, rules },
        sessions: file.round.sessions.map(({ units, ...session }) => ({
          ...session,
          unitIds: [...new Set(units.flatMap((code) => ids.get(keyOf(code)) ?? []))]
        }))
      })
    );
  });
}

async function refusalsOf(
  ctx: Ctx,
  file: ContestFile,
  all: readonly { id: string; code: string }[]
): Promise<CreateRefusal[]> {
  const ids = unitIds(all);
  const nearestTo = nearestFinder(all.map(({ code }) => code));
  const unknown = file.round.sessions.flatMap(({ name: session, units }) =>
    units
      .filter((code) => !ids.has(keyOf(code)))
      .map((code): CreateRefusal => {
        return { kind: 'unit-unknown', code, session, nearest: nearestTo(code) };
      })
  );
  return [...(await bankRefusals(ctx, file)), ...unknown];
}

async function bankRefusals(ctx: Ctx, { round }: ContestFile): Promise<CreateRefusal[]> {
  const bankId = await banks.findBank(ctx, round.bank);
  if (!bankId) return [{ kind: 'bank-unknown', code: round.bank }];
  const pool = await banks.pool(ctx, bankId);
  const missing = shortages(round.rules.paper.blueprint, pool);
  const unsorted = pool.filter(({ topic, level }) => topic === null || level === null).length;
  return missing.length > 0 ? [{ kind: 'bank-too-small', shortages: missing, unsorted }] : [];
}

const keyOf = (code: string): string => codeKey(code.trim());

const unitIds = (all: readonly { id: string; code: string }[]): Map<string, string> =>
  new Map(all.map(({ id, code }) => [keyOf(code), id]));
