import { nothing } from '#lib/schema/live-teams.ts';
import { onKey } from '#lib/schema/judging-desk.ts';
import { judgingMay } from '#lib/server/kit/judging.ts';
import { mayLead } from '#lib/server/kit/judging-lead.ts';
import { answerJudging, preparingMarking } from '#lib/server/kit/judging-desk.ts';
import { markables } from '#lib/server/kit/markable.ts';
import * as judging from '#lib/server/judging/service.ts';
import { resultRows, unmarked } from './overview.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const { preparation } = await preparingMarking(event);
  const { marking, judges, marked, refusal } = preparation;
  const { id, name, state, contestId } = marking;
  const subject = (await markables(event, contestId)).find(
    ({ on }) => onKey(on) === onKey(marking.on)
  );
  const watch = await judgingMay(event, 'judging.watch', id);
  const board = state === 'preparing' ? null : await judging.readBoard(ctx, watch, id);
  const may = await judgingMay(event, 'judging.results', id);
  const results = state === 'locked' ? await judging.readResults(ctx, may, id) : null;
  return {
    marking: { id, name, state, rubric: marking.rubric, method: marking.rules.aggregation.method },
    of: subject ? { name: subject.name, maxPoints: subject.maxPoints } : null,
    judges: judges.map((judge) => ({ name: judge.name, isHead: judge.isHead })),
    conflicts: marked.filter(
      ({ judgeIds }) => judgeIds.length < judges.filter((one) => !one.isThirdMarker).length
    ).length,
    markedCount: marked.length,
    refusal,
    leads: await mayLead(event, id),
    unmarked: board?.ok ? unmarked(board.value) : [],
    results: results?.ok ? resultRows(results.value) : []
  };
};

export const actions: Actions = {
  open: async (event) => {
    const { permission, preparation } = await preparingMarking(event);
    return answerJudging(event, nothing, () =>
      judging.openMarking(event.locals.ctx, permission, preparation.marking.id)
    );
  }
};
