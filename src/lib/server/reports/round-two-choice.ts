import { permit, type Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import {
  checkRoundTwo,
  meantRoundTwo,
  type MeantRoundTwo,
  type RoundTwoCandidate,
  type RoundTwoChoice,
  type RoundTwoRefusal
} from '../../domain/reports/round-two-choice.ts';
import * as audit from '../audit/service.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import { listCalls } from '../entries/calls.ts';
import { finalsOf } from '../live/service.ts';
import * as store from './round-two-store.ts';

type May = Permission<'final.prepare'>;

/** What there is to choose from, what was chosen, and what the reports take for round two. */
export type RoundTwoChoiceView = {
  candidates: readonly RoundTwoCandidate[];
  choice: RoundTwoChoice | null;
  meant: MeantRoundTwo;
};

/** Which call or finals are round two of the reports; null before there is a contest. */
export async function readRoundTwoChoice(
  ctx: Ctx,
  permission: May
): Promise<RoundTwoChoiceView | null> {
  const view = await contest.currentFor(ctx, permission);
  if (!view) return null;
  const candidates = await candidatesOf(ctx, permission, view.contest.id);
  const choice = await store.findChoice(ctx.db, view.contest.id);
  return { candidates, choice, meant: meantRoundTwo(candidates, choice) };
}

/** Says which call or finals are round two of every report and document, on the record. */
export async function chooseRoundTwo(
  ctx: Ctx,
  permission: May,
  input: {
    chosen: readonly Pick<RoundTwoCandidate, 'kind' | 'id'>[];
    held: RoundTwoChoice['held'];
  }
): Promise<Result<null, RoundTwoRefusal>> {
  const view = await contest.currentFor(ctx, permission);
  if (!view) return refused('unknown');
  const contestId = view.contest.id;
  return ctx.tx(async (ctx) => {
    const candidates = await candidatesOf(ctx, permission, contestId);
    const checked = checkRoundTwo(candidates, input.chosen, input.held);
    if (!checked.ok) return checked;
    const before = await store.findChoice(ctx.db, contestId);
    await store.putChoice(ctx.db, contestId, checked.value, ctx.now());
    await audit.record(ctx, permission.actor, 'report.choose-round-two', `contest:${contestId}`, {
      before,
      after: checked.value
    });
    return accepted(null);
  });
}

async function candidatesOf(
  ctx: Ctx,
  { actor }: May,
  contestId: string
): Promise<RoundTwoCandidate[]> {
  const prepare = permit(actor, 'entry.prepare', { contestId });
  const calls = prepare ? await listCalls(ctx, prepare, contestId) : [];
  const finals = await finalsOf(ctx, contestId);
  return [
    ...calls.map(({ id, name }): RoundTwoCandidate => ({ kind: 'call', id, name })),
    ...finals.map(({ id, name }): RoundTwoCandidate => ({ kind: 'final', id, name }))
  ];
}
