import { error, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Permission } from '../../domain/auth/permissions.ts';
import type { Result } from '../../domain/core/result.ts';
import { judgingRefusals, type JudgingRefusal } from '../../text/refusals.ts';
import * as m from '#lib/text/paraglide/messages.js';
import * as judging from '../judging/service.ts';
import { answerForm, type Answer } from './form.ts';
import { requirePermission } from './guard.ts';
import { judgingMay } from './judging.ts';

type Asking = Pick<RequestEvent, 'locals' | 'url'> & { params: { markingId: string } };
type Preparation = Extract<
  Awaited<ReturnType<typeof judging.readPreparation>>,
  { ok: true }
>['value'];

/** The marking of the address as the organizer sees it, and the permission to prepare it. */
export async function preparingMarking(
  event: Asking
): Promise<{ preparation: Preparation; permission: Permission<'judging.prepare'> }> {
  const { contestId } = await judging.subjectOf(event.locals.ctx, event.params.markingId);
  const subject = contestId === undefined ? {} : { contestId };
  const permission = requirePermission(event, 'judging.prepare', subject);
  const found = await judging.readPreparation(event.locals.ctx, permission, event.params.markingId);
  if (!found.ok) error(404, m.page_not_found());
  return { preparation: found.value, permission };
}

/** A locked marking with all that was marked; 404 before the lock. */
export async function lockedMarking(event: Asking) {
  const { markingId } = event.params;
  const permission = await judgingMay(event, 'judging.results', markingId);
  const results = await judging.readResults(event.locals.ctx, permission, markingId);
  return results.ok ? results.value : error(404, judgingRefusals[results.refusal]());
}

/** Answers a form about a marking. */
export const answerJudging = <Input>(
  event: Pick<RequestEvent, 'request' | 'url'>,
  schema: z.ZodType<Input>,
  work: (input: Input) => Promise<Result<unknown, JudgingRefusal>>,
  read?: (form: FormData) => unknown
): Promise<Answer | ActionFailure<Answer>> =>
  answerForm(event, schema, judgingRefusals, work, read);
