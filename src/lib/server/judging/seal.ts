import { createHash } from 'node:crypto';
import type { Rubric } from '../../domain/judging/rubric.ts';
import { sheetContent, type ScoreSheet } from '../../domain/judging/sheet.ts';

/** The hash that gives away any later change of what was sealed. */
export const sealOf = (content: string): string =>
  createHash('sha256').update(content).digest('hex');

/** The seal of a sheet's marks as they stand. */
export const sheetSeal = (
  rubric: Rubric,
  sheet: Pick<ScoreSheet, 'id' | 'judgeId' | 'marks'>
): string => sealOf(sheetContent(rubric, sheet));
