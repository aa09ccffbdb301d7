import type { Actor } from '../../domain/auth/roles.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Instant } from '../../domain/core/time.ts';
import type { SaveRefusal } from '../../domain/quiz/save.ts';
import type { FormChange } from '../../schema/paper-form.ts';
import type { Ctx } from '../ctx.ts';
import { noteDevice } from './device.ts';
import type { OwnAttempt } from './own-attempt.ts';
import { readPaper } from './paper.ts';
import { saveAnswers } from './save.ts';

/**
 * Saves what a page without scripts posted. It cannot count revisions, so each change follows what
 * is stored now; fields that the contestant left alone were left out, and cannot undo another
 * device's answers.
 *
 * @param origin server time at which the request arrived (R4), and the name of the device it is from
 */
export async function saveForm(
  ctx: Ctx,
  actor: Actor,
  attempt: OwnAttempt,
  form: { holder: number; changes: readonly FormChange[] },
  origin: { receivedAt: Instant; device: string | null }
): Promise<Result<null, SaveRefusal>> {
  const paper = await readPaper(ctx, attempt);
  if (!paper) return refused('attempt-submitted');
  if (form.changes.length === 0) return accepted(null);
  const revisions = new Map(paper.saved.map((one) => [one.position, one.revision]));
  const answers = form.changes.map(({ position, choice }) => ({
    position,
    choice,
    revision: (revisions.get(position) ?? 0) + 1,
    mutationId: ctx.seed()
  }));
  const saved = await saveAnswers(
    ctx,
    actor,
    attempt.id,
    { holder: form.holder, answers },
    origin.receivedAt
  );
  if (!saved.ok) throw new Error(`attempt ${attempt.id} is gone`);
  const refusal = saved.value.answers.find((answer) => answer.refusal !== null)?.refusal;
  if (refusal) return refused(refusal);
  await ctx.tx((ctx) => noteDevice(ctx, attempt.id, origin.device));
  return accepted(null);
}
