import { error, fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Permission } from '../../domain/auth/permissions.ts';
import type { Result } from '../../domain/core/result.ts';
import { prepareRefusals, type PrepareRefusal } from '../../text/refusals.ts';
import * as m from '#lib/text/paraglide/messages.js';
import * as live from '../live/service.ts';
import { answerForm, type Answer } from './form.ts';
import { requirePermission } from './guard.ts';

export type { Answer } from './form.ts';

type Asking = Pick<RequestEvent, 'locals' | 'url'> & { params: { finalId: string } };
type Final = NonNullable<Awaited<ReturnType<typeof live.findFinal>>>;

/** The final of the address and the permission to prepare it; 404 or 403. */
export async function preparing(
  event: Asking
): Promise<{ final: Final; permission: Permission<'final.prepare'> }> {
  const final = await live.findFinal(event.locals.ctx, event.params.finalId);
  const contestId = final ? { contestId: final.contestId } : {};
  const permission = requirePermission(event, 'final.prepare', contestId);
  if (!final) error(404, m.page_not_found());
  return { final, permission };
}

/**
 * Checks a form, does the work and answers in the one way that these pages understand.
 *
 * @param read what the schema looks at, where that is more than one value for each field
 */
export const answer = <Input>(
  event: Pick<RequestEvent, 'request' | 'url'>,
  schema: z.ZodType<Input>,
  work: (input: Input) => Promise<Result<unknown, PrepareRefusal>>,
  read?: (form: FormData) => unknown
): Promise<Answer | ActionFailure<Answer>> =>
  answerForm(event, schema, prepareRefusals, work, read);

/** The answer to a form that was read and refused. */
export const refusalOf = (
  about: Pick<Answer, 'action' | 'given'>,
  refusal: PrepareRefusal
): ActionFailure<Answer> => fail(409, { ...about, wrong: [], refused: prepareRefusals[refusal]() });
