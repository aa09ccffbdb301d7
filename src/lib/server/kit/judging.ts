import type { RequestEvent } from '@sveltejs/kit';
import type { Action, Permission } from '../../domain/auth/permissions.ts';
import { judgingRefusals } from '../../text/refusals.ts';
import * as judging from '../judging/service.ts';
import { requirePermission } from './guard.ts';

/** The permission for an action on a marking; 403 when the table says no. */
export async function judgingMay<A extends Action>(
  event: Pick<RequestEvent, 'locals' | 'url'>,
  action: A,
  markingId: string
): Promise<Permission<A>> {
  return requirePermission(event, action, await judging.subjectOf(event.locals.ctx, markingId));
}

/** Why something was not done, in words. */
export const judgingSentence = (refusal: judging.Refusal): string => judgingRefusals[refusal]();
