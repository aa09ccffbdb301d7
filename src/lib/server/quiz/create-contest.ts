import { shortages, type Shortage } from '../../domain/banks/blueprint.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { ContestFile } from '../../schema/contest.ts';
import * as banks from '../banks/service.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as units from '../units/service.ts';

export type CreateRefusal =
  | { kind: 'bank-unknown'; code: string }
  | { kind: 'bank-too-small'; shortages: Shortage[] }
  | { kind: 'unit-unknown'; code: string };

/**
 * Makes a contest from its file, from the operator's shell. Refuses a blueprint that the bank cannot
 * fill now, not when somebody presses start (D9). The bank and the units must be in.
 */
export async function createContest(
  ctx: Ctx,
  file: ContestFile
): Promise<Result<contest.ContestView, CreateRefusal>> {
  const { bank, name, rules } = file.round;
  const bankId = await banks.findBank(ctx, bank);
  if (!bankId) return refused({ kind: 'bank-unknown', code: bank });
  const missing = shortages(rules.paper.blueprint, await banks.pool(ctx, bankId));
  if (missing.length > 0) return refused({ kind: 'bank-too-small', shortages: missing });

  const ids = new Map((await units.readTree(ctx)).units.map((unit) => [unit.code, unit.id]));
  const unknown = file.round.sessions.flatMap((one) => one.units).find((code) => !ids.has(code));
  if (unknown !== undefined) return refused({ kind: 'unit-unknown', code: unknown });

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
        unitIds: units.flatMap((code) => ids.get(code) ?? [])
      }))
    })
  );
}
