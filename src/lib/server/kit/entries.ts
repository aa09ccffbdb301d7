import { error, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Permission } from '../../domain/auth/permissions.ts';
import type { Result } from '../../domain/core/result.ts';
import type { Call } from '../../domain/entries/call.ts';
import { entryRefusals, type EntryRefusal } from '../../text/refusals.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { accessOf, type Access } from '../entries/links.ts';
import * as entries from '../entries/service.ts';
import { isShownToVoters } from '../entries/vote.ts';
import { juryOf } from '../judging/service.ts';
import * as people from '../people/service.ts';
import { answerForm, type Answer } from './form.ts';
import { requireActor, requirePermission } from './guard.ts';

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
  event: Asking & { params: { entryId: string; version: string } }
): Promise<Permission<'entry.watch'>> {
  const { ctx } = event.locals;
  const { entryId, version } = event.params;
  const contestId = await entries.contestOf(ctx, entryId);
  const juryAccountIds = await juryOf(ctx, entryId);
  const isShown = contestId && (await isShownToVoters(ctx, entryId, Number(version)));
  const voter = isShown ? await voterIn(event, contestId) : {};
  const subject = contestId ? { contestId, juryAccountIds, ...voter } : {};
  const permission = requirePermission(event, 'entry.watch', subject);
  if (!contestId) error(404, m.page_not_found());
  return permission;
}

/** Whoever is signed in, if registered in the contest: the owner of one vote. */
async function voterIn(
  { locals: { ctx, actor } }: Asking,
  contestId: string
): Promise<{ ownerPersonId?: string }> {
  const personId = actor?.personId ?? null;
  if (personId === null || !(await people.findRegistration(ctx, contestId, personId))) return {};
  return { ownerPersonId: personId };
}

/** The permission to vote on the entries of the call of the address; 404 or 403. */
export async function voting(
  event: Asking & { params: { callId: string } }
): Promise<Permission<'entry.vote'>> {
  requireActor(event);
  const call = await entries.findCall(event.locals.ctx, event.params.callId);
  if (!call) error(404, m.page_not_found());
  const { contestId } = call;
  return requirePermission(event, 'entry.vote', {
    contestId,
    ...(await voterIn(event, contestId))
  });
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
