import type { Permission } from '../domain/auth/permissions.ts';
import type { Random } from '../domain/core/random.ts';
import type { Criterion } from '../domain/judging/rubric.ts';
import type { Ctx } from '../server/ctx.ts';
import * as judging from '../server/judging/service.ts';
import { expectOk } from './expect-ok.ts';

/** What a judge thinks of an entry: most of the points, or on a strict day about half of them. */
export type Lean = 'usual' | 'strict';

const SHARES: Readonly<Record<Lean, { least: number; width: number }>> = {
  usual: { least: 70, width: 26 },
  strict: { least: 48, width: 6 }
};

/** Puts drawn marks on a judge's own sheet: on all of it, or on the first half of the criteria. */
export async function markDrawn(
  ctx: Ctx,
  may: Permission<'judging.mark'>,
  sheetId: string,
  { random, lean, isBegun }: { random: Random; lean: Lean; isBegun: boolean }
): Promise<void> {
  const { rubric } = expectOk(await judging.readOwnSheet(ctx, may, sheetId));
  const { criteria } = rubric;
  const wanted = isBegun ? criteria.slice(0, Math.ceil(criteria.length / 2)) : criteria;
  const marks = wanted.map((criterion) => ({
    criterionId: criterion.id,
    mark: drawn(criterion, random, lean),
    revision: 1,
    mutationId: ctx.seed()
  }));
  expectOk(await judging.saveMarks(ctx, may, sheetId, { marks }, ctx.now()));
}

function drawn({ max, step }: Criterion, random: Random, lean: Lean): number {
  const { least, width } = SHARES[lean];
  const share = least + random.below(width);
  return Math.round((max * share) / 100 / step) * step;
}
