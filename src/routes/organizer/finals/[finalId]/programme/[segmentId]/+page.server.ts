import { error } from '@sveltejs/kit';
import { bankVersions } from '#lib/domain/live/plan.ts';
import * as forms from '#lib/schema/live-plan-form.ts';
import { ownQuestionForm, readOwnQuestion } from '#lib/schema/live-own-form.ts';
import { readSettings, settingsForm } from '#lib/schema/live-settings-form.ts';
import { preparing } from '#lib/server/kit/final.ts';
import { planningSegment } from '#lib/server/kit/plan.ts';
import { readAsked, readPlan } from '#lib/server/live/plan.ts';
import { searchBank } from '#lib/server/live/plan-bank.ts';
import * as questions from '#lib/server/live/plan-questions.ts';
import * as segments from '#lib/server/live/plan-segments.ts';
import { readPreparation } from '#lib/server/live/preparation.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { afterPut } from './address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const { final, permission } = await preparing(event);
  const { stage } = await readPreparation(ctx, permission, final);
  const { problems, ...view } = await readPlan(ctx, permission, final);
  const index = view.plan.segments.findIndex(({ id }) => id === event.params.segmentId);
  const segment = view.plan.segments[index];
  if (!segment) error(404, m.page_not_found());
  const { q, ...query } = forms.segmentQuery.parse(Object.fromEntries(event.url.searchParams));
  const isSearch = stage === 'open' && (q !== null || query.to !== null);
  const words = { ...query, q: q ?? '' };
  return {
    final,
    stage,
    ...view,
    segment,
    number: index + 1,
    problems: problems.filter(({ spot }) => spot?.segmentId === segment.id),
    asked: await readAsked(ctx, permission, final, segment.id),
    query: words,
    bank: isSearch ? await searchBank(ctx, permission, words, bankVersions(view.plan)) : null
  };
};

const toProgramme = () => '';

export const actions = {
  change: planningSegment(settingsForm, segments.changeSegment, undefined, readSettings),
  remove: planningSegment(forms.planForm, segments.removeSegment, toProgramme),
  put: planningSegment(forms.putForm, questions.putBankQuestion, afterPut),
  own: planningSegment(ownQuestionForm, questions.putOwnQuestion, afterPut, readOwnQuestion),
  draw: planningSegment(forms.drawForm, questions.drawIntoSegment),
  clear: planningSegment(forms.placeForm, questions.clearPlace),
  removePlace: planningSegment(forms.placeForm, questions.removePlace),
  move: planningSegment(forms.movePlaceForm, questions.moveQuestion),
  values: planningSegment(forms.ownValuesForm, questions.changePlace),
  addPlaces: planningSegment(forms.addPlacesForm, questions.addPlaces)
} satisfies Actions;
