import { error, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { can, permit, type Permission } from '../../domain/auth/permissions.ts';
import type { Result } from '../../domain/core/result.ts';
import type { Board } from '../../domain/judging/views.ts';
import { accessDenied } from '../../text/access.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { judgingRefusals, type JudgingRefusal } from '../../text/refusals.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as judging from '../judging/service.ts';
import { answerForm, type Answer } from './form.ts';
import { requireActor } from './guard.ts';
import { judgingMay } from './judging.ts';

type Asking = Pick<RequestEvent, 'locals' | 'url'>;
type Event = Asking & Pick<RequestEvent, 'request'> & { params: { markingId: string } };
type Leading = 'judging.lead' | 'judging.assist' | 'judging.adjust';
type Work<A extends Leading, Input> = (
  ctx: Ctx,
  permission: Permission<A>,
  markingId: string,
  input: Input
) => Promise<Result<unknown, JudgingRefusal>>;

/** An action on the marking of the address by those whom the table lets do it. */
const acting =
  <A extends Leading>(action: A) =>
  <Input>(schema: z.ZodType<Input>, work: Work<A, Input>) =>
  async (event: Event): Promise<Answer | ActionFailure<Answer>> => {
    const { markingId } = event.params;
    const permission = await judgingMay(event, action, markingId);
    return answerForm(event, schema, judgingRefusals, (input) =>
      work(event.locals.ctx, permission, markingId, input)
    );
  };

/** An action of whoever heads the panel. */
export const leading = acting('judging.lead');

/** An action of a secretary. */
export const assisting = acting('judging.assist');

/** Points beside the marks. */
export const adjusting = acting('judging.adjust');

/** The completeness of the marking of the address, for those who may do this with it; 404 or 403. */
export async function boardFor(
  event: Asking & { params: { markingId: string } },
  action: 'judging.assist' | 'judging.adjust'
): Promise<Board> {
  const { markingId } = event.params;
  await judgingMay(event, action, markingId);
  const watch = await judgingMay(event, 'judging.watch', markingId);
  const board = await judging.readBoard(event.locals.ctx, watch, markingId);
  return board.ok ? board.value : error(404, m.page_not_found());
}

/** May whoever is signed in write on the secretary's pages of this marking, too? */
export async function mayAssist({ locals }: Pick<RequestEvent, 'locals'>, markingId: string) {
  return can(locals.actor, 'judging.assist', await judging.subjectOf(locals.ctx, markingId));
}

/** Does the head's page of this marking open to whoever is signed in? */
export async function mayLead({ locals }: Pick<RequestEvent, 'locals'>, markingId: string) {
  return can(locals.actor, 'judging.lead', await judging.subjectOf(locals.ctx, markingId));
}

/** A marking with the pages that whoever is signed in has for it. */
export type LedMarking = { marking: Board['marking']; leads: boolean; assists: boolean };

/** Markings that whoever is signed in leads or assists; 403 for those who never could. */
export async function ledMarkings(event: Asking): Promise<LedMarking[]> {
  const actor = requireActor(event);
  const { ctx } = event.locals;
  const view = await contest.current(ctx);
  const subject = view ? { contestId: view.contest.id } : {};
  const watch = permit(actor, 'judging.watch', subject);
  const mark = permit(actor, 'judging.mark', subject);
  if (!watch && !mark) error(403, accessDenied());
  const boards = watch ? await judging.listBoards(ctx, watch) : [];
  const own = mark ? (await judging.ownMarkings(ctx, mark)).filter(({ isHead }) => isHead) : [];
  const all = new Map(
    [...own, ...boards.map((marking) => ({ marking }))].map(
      ({ marking }) => [marking.id, marking] as const
    )
  );
  const led: LedMarking[] = [];
  for (const marking of all.values()) {
    const about = await judging.subjectOf(ctx, marking.id);
    const [leads, assists] = [
      can(actor, 'judging.lead', about),
      can(actor, 'judging.assist', about)
    ];
    if (leads || assists) led.push({ marking, leads, assists });
  }
  return led;
}
