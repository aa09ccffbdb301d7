import type { RequestEvent } from '@sveltejs/kit';
import type { Permission } from '../../domain/auth/permissions.ts';
import type { Hundredths } from '../../domain/core/points.ts';
import type { MarkingOn } from '../../domain/judging/marking.ts';
import type { Theme } from '../../domain/live/segments.ts';
import { onKey } from '../../schema/judging-desk.ts';
import type { NewSubject } from '../../schema/judging.ts';
import type { Ctx } from '../ctx.ts';
import * as entries from '../entries/service.ts';
import type { MarkingPreparation } from '../judging/preparing.ts';
import * as judging from '../judging/service.ts';
import { readPlan } from '../live/plan.ts';
import { readPreparation } from '../live/preparation.ts';
import * as live from '../live/service.ts';
import { requirePermission } from './guard.ts';

/** A call for entries or a judged segment of a final: what a jury can be set to. */
export type Markable = {
  on: MarkingOn;
  name: string;
  /** The rubric that fits it best. */
  presetId: string;
  /** What the segment gives at most; null for a call, which gives what its rubric does. */
  maxPoints: Hundredths | null;
  subjects: NewSubject[];
};

const PRESETS: Readonly<Record<Theme, string>> = {
  greeting: 'chao-hoi',
  situation: 'xu-ly-tinh-huong',
  skit: 'tieu-pham',
  talent: 'tieu-pham',
  presentation: 'xu-ly-tinh-huong',
  outreach: 'tieu-pham'
};

/** All that a jury of this contest can mark: calls first, then finals in the order of their parts. */
export async function markables(
  event: Pick<RequestEvent, 'locals' | 'url'>,
  contestId: string
): Promise<Markable[]> {
  const { ctx } = event.locals;
  const may = requirePermission(event, 'final.prepare', { contestId });
  const calls = await entries.callsOf(ctx, contestId);
  const finals = await live.finalsOf(ctx, contestId);
  const segments = await Promise.all(finals.map((final) => segmentsOf(ctx, may, final)));
  return [
    ...(await Promise.all(
      calls.map(async ({ id: callId, name }) => ({
        on: { kind: 'call' as const, callId },
        name,
        presetId: 'video-du-thi',
        maxPoints: null,
        subjects: await judging.subjectsOfCall(ctx, callId)
      }))
    )),
    ...segments.flat()
  ];
}

/** Judged segments of a final that no jury is set to yet. */
export async function segmentsWithoutJury(
  ctx: Ctx,
  may: Permission<'final.prepare'>,
  final: Parameters<typeof readPlan>[2]
): Promise<{ judged: number; without: number }> {
  const segments = await segmentsOf(ctx, may, final);
  const found = await Promise.all(segments.map(({ on }) => judging.findMarkingOn(ctx, on)));
  return { judged: segments.length, without: found.filter((one) => one === null).length };
}

async function segmentsOf(
  ctx: Ctx,
  may: Permission<'final.prepare'>,
  final: Parameters<typeof readPlan>[2]
): Promise<Markable[]> {
  const { plan } = await readPlan(ctx, may, final);
  const { teams } = await readPreparation(ctx, may, final);
  return plan.segments.flatMap((segment): Markable[] => {
    if (segment.kind !== 'judged') return [];
    const on = { kind: 'segment', finalId: final.id, segmentId: segment.id } as const;
    return [
      {
        on,
        name: `${segment.name} (${final.name})`,
        presetId: PRESETS[segment.theme],
        maxPoints: segment.maxPoints,
        subjects: teams.map(({ id, unitId, name }) => ({ subjectId: id, unitId, name }))
      }
    ];
  });
}

/** What stands in the segment or call of a marking and is not marked yet. */
export async function unmarked(
  event: Pick<RequestEvent, 'locals' | 'url'>,
  { marking, marked }: Pick<MarkingPreparation, 'marking' | 'marked'>
): Promise<NewSubject[]> {
  const there = new Set(marked.map(({ subjectId }) => subjectId));
  const all = await markables(event, marking.contestId);
  const own = all.find(({ on }) => onKey(on) === onKey(marking.on));
  return own?.subjects.filter(({ subjectId }) => !there.has(subjectId)) ?? [];
}
