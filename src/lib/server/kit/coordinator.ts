import { error, type RequestEvent } from '@sveltejs/kit';
import type { Action, Permission } from '../../domain/auth/permissions.ts';
import { coordinatedUnits } from '../../domain/auth/roles.ts';
import type { Unit } from '../../domain/units/unit.ts';
import { accessDenied } from '../../text/access.ts';
import * as contest from '../contest/service.ts';
import * as units from '../units/service.ts';
import { requireActor, requirePermission } from './guard.ts';

/** Units that somebody coordinates, and the permission for the one that an address names. */
export type Coordinating<A extends Action> = {
  own: readonly Unit[];
  unit: Unit;
  permission: Permission<A>;
};

/**
 * The unit of a coordinator: the one named by `?unit=CODE` among the own ones, else the first.
 * Whatever else an address names is not looked at (B-A4).
 */
export async function coordinating<A extends Action>(
  event: Pick<RequestEvent, 'locals' | 'url'>,
  action: A
): Promise<Coordinating<A>> {
  const { ctx } = event.locals;
  const tree = await units.readTree(ctx);
  const own = coordinatedUnits(requireActor(event)).flatMap((id) => tree.get(id) ?? []);
  const code = event.url.searchParams.get('unit');
  const unit = own.find((one) => one.code === code) ?? own[0];
  if (!unit) error(403, accessDenied());
  const view = await contest.current(ctx);
  const permission = requirePermission(event, action, {
    ...(view && { contestId: view.contest.id }),
    unitPath: tree.path(unit.id).map(({ id }) => id)
  });
  return { own, unit, permission };
}
