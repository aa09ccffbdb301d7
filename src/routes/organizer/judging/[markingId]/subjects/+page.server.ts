import { markedForm } from '#lib/schema/judging.ts';
import { moveForm, subjectsForm } from '#lib/schema/judging-desk.ts';
import { movedRows } from '#lib/domain/judging/rubric-rows.ts';
import { answerJudging, preparingMarking } from '#lib/server/kit/judging-desk.ts';
import { unmarked } from '#lib/server/kit/markable.ts';
import * as judging from '#lib/server/judging/service.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { preparation } = await preparingMarking(event);
  const { marking, judges, marked } = preparation;
  const panel = judges.filter(({ isThirdMarker }) => !isThirdMarker);
  return {
    marking: { id: marking.id, name: marking.name, state: marking.state },
    marked: marked.map(({ id, name, judgeIds }) => ({
      id,
      name,
      without: panel.filter(({ accountId }) => !judgeIds.includes(accountId)).map((one) => one.name)
    })),
    others: (await unmarked(event, preparation)).map(({ subjectId, name }) => ({ subjectId, name }))
  };
};

export const actions: Actions = {
  take: async (event) => {
    const { permission, preparation } = await preparingMarking(event);
    const known = await unmarked(event, preparation);
    const read = (form: FormData) => ({ subjectIds: form.getAll('subjectIds') });
    const take = ({ subjectIds }: { subjectIds: string[] }) => {
      const wanted = known.filter(({ subjectId }) => subjectIds.includes(subjectId));
      return judging.addSubjects(event.locals.ctx, permission, preparation.marking.id, wanted);
    };
    return answerJudging(event, subjectsForm, take, read);
  },
  remove: async (event) => {
    const { permission, preparation } = await preparingMarking(event);
    return answerJudging(event, markedForm, (input) =>
      judging.removeSubject(event.locals.ctx, permission, preparation.marking.id, input)
    );
  },
  move: async (event) => {
    const { permission, preparation } = await preparingMarking(event);
    const ids = preparation.marked.map(({ id }) => id);
    return answerJudging(event, moveForm, ({ markedId, direction }) => {
      const markedIds = movedRows(ids, { move: direction, at: ids.indexOf(markedId) }, markedId);
      const { id } = preparation.marking;
      return judging.orderSubjects(event.locals.ctx, permission, id, { markedIds });
    });
  }
};
