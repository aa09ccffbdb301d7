import { error, redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Permission } from '#lib/domain/auth/permissions.ts';
import type { Result } from '#lib/domain/core/result.ts';
import * as forms from '#lib/schema/live-teams.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { answer, preparing } from '#lib/server/kit/final.ts';
import * as members from '#lib/server/live/members.ts';
import { readPreparation } from '#lib/server/live/preparation.ts';
import { removeTeam, renameTeam } from '#lib/server/live/teams.ts';
import type { PrepareRefusal } from '#lib/text/refusals.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Work<Input> = (
  ctx: Ctx,
  permission: Permission<'final.prepare'>,
  finalId: string,
  input: Input & { teamId: string }
) => Promise<Result<unknown, PrepareRefusal>>;

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const { final, permission } = await preparing(event);
  const { stage, teams } = await readPreparation(ctx, permission, final);
  const team = teams.find((one) => one.id === event.params.teamId);
  if (!team) error(404, m.page_not_found());
  const { q } = forms.memberQuery.parse(Object.fromEntries(event.url.searchParams));
  return { final, stage, team, q, ...(await members.findChoices(ctx, permission, final, team, q)) };
};

/** An action on the team of the address: checks the form and hands it to the service. */
const acting =
  <Input extends object>(schema: z.ZodType<Input>, work: Work<Input>) =>
  async (event: RequestEvent) => {
    const { final, permission } = await preparing(event);
    const { teamId } = event.params;
    return answer(event, schema, (input) =>
      work(event.locals.ctx, permission, final.id, { teamId, ...input })
    );
  };

export const actions = {
  addOfficial: acting(forms.officialForm, members.addOfficial),
  addMember: acting(forms.newMemberForm, members.addMember),
  changeMember: acting(forms.changeMemberForm, members.changeMember),
  removeMember: acting(forms.memberForm, members.removeMember),
  captain: acting(forms.memberForm, members.makeCaptain),
  rename: acting(forms.newTeamForm, renameTeam),
  remove: acting(forms.nothing, async (ctx, permission, finalId, input) => {
    const done = await removeTeam(ctx, permission, finalId, input);
    if (done.ok) redirect(303, `/organizer/finals/${finalId}/teams`);
    return done;
  })
} satisfies Actions;
