import type { Marks } from './rubric.ts';

/** Criteria on which two people who typed the same paper do not agree, in the order of the second. */
export const differingCriteria = (first: Marks, second: Marks): string[] =>
  [...second].filter(([id, mark]) => first.get(id) !== mark).map(([id]) => id);
