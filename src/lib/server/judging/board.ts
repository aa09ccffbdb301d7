import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, type Result } from '../../domain/core/result.ts';
import { isHandedIn } from '../../domain/judging/sheet.ts';
import type { Board, BoardCell, BoardRow } from '../../domain/judging/views.ts';
import * as auth from '../auth/service.ts';
import type { Ctx } from '../ctx.ts';
import { readFacts, sheetsOf, type MarkedCase } from './facts.ts';
import { findPanel } from './holding.ts';
import { adjustmentView } from './mark-views.ts';
import * as markings from './marking-store.ts';

/** Markings of the contest that have left preparation, for the list of boards. */
export async function listBoards(
  ctx: Ctx,
  { subject }: Permission<'judging.watch'>
): Promise<Board['marking'][]> {
  const all = await markings.list(ctx.db, subject.contestId ?? '');
  return all.filter(({ state }) => state !== 'preparing').map(headOf);
}

/** Who has handed in and who has not. */
export async function readBoard(
  ctx: Ctx,
  permission: Permission<'judging.watch'>,
  markingId: string
): Promise<Result<Board, 'marking-unknown'>> {
  const found = await findPanel(ctx, permission, markingId);
  if (!found.ok) return found;
  const { marking, panel, cases } = await readFacts(ctx, found.value);
  const keyers = cases.flatMap(({ unconfirmed }) =>
    [...unconfirmed.values()].flatMap(({ entry, differs }) => [
      entry.accountId,
      ...(differs ? [differs.accountId] : [])
    ])
  );
  const names = await auth.findAccounts(ctx, keyers);
  const nameOf = (accountId: string): string => names.get(accountId)?.displayName ?? '';
  return accepted({
    marking: headOf(marking),
    criteria: marking.rubric.criteria.map(({ id, name, max, step }) => ({ id, name, max, step })),
    overtime: marking.rules.overtime,
    judges: panel.map(({ accountId, name, isHead, isThirdMarker }) => ({
      id: accountId,
      name,
      isHead,
      isThirdMarker
    })),
    rows: cases.map((one) => rowOf(one, nameOf))
  });
}

const headOf = ({ id, name, on, state }: markings.Marking): Board['marking'] => ({
  id,
  name,
  on,
  state
});

function rowOf(one: MarkedCase, nameOf: (accountId: string) => string): BoardRow {
  const { marked, sheets, missing, adjustments, lock } = one;
  const waived = new Set(one.waivers.map(({ judgeId }) => judgeId));
  const cells = sheetsOf(one).map((sheet): BoardCell => {
    const { entry = null, differs = null } = one.unconfirmed.get(sheet.id) ?? {};
    return {
      sheetId: sheet.id,
      judgeId: sheet.judgeId,
      state: sheet.state,
      isWaived: waived.has(sheet.judgeId),
      keyedInBy: entry && { accountId: entry.accountId, name: nameOf(entry.accountId) },
      differs: differs && {
        byName: nameOf(differs.accountId),
        criterionIds: differs.criterionIds
      }
    };
  });
  return {
    markedId: marked.id,
    subjectId: marked.subjectId,
    name: marked.name,
    ordinal: marked.ordinal,
    isLocked: lock !== null,
    cells,
    expected: sheets.length,
    submitted: sheets.filter(isHandedIn).length,
    missing,
    adjustments: adjustments.map(adjustmentView)
  };
}
