import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { PRESETS } from '../../domain/live/presets.ts';
import { programmeProblems } from '../../domain/live/programme-check.ts';
import type { Programme, Team } from '../../domain/live/programme.ts';
import {
  isMadeUpTeam,
  isPracticeQuestion,
  madeUpTeams,
  practiceProgramme,
  withPracticeQuestions,
  withTeams
} from '../../domain/live/rehearsal.ts';
import type { RehearsalWish } from '../../schema/live-rehearsal.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import type { Final } from './final-store.ts';
import { isPlanned, practiceOfPlan } from './plan-practice.ts';
import * as programmes from './programme-store.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import { practiceToken } from './seat.ts';
import * as teams from './team-store.ts';

export type RehearseRefusal =
  'show-is-running' | 'rehearsal-is-on' | 'not-sealed' | 'too-few-teams' | 'programme-incomplete';

type May = Permission<'final.prepare'>;

/** A rehearsal that is on. Made-up teams have links; others play with the devices that they have. */
export type Rehearsal = {
  hasRealQuestions: boolean;
  teams: { id: string; name: string; token: string | null }[];
};

/** What an organizer may rehearse now, and what is being rehearsed. */
export type RehearsalView = {
  isSealed: boolean;
  /** Has the programme that is being prepared any segment? */
  isPlanned: boolean;
  isShowRunning: boolean;
  /** Teams of the show. */
  teamCount: number;
  now: Rehearsal | null;
};

/** What an organizer sees before, during and after a rehearsal. */
export async function readRehearsal(
  ctx: Ctx,
  rooms: Rooms,
  _permission: May,
  final: Final
): Promise<RehearsalView> {
  const room = await rooms.current(final.id);
  const entered = await teams.ofFinal(ctx.db, final.id);
  return {
    isSealed: (await programmes.find(ctx.db, final.id)) !== null,
    isPlanned: await isPlanned(ctx, final.id),
    isShowRunning: isRunning(room),
    teamCount: entered.length,
    now: room?.isRehearsal ? rehearsalOf(ctx, room) : null
  };
}

function rehearsalOf(ctx: Ctx, room: Room): Rehearsal {
  const { programme } = room;
  return {
    hasRealQuestions: !programme.questions.every(isPracticeQuestion),
    teams: programme.teams.map((team) => ({
      ...team,
      token: isMadeUpTeam(team) ? practiceToken(ctx, room, team.id) : null
    }))
  };
}

/**
 * Begins a rehearsal: all screens of the final show it until it is ended, and nothing of it is kept.
 * Real questions appear only where they are asked for.
 */
export async function beginRehearsal(
  ctx: Ctx,
  rooms: Rooms,
  permission: May,
  final: Final,
  wish: RehearsalWish
): Promise<Result<null, RehearseRefusal>> {
  const planned = await plan(ctx, final, wish);
  if (!planned.ok) return planned;
  if (!isPlayable(planned.value)) return refused('programme-incomplete');
  const room = await rooms.current(final.id);
  if (room?.isRehearsal) return refused('rehearsal-is-on');
  if (isRunning(room)) return refused('show-is-running');
  const { epoch } = await rooms.rehearse(planned.value);
  await put(ctx, permission, 'final.rehearse', final, { epoch, ...wish });
  return accepted(null);
}

/** Ends a rehearsal: screens go back to the show, or wait for one. Without one nothing happens. */
export async function endRehearsal(
  ctx: Ctx,
  rooms: Rooms,
  permission: May,
  final: Final
): Promise<Result<null, never>> {
  const room = await rooms.current(final.id);
  if (!room?.isRehearsal) return accepted(null);
  rooms.endRehearsal(final.id);
  await put(ctx, permission, 'final.end-rehearsal', final, { epoch: room.epoch });
  return accepted(null);
}

/** What is rehearsed: the sealed programme if there is one, else the plan or a preset. */
async function plan(
  ctx: Ctx,
  final: Final,
  wish: RehearsalWish
): Promise<Result<Programme, 'not-sealed' | 'too-few-teams'>> {
  const sealed = (await programmes.find(ctx.db, final.id))?.programme ?? null;
  const wanted = wish.teams === 'made-up' ? madeUpTeams(wish.count) : await realTeams(ctx, final);
  if (wanted.length < 2) return refused('too-few-teams');
  if (!sealed) {
    if (wish.questions === 'real') return refused('not-sealed');
    return accepted(
      await unsealed(ctx, wish, { finalId: final.id, name: final.name, teams: wanted })
    );
  }
  const programme = wish.teams === 'made-up' ? withTeams(sealed, wanted) : sealed;
  return accepted(wish.questions === 'real' ? programme : withPracticeQuestions(programme));
}

function unsealed(
  ctx: Ctx,
  { programme }: RehearsalWish,
  facts: Pick<Programme, 'finalId' | 'name' | 'teams'>
): Promise<Programme> | Programme {
  const preset = PRESETS.find(({ id }) => id === programme);
  return preset ? practiceProgramme(preset, facts) : practiceOfPlan(ctx, facts);
}

const realTeams = async (ctx: Ctx, final: Final): Promise<Team[]> =>
  (await teams.ofFinal(ctx.db, final.id)).map(({ id, name }) => ({ id, name }));

const isPlayable = (programme: Programme): boolean =>
  programme.segments.length > 0 && programmeProblems(programme).length === 0;

/** Has the show of this room begun, and not ended? */
function isRunning(room: Room | null): boolean {
  if (!room || room.isRehearsal) return false;
  const { kind } = room.state().show.phase;
  return kind !== 'waiting' && kind !== 'ended';
}

const put = (
  ctx: Ctx,
  { actor }: May,
  action: string,
  final: Final,
  detail: Record<string, unknown>
): Promise<void> => ctx.tx((ctx) => audit.record(ctx, actor, action, `final:${final.id}`, detail));
