import {
  permit,
  type Action,
  type Permission,
  type Subject
} from '../../domain/auth/permissions.ts';
import type { Actor } from '../../domain/auth/roles.ts';
import type { Random } from '../../domain/core/random.ts';
import type { Result } from '../../domain/core/result.ts';
import { RUBRIC_PRESETS } from '../../domain/judging/presets.ts';
import type { Programme } from '../../domain/live/programme.ts';
import type { LockedMark } from '../../domain/live/state.ts';
import type { Ctx } from '../../server/ctx.ts';
import * as judging from '../../server/judging/service.ts';
import { operatorMay } from '../../server/operator.ts';

/** A judge of a simulated final, as signed in, with what signs the sheets. */
export type PanelJudge = { actor: Actor; password: string };

/** Judges who mark the judged segment on sheets; the first of them heads the panel. */
export type Jury = {
  /** All judges fill in and sign their sheets for this team, and the head locks its mark: once. */
  mark: (teamId: string) => Promise<void>;
  /** What the sheets came to. */
  locked: () => Promise<LockedMark[]>;
};

const HERE = '127.0.0.1';

/** Gives the sheets of the judged segment out; null where nobody judges it. */
export async function openJury(
  ctx: Ctx,
  { contestId, programme }: { contestId: string; programme: Programme },
  judges: readonly PanelJudge[],
  random: Random
): Promise<Jury | null> {
  const segment = programme.segments.find(({ kind }) => kind === 'judged');
  const preset = RUBRIC_PRESETS.find(({ id }) => id === 'chao-hoi');
  const [head] = judges;
  if (!segment || !preset || !head) return null;
  const { finalId, teams } = programme;
  const on = { kind: 'segment', finalId, segmentId: segment.id } as const;
  const prepare = operatorMay('judging.prepare', { contestId });
  const { markingId } = done(
    await judging.createMarking(ctx, prepare, {
      name: segment.name,
      on,
      rubric: preset.rubric,
      rules: { aggregation: preset.aggregation, overtime: null },
      subjects: teams.map(({ id, name }) => ({ subjectId: id, unitId: null, name }))
    })
  );
  for (const { actor } of judges) {
    const appointed = { accountId: actor.accountId, unitId: null, isHead: actor === head.actor };
    done(await judging.appointJudge(ctx, prepare, markingId, appointed));
  }
  done(await judging.openMarking(ctx, prepare, markingId));

  async function fillIn({ actor, password }: PanelJudge, teamId: string): Promise<void> {
    const may = mayOf(actor, 'judging.mark', { contestId });
    const own = await judging.ownMarkings(ctx, may);
    const lines = own.find(({ marking }) => marking.id === markingId)?.sheets ?? [];
    for (const { sheetId } of lines) {
      const sheet = done(await judging.readOwnSheet(ctx, may, sheetId));
      if (sheet.marked.subjectId !== teamId) continue;
      const marks = sheet.rubric.criteria.map(({ id, max, step }) => ({
        criterionId: id,
        mark: step * random.below(max / step + 1),
        revision: 1,
        mutationId: ctx.seed()
      }));
      const { seal } = done(await judging.saveMarks(ctx, may, sheetId, { marks }, ctx.now()));
      const signing = { signature: actor.displayName, password, seal };
      done(await judging.submitSheet(ctx, may, sheetId, signing, HERE));
    }
  }

  const marked = new Set<string>();
  return {
    mark: async (teamId) => {
      if (marked.has(teamId)) return;
      marked.add(teamId);
      for (const judge of judges) await fillIn(judge, teamId);
      const preparation = done(await judging.readPreparation(ctx, prepare, markingId));
      const one = preparation.marked.find(({ subjectId }) => subjectId === teamId);
      const lead = mayOf(head.actor, 'judging.lead', await judging.subjectOf(ctx, markingId));
      done(await judging.lockMarked(ctx, lead, markingId, { markedId: one?.id ?? '' }));
    },
    locked: async () =>
      (await judging.lockedMarks(ctx, on)).map(({ subjectId, total }) => ({
        segmentId: segment.id,
        teamId: subjectId,
        points: total
      }))
  };
}

function mayOf<A extends Action>(actor: Actor, action: A, subject: Subject): Permission<A> {
  const permission = permit(actor, action, subject);
  if (!permission) throw new Error(`${actor.displayName} may not ${action}`);
  return permission;
}

function done<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}
