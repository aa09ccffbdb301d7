import { error, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Permission } from '../../domain/auth/permissions.ts';
import type { Result } from '../../domain/core/result.ts';
import type { Call } from '../../domain/entries/call.ts';
import { entryRefusals, type EntryRefusal } from '../../text/refusals.ts';
import * as m from '../../text/paraglide/messages.js';
import { accessOf, type Access } from '../entries/links.ts';
import * as entries from '../entries/service.ts';
import { juryOf } from '../judging/service.ts';
import { answerForm, type Answer } from './form.ts';
import { requirePermission } from './guard.ts';

type Asking = Pick<RequestEvent, 'locals' | 'url'>;

/** The call of the address and the permission to prepare it; 404 or 403. */
export async function preparingCall(
  event: Asking & { params: { callId: string } }
): Promise<{ call: Call; permission: Permission<'entry.prepare'> }> {
  const call = await entries.findCall(event.locals.ctx, event.params.callId);
  const contestId = call ? { contestId: call.contestId } : {};
  const permission = requirePermission(event, 'entry.prepare', contestId);
  if (!call) error(404, m.page_not_found());
  return { call, permission };
}

/** May whoever asks watch this entry? The one place that decides it; 404 or 403. */
export async function watching(
  event: Asking & { params: { entryId: string } }
): Promise<Permission<'entry.watch'>> {
  const { ctx } = event.locals;
  const contestId = await entries.contestOf(ctx, event.params.entryId);
  const juryAccountIds = await juryOf(ctx, event.params.entryId);
  const subject = contestId ? { contestId, juryAccountIds } : {};
  const permission = requirePermission(event, 'entry.watch', subject);
  if (!contestId) error(404, m.page_not_found());
  return permission;
}

/** The unit that came by the link of the address; 404 for one that opens nothing. */
export async function entering({
  locals,
  params
}: Pick<RequestEvent, 'locals'> & { params: { token: string } }): Promise<Access> {
  return (await accessOf(locals.ctx, params.token)) ?? error(404, m.entries_unknown());
}

/** Answers a form about entries. */
export const answerEntry = <Input>(
  event: Pick<RequestEvent, 'request' | 'url'>,
  schema: z.ZodType<Input>,
  work: (input: Input) => Promise<Result<unknown, EntryRefusal>>,
  read?: (form: FormData) => unknown
): Promise<Answer | ActionFailure<Answer>> => answerForm(event, schema, entryRefusals, work, read);
