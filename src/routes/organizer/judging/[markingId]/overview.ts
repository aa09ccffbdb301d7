import type { Hundredths } from '#lib/domain/core/points.ts';
import type { Board, MarkingResults } from '#lib/domain/judging/views.ts';
import { finalSentence } from '#lib/text/judging-words.ts';

/** What one judge has still to hand in. */
export type Unmarked = { judgeId: string; name: string; missing: string[]; all: number };

/** For every judge the teams or entries whose sheet is missing, in the order of the list. */
export const unmarked = ({ judges, rows }: Board): Unmarked[] =>
  judges.map(({ id: judgeId, name }) => ({
    judgeId,
    name,
    missing: rows.filter((row) => row.missing.includes(judgeId)).map((row) => row.name),
    all: rows.filter(({ cells }) => cells.some((cell) => cell.judgeId === judgeId)).length
  }));

export type ResultRow = {
  markedId: string;
  rank: number;
  name: string;
  total: Hundredths;
  why: string;
};

/** The ranking of a locked marking, each mark with how it came about. */
export const resultRows = ({ rows }: MarkingResults): ResultRow[] =>
  rows.map(({ markedId, rank, name, aggregate, final, thirdMarker }) => ({
    markedId,
    rank,
    name,
    total: final.total,
    why: finalSentence(aggregate, final, thirdMarker !== null)
  }));
