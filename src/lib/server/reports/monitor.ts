import { phaseOf, type SessionPhase } from '../../domain/contest/schedule.ts';
import type { ToldApart } from '../../domain/people/registration.ts';
import type { Permission } from '../../domain/auth/permissions.ts';
import { SECOND, type Instant } from '../../domain/core/time.ts';
import { monitorTable, type ProgressCounts } from '../../domain/reports/monitor.ts';
import type { Unit } from '../../domain/units/unit.ts';
import type { Ctx } from '../ctx.ts';
import type { Db } from '../db/open.ts';
import { readFacts, type RoundFacts } from '../results/service.ts';

/** A unit on the monitor: counts only, no people. */
type MonitorUnit = {
  unit: Pick<Unit, 'id' | 'name' | 'position'>;
  isRanked: boolean;
  counts: ProgressCounts;
};

type MonitorView = {
  asOf: Instant;
  contestName: string;
  roundName: string;
  sessions: {
    id: string;
    name: string;
    phase: SessionPhase;
    opensAt: Instant;
    closesAt: Instant;
  }[];
  total: ProgressCounts;
  units: MonitorUnit[];
  /** Who works but was not seen, the longest unseen first; at most `TROUBLE_SHOWN`. */
  trouble: ({
    fullName: string;
    staffCode: string;
    unitName: string;
    lastSeenAt: Instant;
  } & ToldApart)[];
};

/** Beyond this the trouble is the network's, not a person's. */
const TROUBLE_SHOWN = 50;

/** Ten open monitors cost one reading per second, and nobody sees older figures than that. */
const KEPT_MS = SECOND;

type Kept = { contestId: string | undefined; readAt: Instant; view: Promise<MonitorView | null> };
const kept = new WeakMap<Db, Kept>();

/** Who has not begun, works, has disappeared or is done; null before there is a contest. */
export function readMonitor(
  ctx: Ctx,
  permission: Permission<'monitor.view'>
): Promise<MonitorView | null> {
  const { contestId } = permission.subject;
  const now = ctx.now();
  const last = kept.get(ctx.db);
  if (last && last.contestId === contestId && now - last.readAt < KEPT_MS) return last.view;
  const view = readFacts(ctx, permission).then((facts) => facts && viewOf(facts));
  kept.set(ctx.db, { contestId, readAt: now, view });
  // A failure is answered to those who wait for it, not to the next who ask.
  view.catch(() => kept.delete(ctx.db));
  return view;
}

function viewOf({ contest, round, sessions, tree, registrations, outcomes, asOf }: RoundFacts) {
  const { levels } = contest.unitRanking;
  const { rows, total, trouble } = monitorTable(tree, levels, registrations, outcomes, asOf);
  return {
    asOf,
    contestName: contest.name,
    roundName: round.name,
    sessions: sessions.map((session) => ({
      id: session.id,
      name: session.name,
      phase: phaseOf(session, asOf),
      opensAt: session.opensAt,
      closesAt: session.closesAt
    })),
    total,
    units: rows.map(({ unit: { id, name, position }, isRanked, counts }) => ({
      unit: { id, name, position },
      isRanked,
      counts
    })),
    trouble: trouble.slice(0, TROUBLE_SHOWN).map(({ registration, lastSeenAt }) => ({
      fullName: registration.fullName,
      birthYear: registration.birthYear,
      position: registration.position,
      staffCode: registration.staffCode,
      unitName: tree.get(registration.unitId)?.name ?? '',
      lastSeenAt
    }))
  };
}
