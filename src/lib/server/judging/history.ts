import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { isHandedIn } from '../../domain/judging/sheet.ts';
import type { SheetHistory } from '../../domain/judging/views.ts';
import * as auth from '../auth/service.ts';
import type { Ctx } from '../ctx.ts';
import { isBlind, readFacts, sheetsOf } from './facts.ts';
import { accountOf, findPanel } from './holding.ts';
import * as record from './record-store.ts';

/** What became of a sheet since it was first handed in, for the head: marks where they may be seen. */
export async function readHistory(
  ctx: Ctx,
  permission: Permission<'judging.lead'>,
  markingId: string,
  { sheetId }: { sheetId: string }
): Promise<Result<SheetHistory, 'marking-unknown' | 'sheet-unknown'>> {
  const found = await findPanel(ctx, permission, markingId);
  if (!found.ok) return found;
  const { cases } = await readFacts(ctx, found.value);
  const one = cases.find((one) => sheetsOf(one).some(({ id }) => id === sheetId));
  const sheet = one && sheetsOf(one).find(({ id }) => id === sheetId);
  const [history] = sheet ? await historiesOf(ctx, [sheet]) : [];
  if (!one || !sheet || !history) return refused('sheet-unknown');
  const maySee = isHandedIn(sheet) && !isBlind(one, accountOf(permission));
  return accepted(maySee ? history : { ...history, changes: null });
}

/** What became of all sheets of one team or entry, in the order of the panel. */
export async function readHistories(
  ctx: Ctx,
  permission: Permission<'judging.lead'>,
  markingId: string,
  { markedId }: { markedId: string }
): Promise<Result<SheetHistory[], 'marking-unknown' | 'marked-unknown'>> {
  const found = await findPanel(ctx, permission, markingId);
  if (!found.ok) return found;
  const one = (await readFacts(ctx, found.value)).cases.find(
    ({ marked }) => marked.id === markedId
  );
  if (!one) return refused('marked-unknown');
  const sheets = sheetsOf(one);
  const blind = isBlind(one, accountOf(permission));
  const open = new Set(sheets.filter(isHandedIn).map(({ id }) => id));
  return accepted(
    (await historiesOf(ctx, sheets)).map((history) =>
      open.has(history.sheetId) && !blind ? history : { ...history, changes: null }
    )
  );
}

/** Hand-ins, reopenings and later changes of these sheets. */
export async function historiesOf(
  ctx: Ctx,
  sheets: readonly { id: string; judgeId: string }[]
): Promise<SheetHistory[]> {
  const ids = sheets.map(({ id }) => id);
  const events = await record.events(ctx.db, ids);
  const changes = await record.markEvents(ctx.db, ids);
  const people = [...events, ...changes].map(({ accountId }) => accountId);
  const judges = sheets.map(({ judgeId }) => judgeId);
  const accounts = await auth.findAccounts(ctx, [...new Set([...people, ...judges])]);
  const nameOf = (accountId: string): string => accounts.get(accountId)?.displayName ?? '';
  return sheets.map(({ id, judgeId }) => {
    const own = events.filter(({ sheetId }) => sheetId === id);
    const since = own[0]?.at ?? Infinity;
    return {
      sheetId: id,
      judgeName: nameOf(judgeId),
      events: own.map(({ kind, at, accountId, reason, receiptCode }) => ({
        kind,
        at,
        byName: nameOf(accountId),
        reason,
        receiptCode
      })),
      changes: changes
        .filter(({ sheetId, receivedAt }) => sheetId === id && receivedAt > since)
        .map(({ criterionId, mark, receivedAt, accountId }) => ({
          criterionId,
          mark,
          at: receivedAt,
          byName: nameOf(accountId)
        }))
    };
  });
}
