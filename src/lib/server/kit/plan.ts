import { redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Permission } from '../../domain/auth/permissions.ts';
import type { Result } from '../../domain/core/result.ts';
import type { PrepareRefusal } from '../../text/refusals.ts';
import type { Ctx } from '../ctx.ts';
import { answer, preparing, type Answer } from './final.ts';

type Event = Pick<RequestEvent, 'locals' | 'url' | 'request'> & {
  params: { finalId: string; segmentId?: string };
};
type Work<Input> = (
  ctx: Ctx,
  permission: Permission<'final.prepare'>,
  finalId: string,
  input: Input
) => Promise<Result<unknown, PrepareRefusal>>;

/** Reads a form into what its schema looks at, where fields come in rows. */
type Read = (form: FormData) => unknown;

/** An action on the plan of the address: checks the form and hands it to the service. */
export const planning =
  <Input>(schema: z.ZodType<Input>, work: Work<Input>, read?: Read) =>
  async (event: Event): Promise<Answer | ActionFailure<Answer>> => {
    const { final, permission } = await preparing(event);
    return answer(
      event,
      schema,
      (input) => work(event.locals.ctx, permission, final.id, input),
      read
    );
  };

/**
 * An action on the segment of the address.
 *
 * @param next where to go when it is done, below the programme's page; else the page answers
 */
export const planningSegment =
  <Input extends object>(
    schema: z.ZodType<Input>,
    work: Work<Input & { segmentId: string }>,
    next?: (event: Event, input: Input) => string,
    read?: Read
  ) =>
  async (event: Event): Promise<Answer | ActionFailure<Answer>> => {
    const segmentId = event.params.segmentId ?? '';
    const act: Work<Input> = async (ctx, permission, finalId, input) => {
      const done = await work(ctx, permission, finalId, { ...input, segmentId });
      if (!done.ok || !next) return done;
      redirect(303, `/organizer/finals/${finalId}/programme${next(event, input)}`);
    };
    return planning(schema, act, read)(event);
  };
