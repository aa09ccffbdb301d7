import { refused } from '#lib/domain/core/result.ts';
import type { RemedyKind } from '#lib/domain/quiz/remedy.ts';
import { askForm } from '#lib/schema/remedy.ts';
import { answerForm } from '#lib/server/kit/form.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { decideActions } from '#lib/server/kit/remedies.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { askRefusals } from '#lib/text/refusals.ts';
import { withNames } from './names.ts';
import { choiceOf, readQuery, standingsOf } from './plan.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const permission = await organizerMay(event, 'attempt.extend');
  const query = readQuery(event.url);
  const matches = await quiz.searchPeople(ctx, permission, query.by === 'person' ? query.q : '');
  const [only] = matches.people;
  const choice = choiceOf(query, matches.found === 1 ? (only?.registrationId ?? null) : null);
  const standings = standingsOf(query);
  const preview =
    choice && (await quiz.previewRemedy(ctx, permission, { choice, kind: query.kind, standings }));
  return {
    query: { ...query, standings },
    choice,
    matches,
    options: await quiz.helpOptions(ctx, permission),
    preview: preview && withNames(preview),
    onceKey: ctx.id(),
    now: ctx.now(),
    requests: await quiz.listRemedies(ctx, await organizerMay(event, 'remedy.decide'))
  };
};

export const actions: Actions = {
  ...decideActions,
  ask: async (event) => {
    const permission = await organizerMay(event, 'attempt.extend');
    const query = readQuery(event.url);
    const choice = choiceOf(query, null);
    let asked: (quiz.Asked & { kind: RemedyKind }) | undefined;
    const answer = await answerForm(event, askForm, askRefusals, async (form) => {
      if (!choice) return refused('nobody-left');
      const { kind, reason, onceKey, seen } = form;
      const input = {
        minutes: form.kind === 'new-attempt' ? null : form.minutes,
        startUntil: form.kind === 'new-attempt' ? form.startUntil : null,
        reason,
        onceKey,
        seen
      };
      const plan = { choice, kind, standings: standingsOf({ ...query, kind }) };
      const done = await quiz.askRemedy(event.locals.ctx, permission, plan, input);
      if (done.ok) asked = { ...done.value, kind };
      return done;
    });
    return 'status' in answer ? answer : { ...answer, ...(asked && { asked }) };
  }
};
