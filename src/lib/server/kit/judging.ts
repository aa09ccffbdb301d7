import { error, type RequestEvent } from '@sveltejs/kit';
import type { Action, Permission } from '../../domain/auth/permissions.ts';
import type { OwnSheet } from '../../domain/judging/own-views.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { judgingRefusals } from '../../text/refusals.ts';
import * as judging from '../judging/service.ts';
import { requirePermission } from './guard.ts';
import { organizerMay } from './organizer.ts';

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

/** The asking judge's own sheet of the address; every other one is a page that there is not. */
export async function markingSheet(
  event: Pick<RequestEvent, 'locals' | 'url'> & { params: { sheetId: string } }
): Promise<{ permission: Permission<'judging.mark'>; sheet: OwnSheet }> {
  const permission = await organizerMay(event, 'judging.mark');
  const found = await judging.readOwnSheet(event.locals.ctx, permission, event.params.sheetId);
  if (!found.ok) error(404, m.page_not_found());
  return { permission, sheet: found.value };
}
