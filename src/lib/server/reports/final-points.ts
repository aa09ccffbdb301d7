import type { Minutes } from '../../domain/live/minutes.ts';
import type { MinutesLine } from '../../domain/live/minutes/lines.ts';
import { pointsBySegment } from '../../domain/live/minutes/matrix.ts';
import type { PlayedSegment } from '../../domain/live/minutes/segments.ts';
import { causeWords } from '../../text/live-words.ts';
import type { MinutesNames } from '../../text/minutes-words.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { SheetToWrite } from '../files/sheet-to-write.ts';
import { decimal, hour, text, whole } from './columns.ts';

/** Teams in the order of the board, what each got in every segment, and the sum. */
export function matrixSheet(minutes: Minutes, names: MinutesNames): SheetToWrite {
  const { segments, rows } = pointsBySegment(minutes);
  return {
    name: m.record_sheet_matrix(),
    columns: [
      whole(m.record_rank()),
      text(m.record_team(), 36),
      ...segments.map(({ name }) => decimal(name, 18)),
      decimal(m.record_between(), 18),
      decimal(m.record_total())
    ],
    rows: rows.map(({ rank, teamId, bySegment, between, total }) => [
      rank,
      names.team(teamId),
      ...bySegment.map((points) => points / 100),
      between / 100,
      total / 100
    ])
  };
}

/** Every line of points in the order of its cause. */
export function ledgerSheet({ segments, between }: Minutes, names: MinutesNames): SheetToWrite {
  const placed: { line: MinutesLine; segment: PlayedSegment | null }[] = [
    ...segments.flatMap((segment) => segment.lines.map((line) => ({ line, segment }))),
    ...between.map((line) => ({ line, segment: null }))
  ];
  placed.sort((left, right) => left.line.seq - right.line.seq);
  return {
    name: m.record_sheet_ledger(),
    columns: [
      whole(m.record_correction_seq()),
      hour(m.record_column_at()),
      text(m.record_segment(), 28),
      whole(m.record_heat()),
      whole(m.record_column_number()),
      text(m.record_team(), 36),
      text(m.record_column_cause(), 26),
      decimal(m.record_column_by_rule()),
      decimal(m.record_column_counted()),
      text(m.record_column_note(), 40)
    ],
    rows: placed.map(({ line, segment }) => [
      line.seq,
      line.at,
      segment?.name ?? m.record_between(),
      segment?.heat ?? null,
      segment?.questions.find((one) => one.questionId === line.questionId)?.number ?? null,
      names.team(line.teamId),
      causeWords[line.cause](),
      line.points / 100,
      line.counted / 100,
      line.isStruck ? m.record_struck_short() : line.reason
    ])
  };
}

/** Performances with the time they took and what the jury gave. */
export const marksSheet = ({ segments }: Minutes, names: MinutesNames): SheetToWrite => ({
  name: m.record_sheet_marks(),
  columns: [
    text(m.record_segment(), 28),
    whole(m.record_heat()),
    text(m.record_team(), 36),
    decimal(m.record_used_seconds(), 16),
    decimal(m.record_mark()),
    decimal(m.record_overtime()),
    decimal(m.record_total())
  ],
  rows: segments.flatMap(({ name, heat, performances }) =>
    performances.map(({ teamId, usedMs, mark }) => [
      name,
      heat,
      names.team(teamId),
      usedMs === null ? null : usedMs / 1000,
      mark && mark.award / 100,
      mark && mark.overtime / 100,
      mark && (mark.award + mark.overtime) / 100
    ])
  )
});
