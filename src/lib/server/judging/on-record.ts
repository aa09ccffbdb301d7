import type { MethodChange } from '../../domain/judging/views.ts';
import type { Instant } from '../../domain/core/time.ts';
import { methodChange, thirdMarkerCall } from '../../schema/judging-record.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';

/** Every change of the way from sheets to a mark, oldest first, for the minutes. */
export async function methodChanges(ctx: Ctx, markingId: string): Promise<MethodChange[]> {
  const found = await audit.entriesOf(ctx, 'judging.method', `judging_marking:${markingId}`);
  return found.map(({ at, detail }) => ({ at, ...methodChange.parse(JSON.parse(detail)) }));
}

/** When the sheets of a marking were given out. */
export async function openedAt(ctx: Ctx, markingId: string): Promise<Instant | null> {
  const found = await audit.entriesOf(ctx, 'judging.open', `judging_marking:${markingId}`);
  return found.at(-1)?.at ?? null;
}

/** When this third marker was called and why; null where nobody was. */
export async function calledThird(
  ctx: Ctx,
  { id, thirdMarkerId }: { id: string; thirdMarkerId: string | null }
): Promise<{ at: Instant; reason: string } | null> {
  if (thirdMarkerId === null) return null;
  const found = await audit.entriesOf(ctx, 'judging.third-marker', `judging_marked:${id}`);
  for (const { at, detail } of found.toReversed()) {
    const { accountId, reason } = thirdMarkerCall.parse(JSON.parse(detail));
    if (accountId === thirdMarkerId) return { at, reason };
  }
  return null;
}
