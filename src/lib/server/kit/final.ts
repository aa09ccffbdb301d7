import { error, fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Permission } from '../../domain/auth/permissions.ts';
import type { Result } from '../../domain/core/result.ts';
import { prepareRefusals, type PrepareRefusal } from '../../text/refusals.ts';
import * as m from '../../text/paraglide/messages.js';
import * as live from '../live/service.ts';
import { requirePermission } from './guard.ts';

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

/** What a form of a preparing page is answered with. */
export type Answer = {
  /** The action that was asked for, such as `rename`. */
  action: string;
  /** What was sent, to be corrected; values of a repeated field stand on lines of their own. */
  given: Record<string, string>;
  /** Names of fields that are not as they must be. */
  wrong: string[];
  /** Why it was not done, in words. */
  refused: string | null;
};

/**
 * Checks a form, does the work and answers in the one way that these pages understand.
 *
 * @param read what the schema looks at, where that is more than one value for each field
 */
export async function answer<Input>(
  event: Pick<RequestEvent, 'request' | 'url'>,
  schema: z.ZodType<Input>,
  work: (input: Input) => Promise<Result<unknown, PrepareRefusal>>,
  read: (form: FormData) => unknown = (form) => Object.fromEntries(form)
): Promise<Answer | ActionFailure<Answer>> {
  const form = await event.request.formData();
  const names = [...new Set(form.keys())];
  const given = Object.fromEntries(names.map((name) => [name, form.getAll(name).join('\n')]));
  const action = [...event.url.searchParams.keys()].find((key) => key.startsWith('/')) ?? '';
  const about = { action: action.slice(1), given };
  const parsed = schema.safeParse(read(form));
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => String(issue.path[0] ?? ''));
    return fail(422, { ...about, wrong, refused: null });
  }
  const done = await work(parsed.data);
  return done.ok ? { ...about, wrong: [], refused: null } : refusalOf(about, done.refusal);
}

/** The answer to a form that was read and refused. */
export const refusalOf = (
  about: Pick<Answer, 'action' | 'given'>,
  refusal: PrepareRefusal
): ActionFailure<Answer> => fail(409, { ...about, wrong: [], refused: prepareRefusals[refusal]() });
