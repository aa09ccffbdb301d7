import { permit } from '#lib/domain/auth/permissions.ts';
import type { Actor } from '#lib/domain/auth/roles.ts';
import * as contest from '#lib/server/contest/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import * as quiz from '#lib/server/quiz/service.ts';

const ORGANIZER: Actor = {
  accountId: 'organizer',
  displayName: 'Ban Tổ chức',
  personId: null,
  grants: [{ role: 'organizer', scope: { kind: 'installation' } }]
};

/** Gives the running attempt of one contestant more time, the way organizers do. */
export async function giveExtraTime(
  ctx: Ctx,
  attemptId: string,
  minutes: number,
  reason = 'Mất điện'
): Promise<void> {
  const view = (await contest.current(ctx))!;
  const { registration_id: registrationId } = await ctx.db
    .selectFrom('attempt')
    .select('registration_id')
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow();
  const may = permit(ORGANIZER, 'attempt.extend', { contestId: view.contest.id })!;
  const choice = { by: 'person', registrationId } as const;
  const given = await quiz.askRemedy(
    ctx,
    may,
    { choice, kind: 'extra-time', standings: ['open'] },
    { minutes, startUntil: null, reason, onceKey: ctx.id(), seen: 1 }
  );
  if (!given.ok) throw new Error(given.refusal);
}
