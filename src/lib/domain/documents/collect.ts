import type { ExamSession } from '../contest/rules.ts';
import { windowOf } from '../contest/schedule.ts';
import { groupBy } from '../core/group.ts';
import { fold } from '../core/vietnamese.ts';
import type { Laggards } from '../reports/laggards.ts';
import type { Participation, ParticipationRow } from '../reports/participation.ts';
import { blocOf } from '../reports/scope.ts';
import { fullNames } from '../units/place-name.ts';
import { unitTree } from '../units/tree.ts';
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
      closesAt: window.closesAt,
      isByUnit: sessions.some(({ unitIds }) => unitIds.length > 0)
    }
  );
}

/** How many teams these finals had together: one that stood in two of them is one team. */
export const teamsTogether = (finals: readonly (readonly string[])[]): number =>
  new Set(finals.flat().map(fold)).size;

/**
 * Who took part, of all units of the contest (RP1, RP2): a unit that registered nobody is one that
 * did not take part, and must not vanish from the whole (JUR-W4).
 */
export function tookPartFrom(
  rows: readonly ParticipationRow[],
  total: Participation,
  levels: readonly UnitType[],
  { threshold, below, full }: Laggards
): TookPart {
  const units = rows.filter(({ unit }) => levels.includes(unit.type));
  const names = fullNames(rows.map(({ unit }) => unit));
  return {
    people: total.tookPart,
    registered: total.registered,
    headcount: total.uncounted > 0 ? null : total.headcount,
    units: units.length,
    unitsIn: units.filter(({ all }) => all.tookPart > 0).length,
    full: full.length,
    threshold,
    low: below.map(({ unit: { id, code, name }, share }) => ({
      code,
      name: names.get(id) ?? name,
      share
    }))
  };
}

/** Blocs as the pages of reports name them; a code that is nobody's word is said as it is. */
const BLOCS: Readonly<Record<string, string>> = {
  'so-nganh': 'khối sở, ban, ngành',
  huyen: 'khối huyện, thành phố',
  xa: 'khối xã, phường, thị trấn'
};

const blocName = (bloc: string | null): string => {
  if (bloc === null) return 'các đơn vị không thuộc khối nào';
  return BLOCS[bloc] ?? `khối ${bloc.replace(/^khối\s+/iu, '')}`;
};

/** How many people of each bloc took part (RP7): the same blocs as everywhere else. */
export function blocsFrom(rows: readonly ParticipationRow[]): Bloc[] {
  const tree = unitTree(rows.map(({ unit }) => unit));
  const blocs = groupBy(rows, ({ unit }) => blocOf(tree, unit.id));
  return [...blocs].map(([bloc, own]) => ({
    key: bloc ?? 'none',
    name: blocName(bloc),
    people: own.reduce((sum, { own }) => sum + own.tookPart, 0)
  }));
}
