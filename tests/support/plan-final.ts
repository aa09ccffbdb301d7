import { LEVELS, TOPICS } from '#lib/domain/contest/blueprint-cell.ts';
import type { Permission } from '#lib/domain/auth/permissions.ts';
import { hasPlaces } from '#lib/domain/live/plan.ts';
import type { ShownQuestion } from '#lib/domain/live/preset.ts';
import { bankFile } from '#lib/schema/banks.ts';
import * as banks from '#lib/server/banks/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import * as live from '#lib/server/live/service.ts';
import { readAsked, readPlan, type PlanView } from '#lib/server/live/plan.ts';
import { drawIntoSegment } from '#lib/server/live/plan-questions.ts';
import { choosePreset } from '#lib/server/live/plan-segments.ts';

/** Stands in every explanation and citation of `wideBank`. */
export const PLAN_CANARY = 'mat-ma-ke-hoach-5e2';

/** A bank for finals, large enough for every preset with four teams. Right is always option B. */
export const wideBank = bankFile.parse({
  code: 'ngan-hang-chung-ket',
  title: 'Ngân hàng chung kết',
  questions: Array.from({ length: 90 }, (_, index) => ({
    code: `CK-${100 + index}`,
    topic: TOPICS[index % TOPICS.length],
    level: LEVELS[index % LEVELS.length],
    stem: `Câu hỏi chung kết số ${index + 1}: thủ tục nào đúng?`,
    options: ['a', 'b', 'c', 'd'].map((id, place) => ({
      id,
      text: `Thủ tục ${id} thứ ${index + 1}`,
      key: place === 1
    })),
    citation: { document: `Nghị định ${PLAN_CANARY}`, article: 'Điều 2' },
    explanation: `Vì ${PLAN_CANARY}`
  }))
});

export const importWideBank = (ctx: Ctx): Promise<banks.BankImport> =>
  banks.importBank(ctx, wideBank);

/** The plan of a final as its editor reads it. */
export async function planOfFinal(
  ctx: Ctx,
  may: Permission<'final.prepare'>,
  finalId: string
): Promise<PlanView> {
  const final = await live.findFinal(ctx, finalId);
  if (!final) throw new Error(`no final ${finalId}`);
  return readPlan(ctx, may, final);
}

/** What every place of a plan asks, as its editor sees it. */
export async function askedInFinal(
  ctx: Ctx,
  may: Permission<'final.prepare'>,
  finalId: string
): Promise<Map<string, ShownQuestion>> {
  const final = (await live.findFinal(ctx, finalId))!;
  const { plan } = await readPlan(ctx, may, final);
  const asked: [string, ShownQuestion][] = [];
  for (const { id } of plan.segments) asked.push(...(await readAsked(ctx, may, final, id)));
  return new Map(asked);
}

/** A plan from a preset with drawn questions in every place. */
export async function drawWholePlan(
  ctx: Ctx,
  may: Permission<'final.prepare'>,
  finalId: string,
  presetId: string
): Promise<PlanView> {
  const { version } = await planOfFinal(ctx, may, finalId);
  await choosePreset(ctx, may, finalId, { version, presetId });
  const { plan } = await planOfFinal(ctx, may, finalId);
  for (const segment of plan.segments.filter(hasPlaces)) {
    const { version } = await planOfFinal(ctx, may, finalId);
    const wish = { topic: null, level: null, target: 'next' } as const;
    const count = segment.places.length;
    const segmentId = segment.id;
    const drawn = await drawIntoSegment(ctx, may, finalId, { version, segmentId, count, ...wish });
    if (!drawn.ok) throw new Error(drawn.refusal);
  }
  return planOfFinal(ctx, may, finalId);
}
