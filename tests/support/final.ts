import { randomBytes } from 'node:crypto';
import type { Permission } from '#lib/domain/auth/permissions.ts';
import type { Preset } from '#lib/domain/live/preset.ts';
import { programmeFrom, type FilledQuestion, type SlotPlace } from '#lib/domain/live/preset.ts';
import type { Programme } from '#lib/domain/live/programme.ts';
import { PRESETS } from '#lib/domain/live/presets.ts';
import { asksQuestions } from '#lib/domain/live/stage.ts';
import * as contest from '#lib/server/contest/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import * as finalStore from '#lib/server/live/final-store.ts';
import { seal } from '#lib/server/live/sealing.ts';
import { operatorMay } from '#lib/server/operator.ts';

export type SmallFinal = { finalId: string; contestId: string; programme: Programme };

const TEAM_NAMES = ['UBND huyện Lai Vung', 'Sở Nội vụ', 'UBND huyện Cao Lãnh', 'Sở Y tế'];

/** Every key carries this word, which no screen may show before the reveal. */
export const KEY_CANARY = 'loi-giai-mat-9c1';

const id = (): string => randomBytes(8).toString('hex');

/** What a question of a test shows. */
type Shown = Pick<FilledQuestion, 'stem' | 'options'>;

const PLAIN = (place: SlotPlace): Shown => ({
  stem: `Câu hỏi ${place.number} của ${place.segmentId} là gì?`,
  options: ['a', 'b', 'c', 'd'].map((letter) => `Phương án ${letter} câu ${place.number}`)
});

/**
 * A sealed final in the newest contest, made from a preset, with team rows for its devices. Right
 * is always place B, or the word "đúng" where no options are shown.
 */
export async function makeSmallFinal(
  ctx: Ctx,
  {
    preset = PRESETS[0] as Preset,
    teams = 2,
    names = TEAM_NAMES,
    shown = PLAIN,
    hasSpares = false,
    beforeSealing = () => Promise.resolve()
  }: {
    preset?: Preset;
    teams?: number;
    names?: readonly string[];
    shown?: (place: SlotPlace) => Shown;
    /** The last question of every segment is a spare one. */
    hasSpares?: boolean;
    /** Looks at the final while it has teams and no programme yet. */
    beforeSealing?: (finalId: string) => Promise<void>;
  } = {}
): Promise<SmallFinal> {
  const view = await contest.current(ctx);
  if (!view) throw new Error('make a contest first');
  const contestId = view.contest.id;
  const finalId = ctx.id();
  const name = 'Vòng chung kết thử';
  await finalStore.insert(ctx.db, { id: finalId, contestId, name, createdAt: ctx.now() }, '{}');
  const entered = Array.from({ length: teams }, (_, index) => ({
    id: `doi-${index + 1}-${id()}`,
    name: names[index] ?? `Đội ${index + 1}`
  }));
  for (const [index, team] of entered.entries()) {
    await ctx.db
      .insertInto('live_team')
      .values({
        id: team.id,
        final_id: finalId,
        unit_id: null,
        name: team.name,
        ordinal: index + 1,
        heat: null,
        link_version: 1,
        device_hash: null,
        device_claimed_at: null
      })
      .execute();
  }
  const full = programmeFrom(preset, { finalId, name, teams: entered }, (place) => {
    const { stem, options } = shown(place);
    return {
      stem,
      options,
      right:
        options.length > 0
          ? { kind: 'choice', places: ['B'] }
          : { kind: 'text', accepted: ['đúng'] },
      explanation: `Giải thích ${KEY_CANARY}`,
      citation: { document: `Văn bản ${KEY_CANARY}`, article: 'Điều 1' }
    };
  });
  const programme = hasSpares ? withSpares(full) : full;
  await beforeSealing(finalId);
  const permission: Permission<'final.prepare'> = operatorMay('final.prepare', { contestId });
  const sealed = await seal(ctx, permission, programme);
  if (!sealed.ok) throw new Error(JSON.stringify(sealed.refusal));
  return { finalId, contestId, programme };
}

const withSpares = (programme: Programme): Programme => ({
  ...programme,
  segments: programme.segments.map((segment) =>
    asksQuestions(segment)
      ? {
          ...segment,
          questionIds: segment.questionIds.slice(0, -1),
          spareIds: segment.questionIds.slice(-1)
        }
      : segment
  )
});
