import type { Hundredths } from '../core/points.ts';
import type { Adjustment } from '../judging/final-mark.ts';
import type { MarkingState } from '../judging/marking.ts';
import type { MarkingResults } from '../judging/views.ts';
import type { Minutes } from '../live/minutes.ts';
import { pointsBySegment } from '../live/minutes/matrix.ts';

/** A team of a stage final: points of each segment, corrections between them, total, rank. */
export type StageTeam = {
  teamId: string;
  name: string;
  rank: number;
  /** One for each segment of the report. */
  bySegment: Hundredths[];
  /** Given or taken between segments. */
  between: Hundredths;
  total: Hundredths;
};

export type StageReport = {
  finalId: string;
  name: string;
  isEnded: boolean;
  segments: string[];
  teams: StageTeam[];
  /** What people put right on the record. */
  corrections: number;
};

/** What one judge gave one team or entry. */
export type JudgeMarks = {
  judgeId: string;
  name: string;
  /** One for each criterion of the report; null where none is on the sheet. */
  marks: (Hundredths | null)[];
  total: Hundredths;
  /** Does it count in the panel's mark? */
  counts: boolean;
};

export type MarkedTeam = {
  markedId: string;
  unitId: string | null;
  name: string;
  rank: number;
  sharedWith: number;
  judges: JudgeMarks[];
  jury: Hundredths;
  adjustments: readonly Adjustment[];
  total: Hundredths;
  /** Highest less lowest total of the panel. */
  spread: Hundredths;
};

/** What a sheet was marked by; a total is the marks times their weights (100 is 1). */
export type ReportCriterion = { name: string; max: Hundredths; weight: number };

/** A marking of the jury. Before it is locked as a whole nothing but its state is told (B11). */
export type MarkingReport = {
  markingId: string;
  name: string;
  state: MarkingState;
  criteria: ReportCriterion[];
  judges: { id: string; name: string }[];
  rows: MarkedTeam[];
};

/** Round two as it stands (RP10): its shows and its markings. */
export type RoundTwo = { stages: StageReport[]; markings: MarkingReport[] };

/** A stage final from its minutes, segment by segment. */
export function stageReport(minutes: Minutes): StageReport {
  const { segments, rows } = pointsBySegment(minutes);
  const names = new Map(minutes.teams.map((team) => [team.id, team.name]));
  return {
    finalId: minutes.finalId,
    name: minutes.name,
    isEnded: minutes.phase === 'ended',
    segments: segments.map((segment) => segment.name),
    teams: rows.map((row) => ({ ...row, name: names.get(row.teamId) ?? '' })),
    corrections: minutes.corrections.length
  };
}

/** A locked marking: per team, per judge, per criterion, with what was added and taken off. */
export function markingReport({ marking, rubric, judges, rows }: MarkingResults): MarkingReport {
  return {
    markingId: marking.id,
    name: marking.name,
    state: 'locked',
    criteria: rubric.criteria.map(({ name, max, weight }) => ({ name, max, weight })),
    judges: judges.map(({ id, name }) => ({ id, name })),
    rows: rows.map((row) => ({
      markedId: row.markedId,
      unitId: row.unitId,
      name: row.name,
      rank: row.rank,
      sharedWith: row.sharedWith,
      judges: row.sheets.map((sheet) => ({
        judgeId: sheet.judgeId,
        name: sheet.judgeName,
        marks: rubric.criteria.map(({ id }) => sheet.marks[id] ?? null),
        total: sheet.total,
        counts: row.thirdMarker
          ? sheet.judgeId === row.thirdMarker.id
          : row.aggregate.lines.some(
              ({ judgeId, leftOut }) => judgeId === sheet.judgeId && leftOut === null
            )
      })),
      jury: row.final.jury,
      adjustments: row.final.adjustments,
      total: row.final.total,
      spread: row.aggregate.spread
    }))
  };
}
