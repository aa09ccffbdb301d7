import type { Permission } from '#lib/domain/auth/permissions.ts';
import type { HeadRow } from '#lib/domain/judging/views.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { judgeCandidates } from '#lib/server/judging/service.ts';
import { readTree } from '#lib/server/units/service.ts';

/** Whom a third marker is chosen from, and the units they may belong to; null where none is due. */
export async function thirdMarkers(
  ctx: Ctx,
  permission: Permission<'judging.lead'>,
  { states, marks }: HeadRow
) {
  if (marks?.verdict?.gate !== 'third-marker-needed') return null;
  const panel = new Set(
    states.filter(({ isThirdMarker }) => !isThirdMarker).map(({ judgeId }) => judgeId)
  );
  const [judges, { units }] = [await judgeCandidates(ctx, permission), await readTree(ctx)];
  return {
    judges: judges
      .filter(({ id }) => !panel.has(id))
      .map(({ id, displayName, loginName }) => ({ id, name: `${displayName} (${loginName})` })),
    units: units.map(({ id, name }) => ({ id, name }))
  };
}
