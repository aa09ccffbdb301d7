import type { Action, Permission, Subject } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Ctx } from '../ctx.ts';
import * as markings from './marking-store.ts';
import * as panels from './panel-store.ts';

/** What the permission for a marking is asked for; an empty subject for one that there is not. */
export async function subjectOf(ctx: Ctx, markingId: string): Promise<Subject> {
  const marking = await markings.find(ctx.db, markingId);
  if (!marking) return {};
  const head = (await panels.ofMarking(ctx.db, markingId)).find((judge) => judge.isHead);
  return {
    contestId: marking.contestId,
    ...(head && { headAccountId: head.accountId })
  };
}

/** A marking of the contest that the permission is for; one of another contest is unknown (B-A2). */
export async function findMarking(
  ctx: Ctx,
  permission: Permission<Action>,
  markingId: string
): Promise<Result<markings.Marking, 'marking-unknown'>> {
  const marking = await markings.find(ctx.db, markingId);
  if (!marking || marking.contestId !== permission.subject.contestId) {
    return refused('marking-unknown');
  }
  return accepted(marking);
}

/** The same, kept from others who would change it until the transaction ends. */
export async function holdMarking(
  ctx: Ctx,
  permission: Permission<Action>,
  markingId: string
): Promise<Result<markings.Marking, 'marking-unknown'>> {
  await markings.hold(ctx.db, markingId);
  return findMarking(ctx, permission, markingId);
}

/**
 * The same for whoever leads the panel.
 *
 * @throws Error if the permission names the head of another panel: a route has asked for the wrong one
 */
export async function holdPanel(
  ctx: Ctx,
  permission: Permission<'judging.lead' | 'judging.adjust'>,
  markingId: string
): Promise<Result<markings.Marking, 'marking-unknown'>> {
  await markings.hold(ctx.db, markingId);
  return findPanel(ctx, permission, markingId);
}

/** As `holdPanel`, only to look at it. */
export async function findPanel(
  ctx: Ctx,
  permission: Permission<'judging.lead' | 'judging.watch' | 'judging.adjust'>,
  markingId: string
): Promise<Result<markings.Marking, 'marking-unknown'>> {
  const { contestId, headAccountId } = permission.subject;
  const own = await subjectOf(ctx, markingId);
  if (own.contestId === undefined || own.contestId !== contestId) {
    return refused('marking-unknown');
  }
  if (headAccountId !== undefined && headAccountId !== own.headAccountId) {
    throw new Error(`${headAccountId} does not head marking ${markingId}`);
  }
  return findMarking(ctx, permission, markingId);
}

/** Who acts, for rows that name an account. */
export const accountOf = ({ actor }: Permission<Action>): string => actor?.accountId ?? '';
