import type { PaperSheet, SheetHistory } from '../../domain/judging/views.ts';
import * as auth from '../auth/service.ts';
import type { Ctx } from '../ctx.ts';
import { sheetsOf, type MarkedCase, type MarkingFacts } from './facts.ts';
import { namesOf } from './head-view.ts';
import * as papers from './paper-store.ts';

/**
 * Which sheets of a team or entry count as they were typed from paper: those that were handed in
 * last by a second person's confirmation. A judge who signed since has made it the own sheet again.
 */
export async function paperSheets(
  ctx: Ctx,
  facts: MarkingFacts,
  histories: readonly SheetHistory[]
): Promise<(one: MarkedCase) => PaperSheet[]> {
  const confirmed = new Map(
    histories.flatMap(({ sheetId, events }) => {
      const last = events.findLast(({ kind }) => kind !== 'reopened');
      return last?.kind === 'paper-confirmed' ? [[sheetId, last] as const] : [];
    })
  );
  const typed = await papers.entries(ctx.db, [...confirmed.keys()]);
  const typists = await auth.findAccounts(ctx, [
    ...new Set(typed.map(({ accountId }) => accountId))
  ]);
  const nameOf = namesOf(facts);
  return (one) =>
    sheetsOf(one).flatMap(({ id, judgeId }) => {
      const by = confirmed.get(id);
      if (!by) return [];
      const first = typed.findLast(
        ({ sheetId, outcome, at }) => sheetId === id && outcome === 'keyed-in' && at <= by.at
      );
      const keyedIn = first && {
        byName: typists.get(first.accountId)?.displayName ?? '',
        at: first.at
      };
      return [
        {
          judgeId,
          judgeName: nameOf(judgeId),
          keyedIn: keyedIn ?? null,
          confirmed: { byName: by.byName, at: by.at }
        }
      ];
    });
}
