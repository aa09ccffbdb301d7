import type { Actor } from '../../domain/auth/roles.ts';
import { daysLate, latePoints } from '../../domain/entries/late.ts';
import { lateReason } from '../../text/judging-words.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import * as entries from '../entries/service.ts';
import * as markedStore from './marked-store.ts';
import type { Marking } from './marking-store.ts';
import * as rulings from './ruling-store.ts';

/**
 * Puts what late entries cost by their call beside their marks (B7), once for each. What was taken
 * back does not come again.
 */
export async function recordLateEntries(
  ctx: Ctx,
  actor: Actor | null,
  { id: markingId, on }: Marking
): Promise<void> {
  if (on.kind !== 'call') return;
  const marked = await markedStore.ofMarking(ctx.db, markingId);
  const ids = marked.map(({ id }) => id);
  const { adjustments } = await rulings.ofMarked(ctx.db, ids);
  const known = new Set(
    adjustments.flatMap(({ kind, markedId }) => (kind === 'late' ? [markedId] : []))
  );
  for (const entry of await entries.entriesOf(ctx, on.callId)) {
    const one = marked.find(({ subjectId }) => subjectId === entry.id);
    const points = latePoints(entry.closesAt, entry.handedInAt, entry.latePenalty);
    if (!one || known.has(one.id) || points === 0) continue;
    const [id, markedId] = [ctx.id(), one.id];
    const reason = lateReason(daysLate(entry.closesAt, entry.handedInAt));
    const facts = { kind: 'late', markedId, points, reason, takesBack: null } as const;
    const ruled = { accountId: actor?.accountId ?? '', at: ctx.now() };
    await rulings.insertAdjustment(ctx.db, { ...facts, ...ruled, id });
    await audit.record(ctx, actor, 'judging.adjust', `judging_adjustment:${id}`, facts);
  }
}
