import { groupBy } from '../core/group.ts';

/** A unit of the round-one ranking that may come into a final. `group`: what a cap counts by. */
export type Candidate = {
  id: string;
  rank: number | null;
  group: string;
};

export type SelectionRules = {
  /** How many teams the final has room for. */
  places: number;
  /** At most so many of one group; null for no cap. */
  cap: number | null;
};

/**
 * Comes in, is for the committee to decide, stands behind because its group is full, or is behind
 * the line.
 */
export type Verdict = 'in' | 'tied' | 'capped' | 'out';

/**
 * Several of one rank for fewer places: nobody is cut silently, the committee decides (K8).
 * `last-place`: the final has no room for all; `cap`: their group has not.
 */
export type Tie = {
  kind: 'last-place' | 'cap';
  rank: number;
  ids: readonly string[];
  /** Places for which they stand: fewer than there are of them. */
  open: number;
};

export type Selection = {
  verdicts: ReadonlyMap<string, Verdict>;
  ties: readonly Tie[];
};

/**
 * Who comes into the final by the ranking: rank by rank, a group's cap kept, until the places are
 * taken (domain.md C.2: break rules with caps and the tie at the last place). A tie takes exactly
 * its open places, so that what lies below it does not depend on how it is decided.
 */
export function selectTeams(
  candidates: readonly Candidate[],
  { places, cap }: SelectionRules
): Selection {
  const verdicts = new Map<string, Verdict>(candidates.map(({ id }) => [id, 'out']));
  const ties: Tie[] = [];
  const taken = new Map<string, number>();
  let left = places;

  for (const [rank, tier] of tiersOf(candidates)) {
    if (left <= 0) break;
    const room = (group: string): number => (cap ?? Infinity) - (taken.get(group) ?? 0);
    for (const one of tier) if (room(one.group) <= 0) verdicts.set(one.id, 'capped');
    const fitting = tier.filter((one) => room(one.group) > 0);
    const groups = [...groupBy(fitting, (one) => one.group)];
    const most = groups.reduce((sum, [group, own]) => sum + Math.min(own.length, room(group)), 0);

    if (most > left) {
      ties.push({ kind: 'last-place', rank, ids: idsOf(fitting), open: left });
      for (const one of fitting) verdicts.set(one.id, 'tied');
      left = 0;
      break;
    }
    for (const [group, own] of groups) {
      const open = Math.min(own.length, room(group));
      if (open < own.length) ties.push({ kind: 'cap', rank, ids: idsOf(own), open });
      for (const one of own) verdicts.set(one.id, open < own.length ? 'tied' : 'in');
      taken.set(group, (taken.get(group) ?? 0) + open);
    }
    left -= most;
  }
  return { verdicts, ties };
}

export type TieRefusal = 'tie-open' | 'cap-exceeded';

/**
 * Whether the committee's choice settles every tie: as many as have a place, or all of them. All
 * of them is a decision to widen the final; a choice in part still keeps the cap.
 */
export function settleTies(
  candidates: readonly Candidate[],
  rules: SelectionRules,
  chosen: ReadonlySet<string>
): { ok: true; ids: string[] } | { ok: false; refusal: TieRefusal } {
  const { verdicts, ties } = selectTeams(candidates, rules);
  const isAll = (tie: Tie): boolean => tie.ids.every((id) => chosen.has(id));
  for (const tie of ties) {
    const count = tie.ids.filter((id) => chosen.has(id)).length;
    if (count !== tie.open && !isAll(tie)) return { ok: false, refusal: 'tie-open' };
  }
  const comesIn = ({ id }: Candidate): boolean =>
    verdicts.get(id) === 'in' || (verdicts.get(id) === 'tied' && chosen.has(id));
  const entering = candidates.filter(comesIn);
  const widened = new Set(ties.filter(isAll).flatMap((tie) => tie.ids));
  for (const [, own] of groupBy(entering, (one) => one.group)) {
    const isWidened = own.some((one) => widened.has(one.id));
    if (rules.cap !== null && own.length > rules.cap && !isWidened)
      return { ok: false, refusal: 'cap-exceeded' };
  }
  return { ok: true, ids: idsOf(entering) };
}

/** Candidates by rank from the best; who has no rank takes no part. */
function tiersOf(candidates: readonly Candidate[]): [rank: number, tier: Candidate[]][] {
  const ranked = candidates.filter((one) => one.rank !== null);
  return [...groupBy(ranked, (one) => one.rank as number)].sort(([left], [right]) => left - right);
}

const idsOf = (candidates: readonly Candidate[]): string[] => candidates.map(({ id }) => id);
