/** What tells people of one name apart where somebody has to choose between them. */
export type ToldApart = { birthYear: number | null; position: string | null };

/** A person's place in one contest (glossary: Registration). */
export type Registration = {
  id: string;
  contestId: string;
  personId: string;
  /** The unit the person takes part for. */
  unitId: string;
  /** Number of the candidate in the contest (SBD). */
  candidateNo: string;
  staffCode: string;
  fullName: string;
} & ToldApart;

const DIGITS = 5;

/** The next free candidate numbers after the highest one taken, as "00001". */
export function nextCandidateNumbers(taken: readonly string[], count: number): string[] {
  const highest = taken.reduce((most, number) => Math.max(most, Number(number)), 0);
  return Array.from({ length: count }, (_, index) =>
    String(highest + 1 + index).padStart(DIGITS, '0')
  );
}
