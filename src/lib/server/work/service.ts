import { permit, type Action, type Permission } from '../../domain/auth/permissions.ts';
import { coordinatedUnits, isJudge, type Actor, type Role } from '../../domain/auth/roles.ts';
import { windowOf } from '../../domain/contest/schedule.ts';
import { ownStep } from '../../domain/judging/own-work.ts';
import { nextStep, type Duty, type Progress, type Step } from '../../domain/work/next-step.ts';
import * as contest from '../contest/service.ts';
import type { ContestView } from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as judging from '../judging/service.ts';
import * as live from '../live/service.ts';
import { waitingTroubles } from '../messages/troubles.ts';
import * as quiz from '../quiz/service.ts';
import { readParticipation } from '../reports/service.ts';
import * as units from '../units/service.ts';

/** One of somebody's roles with what it asks for next. */
export type Work = { role: Duty['role']; step: Step };

/** What somebody does next in each of their roles ("Việc của tôi"). */
export async function readWork(ctx: Ctx, actor: Actor): Promise<Work[]> {
  const view = await contest.current(ctx);
  const duties = [
    ...(await ofOrganizer(ctx, actor, view)),
    ...(await ofJury(ctx, actor, view)),
    ...(await ofFinal(ctx, actor, view)),
    ...(await ofUnits(ctx, actor, view)),
    ...(await ofContestant(ctx, actor))
  ];
  return duties.map((duty) => ({ role: duty.role, step: nextStep(duty) }));
}

const holds = (actor: Actor, role: Role): boolean =>
  actor.grants.some((grant) => grant.role === role);

/** A permission of somebody in the contest, if the table has it. */
const mayIn = <A extends Action>(
  actor: Actor,
  action: A,
  view: ContestView | null
): Permission<A> | null => permit(actor, action, view ? { contestId: view.contest.id } : {});

async function ofOrganizer(ctx: Ctx, actor: Actor, view: ContestView | null): Promise<Duty[]> {
  const decide = mayIn(actor, 'remedy.decide', view);
  const waiting = decide ? await quiz.countWaiting(ctx, decide) : 0;
  const monitor = mayIn(actor, 'monitor.view', view);
  if (!monitor) return holds(actor, 'administrator') ? [{ role: 'administrator', waiting }] : [];
  const troubles = await waitingTroubles(ctx, monitor);
  return [
    {
      role: 'organizer',
      contest: view && (await figuresOf(ctx, actor, view)),
      waiting: waiting + troubles,
      marking: await openMarking(ctx, actor, view),
      final: await nextFinal(ctx, view),
      now: ctx.now()
    }
  ];
}

async function figuresOf(ctx: Ctx, actor: Actor, view: ContestView) {
  const may = mayIn(actor, 'participation.view', view);
  const total = may && (await readParticipation(ctx, may))?.total;
  const window = windowOf(view.sessions);
  return {
    opensAt: window?.opensAt ?? null,
    closesAt: window?.closesAt ?? null,
    isOver: (await quiz.readEnd(ctx, view.round, view.sessions)).isOver,
    registered: total?.registered ?? 0,
    tookPart: total?.tookPart ?? 0
  };
}

/** The first marking that is open, for those who may watch it. */
async function openMarking(
  ctx: Ctx,
  actor: Actor,
  view: ContestView | null
): Promise<Progress | null> {
  const watch = mayIn(actor, 'judging.watch', view);
  const boards = watch ? await judging.listBoards(ctx, watch) : [];
  const open = boards.find(({ state }) => state === 'open');
  return watch && open ? progressOf(ctx, watch, open.id) : null;
}

async function progressOf(
  ctx: Ctx,
  watch: Permission<'judging.watch'>,
  markingId: string
): Promise<Progress | null> {
  const board = await judging.readBoard(ctx, watch, markingId);
  if (!board.ok) return null;
  const { marking, rows } = board.value;
  const sum = (of: 'submitted' | 'expected') => rows.reduce((all, row) => all + row[of], 0);
  return {
    id: marking.id,
    name: marking.name,
    submitted: sum('submitted'),
    expected: sum('expected')
  };
}

async function ofJury(ctx: Ctx, actor: Actor, view: ContestView | null): Promise<Duty[]> {
  const duties: Duty[] = [];
  const mark = isJudge(actor) ? mayIn(actor, 'judging.mark', view) : null;
  const own = mark ? await judging.ownMarkings(ctx, mark) : [];
  if (mark) {
    const sheets = own
      .filter(({ marking }) => marking.state === 'open')
      .flatMap((one) => one.sheets.map(ownStep));
    const done = sheets.filter((step) => step === 'submitted' || step === 'locked').length;
    duties.push({ role: 'judge', sheets: sheets.length, left: sheets.length - done });
  }
  const headed = own.find(({ isHead, marking }) => isHead && marking.state === 'open');
  if (headed || holds(actor, 'head_judge')) {
    const about = headed && (await judging.subjectOf(ctx, headed.marking.id));
    const watch = about && permit(actor, 'judging.watch', about);
    const marking = headed && watch ? await progressOf(ctx, watch, headed.marking.id) : null;
    duties.push({ role: 'head', marking });
  }
  if (holds(actor, 'secretary')) {
    duties.push({ role: 'secretary', marking: await openMarking(ctx, actor, view) });
  }
  return duties;
}

async function ofFinal(ctx: Ctx, actor: Actor, view: ContestView | null): Promise<Duty[]> {
  const roles = (['host', 'mc'] as const).filter((role) => holds(actor, role));
  if (roles.length === 0) return [];
  const final = await nextFinal(ctx, view);
  return roles.map((role) => ({ role, final }));
}

/** The final that is on, else the first that has not begun. */
async function nextFinal(ctx: Ctx, view: ContestView | null) {
  const all = view ? await live.finalsWithMilestones(ctx, view.contest.id) : [];
  const left = all.filter(({ endedAt }) => endedAt === null);
  const next = left.find(({ begunAt }) => begunAt !== null) ?? left[0];
  return next ? { id: next.id, name: next.name, isOn: next.begunAt !== null } : null;
}

async function ofUnits(ctx: Ctx, actor: Actor, view: ContestView | null): Promise<Duty[]> {
  const [unitId] = coordinatedUnits(actor);
  if (unitId === undefined || !view) return [];
  const tree = await units.readTree(ctx);
  const unitPath = tree.path(unitId).map(({ id }) => id);
  const may = permit(actor, 'participation.view', { contestId: view.contest.id, unitPath });
  const total = may && (await readParticipation(ctx, may))?.total;
  const window = windowOf(view.sessions);
  return [
    {
      role: 'coordinator',
      unit: tree.get(unitId)?.name ?? '',
      registered: total?.registered ?? 0,
      tookPart: total?.tookPart ?? 0,
      opensAt: window?.opensAt ?? null,
      closesAt: window?.closesAt ?? null,
      now: ctx.now()
    }
  ];
}

async function ofContestant(ctx: Ctx, actor: Actor): Promise<Duty[]> {
  if (actor.personId === null) return [];
  const may = permit(actor, 'attempt.start', { ownerPersonId: actor.personId });
  const lobby = may && (await quiz.readLobby(ctx, may));
  const times = {
    opensAt: lobby?.session?.opensAt ?? null,
    closesAt: lobby?.session?.closesAt ?? null,
    receiptOf: lobby?.submitted.at(-1)?.attemptId ?? null
  };
  return [{ role: 'contestant', start: startOf(lobby?.start ?? null), ...times }];
}

type Start = NonNullable<Awaited<ReturnType<typeof quiz.readLobby>>>['start'];

function startOf(start: Start | null): Extract<Duty, { role: 'contestant' }>['start'] {
  if (start?.kind === 'continue') return { attemptId: start.attemptId, endsAt: start.endsAt };
  if (start?.kind === 'begin') return 'begin';
  return start?.refusal === 'session-not-open' ? 'wait' : 'none';
}
