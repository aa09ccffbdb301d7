import type { OnStage } from '#lib/domain/judging/own-work.ts';
import type { Ctx } from '#lib/server/ctx.ts';

/** Who is on stage: at first with the page, then every few seconds by itself. */
export const stageAsOf = ({ now }: Ctx, onStage: OnStage[]) => ({ onStage, asOf: now() });

export type StageSeen = ReturnType<typeof stageAsOf>;
