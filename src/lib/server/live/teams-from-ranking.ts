import { createHash } from 'node:crypto';
import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import {
  selectTeams,
  settleTies,
  type Candidate,
  type SelectionRules,
  type Tie,
  type TieRefusal,
  type Verdict
} from '../../domain/live/qualify.ts';
import { fold } from '../../domain/core/vietnamese.ts';
import type { UnitStanding } from '../../domain/results/units.ts';
import type { Unit } from '../../domain/units/unit.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { rankUnitsNow, type RankingHead } from '../results/service.ts';
import { openFinal, type ClosedRefusal } from './preparing.ts';
import * as store from './team-store.ts';

/** What a cap counts by: the level of the unit (sở, huyện, …) or its bloc (khối), if it has one. */
export type CapBy = 'level' | 'bloc';
export type Wanted = { places: number; cap: number | null; capBy: CapBy };

/** The ranking with who would come in. `seen` names the picture, so that a decision fits it. */
export type SelectionView = RankingHead & {
  topK: number;
  wanted: Wanted;
  standings: (UnitStanding & { verdict: Verdict; isEntered: boolean })[];
  ties: readonly Tie[];
  seen: string;
};

type May = Permission<'final.prepare'>;

/** Who would come into a final; null before there is a ranking. Places default to the rules'. */
export async function previewSelection(
  ctx: Ctx,
  permissions: { prepare: May; ranking: Permission<'ranking.view'> },
  finalId: string,
  wanted: Partial<Wanted>
): Promise<SelectionView | null> {
  const ranking = await rankUnitsNow(ctx, permissions.ranking);
  if (!ranking) return null;
  const { standings, cut, ...head } = ranking;
  const given: Wanted = {
    cap: null,
    capBy: 'level',
    ...wanted,
    places: wanted.places ?? cut.places
  };
  const { verdicts, ties } = selectTeams(candidatesOf(standings, given), rulesOf(given));
  const teams = await store.ofFinal(ctx.db, finalId);
  return {
    ...head,
    wanted: given,
    standings: standings.map((standing) => ({
      ...standing,
      verdict: verdicts.get(standing.unit.id) ?? 'out',
      isEntered: isEntered(standing.unit, teams)
    })),
    ties,
    seen: nameOf(verdicts)
  };
}

export type TakeRefusal =
  ClosedRefusal | TieRefusal | 'no-ranking' | 'ranking-changed' | 'nobody-ranked' | 'papers-open';

/**
 * Enters the teams that the ranking gives, ties decided as chosen, in the order of the ranking.
 * Units that are in already stay as they are.
 *
 * While a paper of the round is open the ranking can still change: then it takes a reason, which is
 * put on record.
 *
 * @param seen the picture on which the choice was made; null to take only what needs no decision
 */
export async function takeFromRanking(
  ctx: Ctx,
  permissions: { prepare: May; ranking: Permission<'ranking.view'> },
  finalId: string,
  input: {
    wanted: Partial<Wanted>;
    chosen: readonly string[];
    seen: string | null;
    reason?: string | null;
  }
): Promise<Result<{ added: number }, TakeRefusal>> {
  const view = await previewSelection(ctx, permissions, finalId, input.wanted);
  if (!view) return refused('no-ranking');
  if (input.seen !== null && input.seen !== view.seen) return refused('ranking-changed');
  const { wanted, standings } = view;
  const candidates = candidatesOf(standings, wanted);
  const settled = settleTies(candidates, rulesOf(wanted), new Set(input.chosen));
  if (!settled.ok) return settled;
  if (settled.ids.length === 0) return refused('nobody-ranked');
  const reason = input.reason ?? null;
  if (view.working > 0 && reason === null) return refused('papers-open');
  const { actor } = permissions.prepare;
  return ctx.tx(async (ctx) => {
    const open = await openFinal(ctx, permissions.prepare, finalId, { inProgramme: true });
    if (!open.ok) return open;
    const teams = await store.ofFinal(ctx.db, finalId);
    const units = standings
      .map(({ unit }) => unit)
      .filter((unit) => settled.ids.includes(unit.id))
      .filter((unit) => !isEntered(unit, teams));
    const last = teams.at(-1)?.ordinal ?? 0;
    for (const [index, unit] of units.entries()) {
      const ordinal = last + index + 1;
      await store.insert(ctx.db, {
        id: ctx.id(),
        finalId,
        unitId: unit.id,
        name: unit.name,
        ordinal
      });
    }
    await audit.record(ctx, actor, 'final.take-teams', `final:${finalId}`, {
      ...wanted,
      asOf: view.asOf,
      working: view.working,
      ...(reason === null ? {} : { reason }),
      ties: view.ties,
      chosen: settled.ids,
      added: units.map((unit) => unit.id)
    });
    return accepted({ added: units.length });
  });
}

const rulesOf = ({ places, cap }: Wanted): SelectionRules => ({ places, cap });

const candidatesOf = (standings: readonly UnitStanding[], { capBy }: Wanted): Candidate[] =>
  standings.map(({ unit, rank }) => ({
    id: unit.id,
    rank,
    group: capBy === 'bloc' ? (unit.bloc ?? unit.id) : unit.type
  }));

/** Also a team that was entered by hand under the unit's name. */
const isEntered = (unit: Unit, teams: readonly store.StageTeam[]): boolean =>
  teams.some((team) => team.unitId === unit.id || fold(team.name) === fold(unit.name));

/** A short name for who is in and who is tied: all that a decision stands on. */
function nameOf(verdicts: ReadonlyMap<string, Verdict>): string {
  const standing = [...verdicts].filter(([, verdict]) => verdict === 'in' || verdict === 'tied');
  return createHash('sha256').update(JSON.stringify(standing)).digest('hex').slice(0, 32);
}
