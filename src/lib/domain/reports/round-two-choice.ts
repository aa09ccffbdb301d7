import { accepted, refused, type Result } from '../core/result.ts';
import { vietnamMidnight, type Instant } from '../core/time.ts';

/** What round two may have been: a call for entries, or a final on stage. */
export type RoundTwoCandidate = { kind: 'call' | 'final'; id: string; name: string };

/**
 * What a person has said that round two is: one call, or the finals of one stage. `held` are the days
 * on which a call had its day of contest, such as 2021-10-20; the record of a final has its own.
 */
export type RoundTwoChoice = {
  kind: 'call' | 'final';
  ids: readonly string[];
  held: { from: string; until: string } | null;
};

/** What the reports take for round two; `several` where a person has to say which. */
export type MeantRoundTwo = RoundTwoChoice | 'none' | 'several';

/**
 * What round two is: what was chosen, as long as it is there; else the only call or the only final.
 * Nothing is picked among several: the newest is not the one that is meant (JUR-W3).
 */
export function meantRoundTwo(
  candidates: readonly RoundTwoCandidate[],
  choice: RoundTwoChoice | null
): MeantRoundTwo {
  const ids = (choice?.ids ?? []).filter((id) =>
    candidates.some((one) => one.kind === choice?.kind && one.id === id)
  );
  if (choice && ids.length > 0) return { ...choice, ids };
  const [only, ...others] = candidates;
  if (!only) return 'none';
  return others.length > 0 ? 'several' : { kind: only.kind, ids: [only.id], held: null };
}

export type RoundTwoRefusal =
  'nothing-chosen' | 'unknown' | 'call-and-more' | 'days-of-a-final' | 'until-before-from';

/** Can these together be round two? */
export function checkRoundTwo(
  candidates: readonly RoundTwoCandidate[],
  chosen: readonly Pick<RoundTwoCandidate, 'kind' | 'id'>[],
  held: RoundTwoChoice['held']
): Result<RoundTwoChoice, RoundTwoRefusal> {
  const [first, ...others] = chosen;
  if (!first) return refused('nothing-chosen');
  const isThere = (one: (typeof chosen)[number]): boolean =>
    candidates.some(({ kind, id }) => kind === one.kind && id === one.id);
  if (!chosen.every(isThere)) return refused('unknown');
  if (others.length > 0 && chosen.some(({ kind }) => kind === 'call')) {
    return refused('call-and-more');
  }
  if (held && first.kind === 'final') return refused('days-of-a-final');
  if (held && held.until < held.from) return refused('until-before-from');
  return accepted({ kind: first.kind, ids: [...new Set(chosen.map(({ id }) => id))], held });
}

/** The days on which a call was held, as the beginnings of the first and the last one. */
export const heldInstants = ({
  from,
  until
}: NonNullable<RoundTwoChoice['held']>): [Instant, Instant] => [
  vietnamMidnight(from),
  vietnamMidnight(until)
];
