/** Goes on, or stays behind, or shares the last place: then the committee decides (B0, preset). */
export type Qualification = 'qualified' | 'undecided' | 'out';

/** The line between those who go on and the others. */
export type Cut = {
  /** Places that the rules give. */
  places: number;
  qualified: number;
  /** Units that share the last place: more than the places that are left. */
  undecided: number;
  /** Places for which the committee has to choose among the undecided. */
  open: number;
};

/**
 * Marks who goes on: the first `places` of the ranking. Where several share the last place and
 * would not all fit, none of them is cut silently: they are marked undecided (K8).
 */
export function qualify<Standing extends { rank: number | null; sharedWith: number }>(
  standings: readonly Standing[],
  places: number
): { standings: (Standing & { qualification: Qualification })[]; cut: Cut } {
  const marked = standings.map((standing) => ({
    ...standing,
    qualification: qualificationOf(standing, places)
  }));
  const qualified = marked.filter((one) => one.qualification === 'qualified').length;
  const undecided = marked.filter((one) => one.qualification === 'undecided').length;
  const open = undecided > 0 ? places - qualified : 0;
  return { standings: marked, cut: { places, qualified, undecided, open } };
}

function qualificationOf(
  { rank, sharedWith }: { rank: number | null; sharedWith: number },
  places: number
): Qualification {
  if (rank === null || rank > places) return 'out';
  return rank + sharedWith <= places ? 'qualified' : 'undecided';
}
