import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Permission } from '../../domain/auth/permissions.ts';
import type { Result } from '../../domain/core/result.ts';
import type { DigestRefusal } from '../../domain/digest/rules.ts';
import { digestRefusals } from '../../text/refusals.ts';
import type { Ctx } from '../ctx.ts';
import { answerForm, type Answer } from './form.ts';
import { organizerMay } from './organizer.ts';

type Event = Pick<RequestEvent, 'locals' | 'request' | 'url'>;
type Work<Input> = (
  ctx: Ctx,
  permission: Permission<'digest.manage'>,
  input: Input
) => Promise<Result<unknown, DigestRefusal>>;

/** An action of the page of the digest. */
export const digesting =
  <Input>(schema: z.ZodType<Input>, work: Work<Input>) =>
  async (event: Event): Promise<Answer | ActionFailure<Answer>> => {
    const permission = await organizerMay(event, 'digest.manage');
    return answerForm(event, schema, digestRefusals, (input) =>
      work(event.locals.ctx, permission, input)
    );
  };
