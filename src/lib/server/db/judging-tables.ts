/** The rows of the tables of judging. */
export type JudgingTables = {
  judging_marking: JudgingMarkingRow;
  judging_marked: JudgingMarkedRow;
  judging_judge: JudgingJudgeRow;
  judging_sheet: JudgingSheetRow;
  judging_mark: JudgingMarkRow;
  judging_mark_event: JudgingMarkEventRow;
  judging_sheet_event: JudgingSheetEventRow;
  judging_paper_entry: JudgingPaperEntryRow;
  judging_waiver: JudgingWaiverRow;
  judging_conference: JudgingConferenceRow;
  judging_adjustment: JudgingAdjustmentRow;
  judging_lock: JudgingLockRow;
  judging_film_note: JudgingFilmNoteRow;
};

export type JudgingMarkingRow = {
  id: string;
  contest_id: string;
  name: string;
  final_id: string | null;
  segment_id: string | null;
  call_id: string | null;
  rubric: string;
  rules: string;
  state: string;
  created_at: number;
};

export type JudgingMarkedRow = {
  id: string;
  marking_id: string;
  subject_id: string;
  unit_id: string | null;
  name: string;
  ordinal: number;
  third_marker_id: string | null;
};

export type JudgingJudgeRow = {
  marking_id: string;
  account_id: string;
  name: string;
  unit_id: string | null;
  is_head: number;
  is_third_marker: number;
  ordinal: number;
};

export type JudgingSheetRow = {
  id: string;
  marked_id: string;
  judge_id: string;
  state: string;
  note: string;
  note_revision: number;
  submitted_at: number | null;
  signature: string | null;
  seal: string | null;
  receipt_code: string | null;
};

export type JudgingMarkRow = {
  sheet_id: string;
  criterion_id: string;
  mark: number | null;
  revision: number;
};

export type JudgingMarkEventRow = {
  mutation_id: string;
  sheet_id: string;
  criterion_id: string;
  mark: number | null;
  revision: number;
  account_id: string;
  received_at: number;
};

export type JudgingSheetEventRow = {
  id: string;
  sheet_id: string;
  kind: string;
  account_id: string;
  reason: string | null;
  signature: string | null;
  seal: string | null;
  receipt_code: string | null;
  at: number;
};

export type JudgingPaperEntryRow = {
  id: string;
  sheet_id: string;
  account_id: string;
  outcome: string;
  marks: string;
  at: number;
};

export type JudgingWaiverRow = {
  marked_id: string;
  judge_id: string;
  reason: string;
  account_id: string;
  at: number;
};

export type JudgingConferenceRow = {
  id: string;
  marked_id: string;
  conclusion: string;
  account_id: string;
  at: number;
};

export type JudgingAdjustmentRow = {
  id: string;
  marked_id: string;
  kind: string;
  points: number;
  reason: string;
  takes_back: string | null;
  account_id: string;
  at: number;
};

export type JudgingLockRow = {
  marked_id: string;
  jury: number;
  total: number;
  seal: string;
  account_id: string;
  at: number;
};

export type JudgingFilmNoteRow = {
  id: string;
  sheet_id: string;
  at_ms: number;
  text: string;
  created_at: number;
};
