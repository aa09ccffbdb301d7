import * as forms from '#lib/schema/live-plan-form.ts';
import { answer, preparing } from '#lib/server/kit/final.ts';
import { planning } from '#lib/server/kit/plan.ts';
import { readPlan } from '#lib/server/live/plan.ts';
import { sealPlan } from '#lib/server/live/plan-sealing.ts';
import * as segments from '#lib/server/live/plan-segments.ts';
import { readPreparation } from '#lib/server/live/preparation.ts';
import { unseal } from '#lib/server/live/sealing.ts';
import { nothing } from '#lib/schema/live-teams.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const { final, permission } = await preparing(event);
  const { stage, sealed } = await readPreparation(ctx, permission, final);
  // What questions ask is for the pages of their segments.
  const view = await readPlan(ctx, permission, final);
  return { final, stage, sealed, ...view };
};

export const actions = {
  preset: planning(forms.presetForm, segments.choosePreset),
  rules: planning(forms.finalRulesForm, segments.setFinalRules),
  add: planning(forms.newSegmentForm, segments.addSegment),
  move: planning(forms.moveSegmentForm, segments.moveSegment),
  seal: planning(forms.planForm, sealPlan),
  unseal: async (event) => {
    const { ctx, rooms } = event.locals;
    const { final, permission } = await preparing(event);
    return answer(event, nothing, () => unseal(ctx, rooms, permission, final.id));
  }
} satisfies Actions;
