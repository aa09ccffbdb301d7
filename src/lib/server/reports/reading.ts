import { paperSize } from '../../domain/banks/blueprint.ts';
import type { Action, Permission } from '../../domain/auth/permissions.ts';
import type { Hundredths } from '../../domain/core/points.ts';
import type { Instant } from '../../domain/core/time.ts';
import { usualFilter, type ReportFilter } from '../../domain/reports/filter.ts';
import { blocsOf, type ReportScope } from '../../domain/reports/scope.ts';
import type { UnitTree } from '../../domain/units/tree.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as units from '../units/service.ts';

/** What every report says of itself, and what can be filtered by. */
export type ReportHead = {
  contestName: string;
  roundName: string;
  asOf: Instant;
  /** The unit and the bloc that it is about; null for all. */
  unitName: string | null;
  bloc: string | null;
  maxScore: Hundredths;
  /** Questions of a paper. */
  questions: number;
  choices: { units: { code: string; name: string; level: number }[]; blocs: string[] };
};

/** A round opened for reading: facts that do not grow with the number of people. */
export type Reading = {
  view: contest.ContestView;
  tree: UnitTree;
  scope: ReportScope;
  head: (asOf: Instant) => ReportHead;
};

/**
 * Opens the round for a report. A permission for a unit, such as a coordinator's, never reaches
 * beyond that unit, whatever is asked for.
 *
 * @returns null before there is a contest
 * @throws Error if the permission is for another contest: a route has asked for the wrong one
 */
export async function openReading(
  ctx: Ctx,
  permission: Permission<Action>,
  filter: ReportFilter
): Promise<Reading | null> {
  const view = await contest.currentFor(ctx, permission);
  if (!view) return null;
  const tree = await units.readTree(ctx);
  const ownId = permission.subject.unitPath?.[0] ?? null;
  const topId = topOf(tree, ownId, filter.unit);
  const scope = { topId, bloc: filter.bloc };
  const open = ownId === null ? tree.units : tree.subtree(ownId);
  const { contest: about, round } = view;
  const questions = paperSize(round.rules.paper.blueprint);
  const above = ownId === null ? 0 : tree.path(ownId).length - 1;
  const head = {
    contestName: about.name,
    roundName: round.name,
    unitName: topId === null ? null : (tree.get(topId)?.name ?? null),
    bloc: filter.bloc,
    maxScore: questions * round.rules.scoring.right,
    questions,
    choices: {
      units: open.map(({ id, code, name }) => ({
        code,
        name,
        level: tree.path(id).length - 1 - above
      })),
      blocs: ownId === null ? blocsOf(tree) : []
    }
  };
  return { view, tree, scope, head: (asOf) => ({ ...head, asOf }) };
}

/** What reports of this contest show unless something else is asked for. */
export async function usualFilterOf(ctx: Ctx): Promise<ReportFilter> {
  const view = await contest.current(ctx);
  return usualFilter(view?.contest.unitRanking.gates ?? []);
}

/** The unit that was asked for, where it lies within what may be seen. */
function topOf(tree: UnitTree, ownId: string | null, code: string | null): string | null {
  const asked = code === null ? undefined : tree.units.find((unit) => unit.code === code);
  if (!asked) return ownId;
  const isOpen = ownId === null || tree.path(asked.id).some((unit) => unit.id === ownId);
  return isOpen ? asked.id : ownId;
}
