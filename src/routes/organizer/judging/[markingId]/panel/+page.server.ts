import { judgeForm, judgeNamed } from '#lib/schema/judging.ts';
import { judgeAccountForm } from '#lib/schema/judging-desk.ts';
import { answerJudging, preparingMarking } from '#lib/server/kit/judging-desk.ts';
import * as contest from '#lib/server/contest/service.ts';
import * as judging from '#lib/server/judging/service.ts';
import * as units from '#lib/server/units/service.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const { preparation, permission } = await preparingMarking(event);
  const { marking, judges, marked } = preparation;
  const levels = (await contest.current(ctx))?.contest.unitRanking.levels ?? [];
  const tree = await units.readTree(ctx);
  const appointed = new Set(judges.map(({ accountId }) => accountId));
  const candidates = await judging.judgeCandidates(ctx, permission);
  return {
    marking: { id: marking.id, name: marking.name, state: marking.state },
    judges: judges.map((judge) => ({
      ...judge,
      unitName: judge.unitId === null ? null : (tree.get(judge.unitId)?.name ?? null),
      conflicts: judge.isThirdMarker
        ? []
        : marked.filter((one) => !one.judgeIds.includes(judge.accountId)).map(({ name }) => name)
    })),
    candidates: candidates.filter(({ id }) => !appointed.has(id)),
    units: tree.units
      .filter(({ type }) => levels.includes(type))
      .map(({ id, name }) => ({ id, name }))
  };
};

export const actions: Actions = {
  appoint: async (event) => {
    const { preparation, permission } = await preparingMarking(event);
    return answerJudging(event, judgeForm, (input) =>
      judging.appointJudge(event.locals.ctx, permission, preparation.marking.id, input)
    );
  },
  dismiss: async (event) => {
    const { preparation, permission } = await preparingMarking(event);
    return answerJudging(event, judgeNamed, (input) =>
      judging.dismissJudge(event.locals.ctx, permission, preparation.marking.id, input)
    );
  },
  account: async (event) => {
    const { permission } = await preparingMarking(event);
    let made = null as { loginName: string; password: string } | null;
    const answer = await answerJudging(event, judgeAccountForm, async (input) => {
      const account = await judging.makeJudgeAccount(event.locals.ctx, permission, input);
      if (account.ok) made = { loginName: input.loginName, password: account.value.password };
      return account;
    });
    return made === null ? answer : { ...answer, made };
  }
};
