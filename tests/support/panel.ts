import { permit, type Action, type Permission } from '#lib/domain/auth/permissions.ts';
import type { Actor, Role } from '#lib/domain/auth/roles.ts';
import type { Result } from '#lib/domain/core/result.ts';
import type { MarkingRules } from '#lib/domain/judging/marking.ts';
import type { Rubric } from '#lib/domain/judging/rubric.ts';
import * as auth from '#lib/server/auth/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import * as judging from '#lib/server/judging/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as units from '#lib/server/units/service.ts';

export const PASSWORD = 'mat khau cua giam khao';
/** Everybody signs in from the same hall. */
export const HALL = '10.0.0.1';

/** Two criteria: 10 points in halves, 5 points in quarters that count one and a half. */
export const RUBRIC: Rubric = {
  name: 'Tiểu phẩm',
  criteria: [
    { id: 'noi-dung', name: 'Nội dung', guidance: '', max: 1000, step: 50, weight: 100 },
    { id: 'hinh-thuc', name: 'Hình thức', guidance: '', max: 500, step: 25, weight: 150 }
  ]
};

export const RULES: MarkingRules = {
  aggregation: { method: 'mean', outlier: null, gate: null, precision: 1 },
  overtime: { everyMs: 60_000, points: 100, most: 500 }
};

export const ok = <Value>(result: Result<Value, unknown>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

/** An account of the contest with one role, as somebody who is signed in. */
export async function staffOf(
  ctx: Ctx,
  contestId: string,
  role: Role,
  displayName: string
): Promise<Actor> {
  const scope = { kind: 'contest', contestId } as const;
  const loginName = `${role}-${ctx.seed().slice(0, 12)}`;
  const grants = [{ role, scope }];
  await auth.putStaffAccount(ctx, { loginName, displayName, password: PASSWORD, grants });
  const [account] = (await auth.staffWithRole(ctx, [role], contestId)).filter(
    (one) => one.loginName === loginName
  );
  if (!account) throw new Error(`no account ${loginName}`);
  return { accountId: account.id, displayName, personId: account.personId, grants };
}

/** What this person may do in a contest, by the one table. */
export function mayOf<A extends Action>(
  actor: Actor,
  action: A,
  subject: Parameters<typeof permit>[2]
): Permission<A> {
  const permission = permit(actor, action, subject);
  if (!permission) throw new Error(`${actor.displayName} may not ${action}`);
  return permission;
}

type Judge = { actor: Actor; unitId?: string | null; isHead?: boolean };

/** A panel at work on some teams. */
export type Panel = {
  contestId: string;
  markingId: string;
  /** By name. */
  markedIds: Record<string, string>;
  prepare: Permission<'judging.prepare'>;
};

/** Opens a marking of these teams for these judges. Every call is another segment. */
export async function openPanel(
  ctx: Ctx,
  contestId: string,
  given: {
    judges: readonly Judge[];
    teams: readonly { name: string; unitId?: string | null }[];
    rules?: Partial<MarkingRules>;
    open?: boolean;
  }
): Promise<Panel> {
  const prepare = operatorMay('judging.prepare', { contestId });
  const { markingId } = ok(
    await judging.createMarking(ctx, prepare, {
      name: 'Phần thi tiểu phẩm',
      on: { kind: 'call', callId: ctx.id() },
      rubric: RUBRIC,
      rules: { ...RULES, ...given.rules },
      subjects: given.teams.map(({ name, unitId = null }) => ({
        subjectId: `subject ${name}`,
        unitId,
        name
      }))
    })
  );
  for (const { actor, unitId = null, isHead = false } of given.judges) {
    const judge = { accountId: actor.accountId, unitId, isHead };
    ok(await judging.appointJudge(ctx, prepare, markingId, judge));
  }
  if (given.open !== false) ok(await judging.openMarking(ctx, prepare, markingId));
  const { marked } = ok(await judging.readPreparation(ctx, prepare, markingId));
  const markedIds = Object.fromEntries(marked.map(({ name, id }) => [name, id]));
  return { contestId, markingId, markedIds, prepare };
}

export const mayMark = (actor: Actor, { contestId }: Pick<Panel, 'contestId'>) =>
  mayOf(actor, 'judging.mark', { contestId });

/** The head's permission for this marking, as a route would ask for it. */
export const mayLead = async (ctx: Ctx, actor: Actor, { markingId }: Pick<Panel, 'markingId'>) =>
  mayOf(actor, 'judging.lead', await judging.subjectOf(ctx, markingId));

export const mayWatch = async (ctx: Ctx, actor: Actor, { markingId }: Pick<Panel, 'markingId'>) =>
  mayOf(actor, 'judging.watch', await judging.subjectOf(ctx, markingId));

/** The judge's own sheet for a team. */
export async function sheetOf(ctx: Ctx, actor: Actor, panel: Panel, team: string): Promise<string> {
  const own = await judging.ownMarkings(ctx, mayMark(actor, panel));
  const lines = own.find(({ marking }) => marking.id === panel.markingId)?.sheets;
  const line = lines?.find(({ name }) => name === team);
  if (!line) throw new Error(`${actor.displayName} has no sheet for ${team}`);
  return line.sheetId;
}

export type Marks = readonly [content: number, form: number];

/** A change of a mark as a tablet sends it. */
export const change = (ctx: Ctx, criterionId: string, mark: number | null, revision = 1) => ({
  criterionId,
  mark,
  revision,
  mutationId: ctx.seed()
});

/** Puts both marks on the judge's own sheet, above whatever is there. */
export async function fillIn(
  ctx: Ctx,
  actor: Actor,
  panel: Panel,
  team: string,
  [content, form]: Marks
): Promise<string> {
  const sheetId = await sheetOf(ctx, actor, panel, team);
  const { revisions } = ok(await judging.readOwnSheet(ctx, mayMark(actor, panel), sheetId));
  const next = (id: string): number => (revisions[id] ?? 0) + 1;
  const marks = [
    change(ctx, 'noi-dung', content, next('noi-dung')),
    change(ctx, 'hinh-thuc', form, next('hinh-thuc'))
  ];
  ok(await judging.saveMarks(ctx, mayMark(actor, panel), sheetId, { marks }, ctx.now()));
  return sheetId;
}

/** Signs the judge's own sheet as it stands. */
export async function sign(ctx: Ctx, actor: Actor, panel: Panel, sheetId: string) {
  const { seal } = ok(await judging.readOwnSheet(ctx, mayMark(actor, panel), sheetId));
  const form = { signature: actor.displayName, password: PASSWORD, seal };
  return judging.submitSheet(ctx, mayMark(actor, panel), sheetId, form, HALL);
}

/** Fills in and signs. */
export async function handIn(
  ctx: Ctx,
  actor: Actor,
  panel: Panel,
  team: string,
  marks: Marks
): Promise<string> {
  const sheetId = await fillIn(ctx, actor, panel, team, marks);
  ok(await sign(ctx, actor, panel, sheetId));
  return sheetId;
}

/** Two judges, two teams, everything handed in and locked. */
export async function lockedPanel(ctx: Ctx, contestId: string): Promise<Panel> {
  const an = await staffOf(ctx, contestId, 'head_judge', 'Nguyễn Văn An');
  const binh = await staffOf(ctx, contestId, 'judge', 'Trần Thị Bình');
  const panel = await openPanel(ctx, contestId, {
    judges: [{ actor: an, isHead: true }, { actor: binh }],
    teams: [{ name: 'Sở Nội vụ' }, { name: 'UBND huyện Lai Vung' }]
  });
  for (const actor of [an, binh]) {
    await handIn(ctx, actor, panel, 'Sở Nội vụ', [400, 300]);
    await handIn(ctx, actor, panel, 'UBND huyện Lai Vung', [500, 350]);
  }
  ok(await judging.lockAll(ctx, await mayLead(ctx, an, panel), panel.markingId));
  return panel;
}

/** The unit with this code. */
export async function unitOf(ctx: Ctx, code: string): Promise<string> {
  const unit = (await units.readTree(ctx)).units.find((one) => one.code === code);
  if (!unit) throw new Error(`no unit ${code}`);
  return unit.id;
}
