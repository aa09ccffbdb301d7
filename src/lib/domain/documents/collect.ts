import { vietnamIsoDay, vietnamMidnight } from '../core/time.ts';
import type { ExamSession } from '../contest/rules.ts';
import { windowOf } from '../contest/schedule.ts';
import type { Registration } from '../people/registration.ts';
import type { AttemptOutcome } from '../quiz/outcome.ts';
import {
  averageScore,
  shareOfRegistered,
  type Participation,
  type ParticipationRow
} from '../reports/participation.ts';
import { isValid } from '../results/entry.ts';
import { compareShares } from '../results/share.ts';
import type { UnitTree } from '../units/tree.ts';
import type { UnitType } from '../units/unit.ts';
import type { Bloc, Quality, RoundOne, TookPart, Wave } from './facts.ts';
import { daysBetween } from './house-style.ts';

/* Counts the facts of a report from what is known of the contest. */

/** The days of round one, and when it is over; null without sessions. */
export function roundOneFrom(sessions: readonly ExamSession[]): RoundOne | null {
  const window = windowOf(sessions);
  return (
    window && {
      days: sessions.flatMap(({ opensAt, closesAt }) => daysBetween(opensAt, closesAt)),
      closesAt: window.closesAt
    }
  );
}

/** Who took part, by the units of the ranked types. */
export function tookPartFrom(
  rows: readonly ParticipationRow[],
  total: Participation,
  levels: readonly UnitType[],
  threshold: number
): TookPart {
  const units = rows
    .filter(({ unit, all }) => levels.includes(unit.type) && all.registered > 0)
    .map(({ unit, all }) => ({ unit, share: shareOfRegistered(all) }));
  const limit = { part: threshold, whole: 100 };
  return {
    people: total.tookPart,
    registered: total.registered,
    headcount: total.uncounted > 0 ? null : total.headcount,
    units: units.length,
    unitsIn: units.filter(({ share }) => share.part > 0).length,
    full: units.filter(({ share }) => share.part === share.whole).length,
    threshold,
    low: units
      .filter(({ share }) => compareShares(share, limit) < 0)
      .map(({ unit: { code, name }, share }) => ({ code, name, share }))
  };
}

/** Valid entries by the share of right answers (RP4). */
export function qualityFrom(
  outcomes: readonly AttemptOutcome[],
  { questions, max, total }: { questions: number; max: number; total: Participation }
): Quality {
  const right = outcomes.filter(isValid).map(({ correct }) => correct);
  const within = (from: number, below: number): number =>
    right.filter((one) => one * 100 >= from * questions && one * 100 < below * questions).length;
  return {
    valid: total.valid,
    perfect: right.filter((one) => one === questions).length,
    high: within(75, 100),
    middle: within(25, 75),
    low: within(0, 25),
    mean: averageScore(total),
    max
  };
}

/** Attempts handed in, by the day on which they began. */
export function wavesFrom(outcomes: readonly AttemptOutcome[], questions: number): Wave[] {
  const byDay = Map.groupBy(outcomes.filter(isValid), ({ startedAt }) => vietnamIsoDay(startedAt));
  return [...byDay]
    .map(([day, attempts]): Wave => ({
      day: vietnamMidnight(day),
      attempts: attempts.length,
      perfect: attempts.filter(({ correct }) => correct === questions).length
    }))
    .toSorted((left, right) => left.day - right.day);
}

/** Kinds of unit as reports group them (RP7). */
const BLOCS: Readonly<Record<UnitType, readonly [key: string, name: string]>> = {
  province: ['department', 'sở, cơ quan ngang sở'],
  department: ['department', 'sở, cơ quan ngang sở'],
  central_branch: ['central', 'cơ quan ngành dọc'],
  public_service_unit: ['service', 'đơn vị sự nghiệp công lập'],
  district: ['district', 'UBND cấp huyện'],
  division: ['district', 'UBND cấp huyện'],
  commune: ['commune', 'UBND cấp xã']
};

/** How many people of each bloc took part. */
export function blocsFrom(
  tree: UnitTree,
  registrations: readonly Registration[],
  outcomes: readonly AttemptOutcome[]
): Bloc[] {
  const handedIn = new Set(
    outcomes.filter(({ state }) => state === 'submitted').map((one) => one.registrationId)
  );
  const people = new Map<string, Bloc>();
  for (const { id, unitId } of registrations) {
    const unit = handedIn.has(id) ? tree.get(unitId) : undefined;
    if (!unit) continue;
    const [key, name] = BLOCS[unit.type];
    people.set(key, { key, name, people: (people.get(key)?.people ?? 0) + 1 });
  }
  return [...people.values()];
}
