import { groupBy } from '../core/group.ts';
import type { Denominator, Gate, UnitRanking } from '../contest/rules.ts';
import { isUncounted } from '../units/headcount.ts';
import type { UnitTree } from '../units/tree.ts';
import { missingTo, type Share } from './share.ts';

/** What gates look at: a ranked unit with everybody who counts for it. */
export type GateFigures = {
  tookPart: number;
  registered: number;
  /** Null unless the officials of all its units were counted. */
  headcount: number | null;
};

/** How a unit stands at a gate (B4). */
export type GateCheck = {
  gate: Gate;
  /** Null where there is nothing to take a share of: the officials were not counted. */
  share: Share | null;
  /** How many more people are needed: 0 where it is passed, null where nobody can say. */
  missing: number | null;
};

/** The gates that are for a unit of this size, each with how the unit stands at it. */
export const checkGates = (gates: readonly Gate[], figures: GateFigures): GateCheck[] =>
  gates
    .filter((gate) => isFor(gate, figures.headcount))
    .map((gate) => {
      const share = shareFor(gate.of, figures);
      const isForCertain = gate.size === null || figures.headcount !== null;
      return {
        gate,
        share,
        missing: share && isForCertain ? missingTo(gate.least, share) : null
      };
    });

/** The gates that keep a unit out of the ranking: missed, or not to be decided. */
export const closedGates = (checks: readonly GateCheck[]): GateCheck[] =>
  checks.filter(({ missing }) => missing !== 0);

/** How every unit of the ranked types stands at the gates, by its id. */
export function checkUnits(
  tree: UnitTree,
  { levels, gates }: Pick<UnitRanking, 'levels' | 'gates'>,
  countsOf: (unitId: string) => { tookPart: number; registered: number }
): Map<string, GateCheck[]> {
  const members = groupBy(tree.units, (unit) => tree.rankedUnit(unit.id, levels)?.id);
  const ranked = tree.units.filter((unit) => levels.includes(unit.type));
  return new Map(
    ranked.map(({ id }) => {
      const figures: GateFigures = { tookPart: 0, registered: 0, headcount: 0 };
      for (const unit of members.get(id) ?? []) {
        const { tookPart, registered } = countsOf(unit.id);
        figures.tookPart += tookPart;
        figures.registered += registered;
        if (isUncounted(tree, unit, registered)) figures.headcount = null;
        else if (figures.headcount !== null) figures.headcount += unit.headcount ?? 0;
      }
      return [id, checkGates(gates, figures)];
    })
  );
}

/**
 * The gate that a list of rates goes by where only one can be shown: the strictest, so that whoever
 * is urged by it is never left short. Null without gates.
 */
export const strictestGate = (gates: readonly Gate[]): Gate | null =>
  gates.reduce<Gate | null>(
    (strictest, gate) => (strictest && strictest.least >= gate.least ? strictest : gate),
    null
  );

const isFor = ({ size }: Gate, headcount: number | null): boolean =>
  size === null ||
  headcount === null ||
  (headcount >= size.from && (size.below === null || headcount < size.below));

function shareFor(of: Denominator, figures: GateFigures): Share | null {
  const whole = figures[of];
  return whole ? { part: figures.tookPart, whole } : null;
}
