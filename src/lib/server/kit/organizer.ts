import type { RequestEvent } from '@sveltejs/kit';
import type { Action, Permission } from '../../domain/auth/permissions.ts';
import * as contest from '../contest/service.ts';
import { requirePermission } from './guard.ts';

/** The permission for an action on the contest of this installation; 403 when the table says no. */
export async function organizerMay<A extends Action>(
  event: Pick<RequestEvent, 'locals' | 'url'>,
  action: A
): Promise<Permission<A>> {
  const view = await contest.current(event.locals.ctx);
  return requirePermission(event, action, view ? { contestId: view.contest.id } : {});
}
