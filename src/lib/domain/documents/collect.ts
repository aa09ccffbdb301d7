import type { ExamSession } from '../contest/rules.ts';
import { windowOf } from '../contest/schedule.ts';
import type { Laggards } from '../reports/laggards.ts';
import type { Participation, ParticipationRow } from '../reports/participation.ts';
import type { UnitType } from '../units/unit.ts';
import type { Bloc, RoundOne, TookPart } from './facts.ts';
import { daysBetween } from './house-style.ts';

/* What the sentences tell, from the figures of the reports. */

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

/** Who took part, by the units that have registered anybody (RP1, RP2). */
export function tookPartFrom(
  rows: readonly ParticipationRow[],
  total: Participation,
  levels: readonly UnitType[],
  { threshold, below, full }: Laggards
): TookPart {
  const units = rows.filter(({ unit, all }) => levels.includes(unit.type) && all.registered > 0);
  return {
    people: total.tookPart,
    registered: total.registered,
    headcount: total.uncounted > 0 ? null : total.headcount,
    units: units.length,
    unitsIn: units.filter(({ all }) => all.tookPart > 0).length,
    full: full.length,
    threshold,
    low: below.map(({ unit: { code, name }, share }) => ({ code, name, share }))
  };
}

/** Kinds of unit as reports group them: a district with its divisions. */
const BLOCS: Readonly<Record<UnitType, readonly [key: string, name: string]>> = {
  province: ['department', 'sở, cơ quan ngang sở'],
  department: ['department', 'sở, cơ quan ngang sở'],
  central_branch: ['central', 'cơ quan ngành dọc'],
  public_service_unit: ['service', 'đơn vị sự nghiệp công lập'],
  district: ['district', 'UBND cấp huyện'],
  division: ['district', 'UBND cấp huyện'],
  commune: ['commune', 'UBND cấp xã']
};

/** How many people of each bloc took part (RP7). */
export function blocsFrom(rows: readonly ParticipationRow[]): Bloc[] {
  const blocs = new Map<string, Bloc>();
  for (const { unit, own } of rows) {
    const [key, name] = BLOCS[unit.type];
    const people = (blocs.get(key)?.people ?? 0) + own.tookPart;
    blocs.set(key, { key, name, people });
  }
  return [...blocs.values()];
}
