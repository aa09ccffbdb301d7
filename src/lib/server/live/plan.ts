import type { Permission } from '../../domain/auth/permissions.ts';
import { bankVersions, placesOf, type Plan } from '../../domain/live/plan.ts';
import { planProblems, type PlanProblem } from '../../domain/live/plan-problems.ts';
import { askedAt, type BankTexts } from '../../domain/live/plan-programme.ts';
import type { FilledQuestion, ShownQuestion } from '../../domain/live/preset.ts';
import { keyOf, type Programme, type Team } from '../../domain/live/programme.ts';
import type { Ctx } from '../ctx.ts';
import type { Final } from './final-store.ts';
import * as quiz from '../quiz/service.ts';
import { bankTexts, shownTexts } from './plan-bank.ts';
import * as plans from './plan-store.ts';
import * as programmes from './programme-store.ts';
import * as teamStore from './team-store.ts';

/** A plan as those who prepare the final see it. */
export type PlanView = {
  /** Goes with every form, so that nobody overwrites what he has not seen. */
  version: number;
  plan: Plan;
  teams: Team[];
  /** Places that ask something, by their ids: as sealed, else as the bank has it. */
  askedIds: string[];
  /** Rounds that are not over and use the bank of a question in the plan: its key is not shown yet. */
  inUse: quiz.RoundInUse[];
  /** What keeps it from being sealed; nothing once it is. */
  problems: PlanProblem[];
};

/** How far a plan is. */
export type PlanProgress = { segments: number; places: number; filled: number; problems: number };

/** The plan of a final without what its questions ask. */
export async function readPlan(
  ctx: Ctx,
  _permission: Permission<'final.prepare'>,
  final: Final
): Promise<PlanView> {
  const { version, plan } = await planOf(ctx, final.id);
  const teams = await teamsOf(ctx, final.id);
  const { rounds: inUse } = await quiz.heldBack(ctx, bankVersions(plan));
  const view = { version, plan, teams, inUse };
  const sealed = await programmes.find(ctx.db, final.id);
  if (sealed) return { ...view, askedIds: [...askedIn(sealed.programme).keys()], problems: [] };
  const texts = await bankTexts(ctx, bankVersions(plan));
  const facts = { finalId: final.id, name: final.name, teams };
  const waiting: PlanProblem[] = inUse.length > 0 ? [{ code: 'bank-in-use', spot: null }] : [];
  return {
    ...view,
    askedIds: [...askedBy(plan, texts).keys()],
    problems: [...planProblems(plan, facts, texts), ...waiting]
  };
}

/**
 * What the places of a segment ask, by their ids: as sealed, else as the bank has it. Keys of a bank
 * that a round uses which is not over are left out; seeing the others is on the record.
 */
export async function readAsked(
  ctx: Ctx,
  permission: Permission<'final.prepare'>,
  final: Final,
  segmentId: string
): Promise<Map<string, ShownQuestion>> {
  const { plan } = await planOf(ctx, final.id);
  const places = plan.segments.filter(({ id }) => id === segmentId).flatMap(placesOf);
  const versionIds = places.flatMap(({ question }) =>
    question?.kind === 'bank' ? [question.versionId] : []
  );
  const sealed = await programmes.find(ctx.db, final.id);
  const texts = sealed ? null : await shownTexts(ctx, permission, `final:${final.id}`, versionIds);
  const { held } = await quiz.heldBack(ctx, versionIds);
  const known = sealed && askedIn(sealed.programme);
  return new Map(
    places.flatMap(({ id, question }) => {
      if (question === null) return [];
      const isHeld = question.kind === 'bank' && held.has(question.versionId);
      const asked = known?.get(id) ?? (question.kind === 'own' ? question : null);
      if (asked) return [[id, shown(asked, isHeld)] as const];
      const text = question.kind === 'bank' ? texts?.get(question.versionId) : undefined;
      return text ? [[id, text] as const] : [];
    })
  );
}

const shown = (
  { stem, options, right, explanation, citation }: FilledQuestion,
  isHeld: boolean
): ShownQuestion => ({ stem, options, key: isHeld ? null : { right, explanation, citation } });

/** How far the plan of a final is, for its checklist. */
export async function readPlanProgress(
  ctx: Ctx,
  permission: Permission<'final.prepare'>,
  final: Final
): Promise<PlanProgress> {
  const { plan, askedIds, problems } = await readPlan(ctx, permission, final);
  return {
    segments: plan.segments.length,
    places: plan.segments.flatMap(placesOf).length,
    filled: askedIds.length,
    problems: problems.length
  };
}

/**
 * The stored plan of a final that is known.
 *
 * @throws Error if there is no such final
 */
export async function planOf(ctx: Ctx, finalId: string): Promise<plans.StoredPlan> {
  const stored = await plans.find(ctx.db, finalId);
  if (!stored) throw new Error(`no final ${finalId}`);
  return stored;
}

/**
 * How long a team may perform in a judged segment, in milliseconds, for those who time it; null for
 * other segments and for one that there is not. It tells nothing else of the plan.
 */
export async function performanceLimit(
  ctx: Ctx,
  { finalId, segmentId }: { finalId: string; segmentId: string }
): Promise<number | null> {
  const stored = await plans.find(ctx.db, finalId);
  const segment = stored?.plan.segments.find(({ id }) => id === segmentId);
  return segment?.kind === 'judged' ? segment.limitMs : null;
}

/** Teams of a final as its programme names them. */
export const teamsOf = async (ctx: Ctx, finalId: string): Promise<Team[]> =>
  (await teamStore.ofFinal(ctx.db, finalId)).map(({ id, name }) => ({ id, name }));

const askedBy = (plan: Plan, texts: BankTexts): Map<string, FilledQuestion> =>
  new Map(
    plan.segments.flatMap(placesOf).flatMap((place) => {
      const asked = askedAt(place, texts);
      return asked ? [[place.id, asked] as const] : [];
    })
  );

const askedIn = (programme: Programme): Map<string, FilledQuestion> =>
  new Map(
    programme.questions.map(({ id, stem, options }) => {
      const { right, explanation, citation } = keyOf(programme, id);
      return [id, { stem, options, right, explanation, citation }];
    })
  );
