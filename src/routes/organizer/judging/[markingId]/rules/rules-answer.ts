import { fail } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Permission } from '#lib/domain/auth/permissions.ts';
import { markingProblems } from '#lib/domain/judging/marking.ts';
import { rubricProblems, type Rubric } from '#lib/domain/judging/rubric.ts';
import { movedRows, newCriterionId, ROW_MOVES } from '#lib/domain/judging/rubric-rows.ts';
import { rulesForm } from '#lib/schema/judging-desk.ts';
import { textProblemOf } from '#lib/schema/text.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import * as judging from '#lib/server/judging/service.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { judgingRefusals } from '#lib/text/refusals.ts';
import { textSentence } from '#lib/text/written-text.ts';
import { emptyRow, SINGLE_FIELDS, type RowFields, type RulesFields } from './rules-fields.ts';
import { ruleWords } from './rule-words.ts';

/** What is wrong, in words, by the field's name: `precision`, `rows.1.max`, or `rows` for all. */
export type Wrong = Record<string, string>;

/** Where each problem of a criterion is shown. */
const FIELD_OF = {
  'no-criteria': null,
  'repeated-criterion': 'name',
  'maximum-missing': 'max',
  'step-does-not-fit': 'step',
  'no-weight': 'weight'
} as const;

/** Moves rows as the pressed button says, or saves; what was typed always comes back. */
export async function answerRules(
  ctx: Ctx,
  permission: Permission<'judging.prepare'>,
  markingId: string,
  form: FormData
) {
  const fields = fieldsIn(form);
  const [press = '', at = ''] = String(form.get('press') ?? 'save').split(':');
  const move = ROW_MOVES.find((one) => one === press);
  if (move) {
    const made = emptyRow(newCriterionId(fields.rows));
    const rows = movedRows(fields.rows, { move, at: Number(at) }, made);
    return { fields: { ...fields, rows }, isSaved: false, wrong: {}, refused: null };
  }
  const about = { fields, isSaved: false };
  const parsed = rulesForm.safeParse(fields);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => [issue.path.join('.'), typingHint(issue)]);
    return fail(422, { ...about, wrong: Object.fromEntries(wrong) as Wrong, refused: null });
  }
  const { rubric, rules } = parsed.data;
  const wrong = wrongIn(rubric, markingProblems(rubric, rules));
  if (Object.keys(wrong).length > 0) return fail(422, { ...about, wrong, refused: null });
  const done = await judging.changeMarking(ctx, permission, markingId, parsed.data);
  if (!done.ok) return fail(409, { ...about, wrong: {}, refused: judgingRefusals[done.refusal]() });
  return { fields, isSaved: true, wrong: {}, refused: null };
}

function fieldsIn(form: FormData): RulesFields {
  const text = (name: string): string => String(form.get(name) ?? '');
  const column = (name: string): string[] => form.getAll(name).map(String);
  const [names, guidances] = [column('criterion'), column('guidance')];
  const [maxima, steps, weights] = [column('max'), column('step'), column('weight')];
  const rows = column('criterionId').map((id, index): RowFields => ({
    id,
    name: names[index] ?? '',
    guidance: guidances[index] ?? '',
    max: maxima[index] ?? '',
    step: steps[index] ?? '',
    weight: weights[index] ?? ''
  }));
  const single = Object.fromEntries(SINGLE_FIELDS.map((name) => [name, text(name)]));
  return { ...single, rows } as RulesFields;
}

function typingHint(issue: z.core.$ZodIssue): string {
  const problem = textProblemOf(issue);
  if (problem && problem.code !== 'too-short') return textSentence(problem, m.written_this_field());
  const field = String(issue.path.at(-1));
  if (field === 'name' || field === 'rubricName') return ruleWords['name-wrong']();
  return field === 'rows' ? ruleWords['too-many']() : ruleWords['number-wrong']();
}

function wrongIn(rubric: Rubric, codes: ReturnType<typeof markingProblems>): Wrong {
  const wrong: Wrong = {};
  for (const { code, criterionId } of rubricProblems(rubric)) {
    const index = rubric.criteria.findIndex(({ id }) => id === criterionId);
    const field = FIELD_OF[code];
    wrong[field ? `rows.${index}.${field}` : 'rows'] = ruleWords[code]();
  }
  if (codes.includes('precision-wrong')) wrong['precision'] = ruleWords['precision-wrong']();
  if (codes.includes('gate-wrong')) wrong['gate'] = ruleWords['gate-wrong']();
  return wrong;
}
