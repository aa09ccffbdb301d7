import type { AuthTables } from './auth-tables.ts';
import type { DigestTables } from './digest-tables.ts';
import type { DocumentTables } from './document-tables.ts';
import type { EntryTables } from './entry-tables.ts';
import type { HelpTables } from './help-tables.ts';
import type { JudgingTables } from './judging-tables.ts';
import type { LiveTables } from './live-tables.ts';
import type { MessageTables } from './message-tables.ts';
import type { PlaceTables } from './place-tables.ts';
import type { ReportTables } from './report-tables.ts';
import type { TimeTables } from './time-tables.ts';
import type { VoteTables } from './vote-tables.ts';

/** The rows of every table, as the migrations make them. Checked against the database by a test. */
export type Tables = FirstTables &
  AuthTables &
  EntryTables &
  JudgingTables &
  PlaceTables &
  ReportTables &
  DocumentTables &
  VoteTables &
  DigestTables &
  HelpTables &
  LiveTables &
  MessageTables &
  TimeTables;

type FirstTables = {
  audit_entry: AuditEntryRow;
  installation: InstallationRow;
  unit: UnitRow;
  headcount: HeadcountRow;
  person: PersonRow;
  contest: ContestRow;
  round: RoundRow;
  exam_session: ExamSessionRow;
  exam_session_unit: ExamSessionUnitRow;
  registration: RegistrationRow;
  bank: BankRow;
  question: QuestionRow;
  question_version: QuestionVersionRow;
  answer_key: AnswerKeyRow;
  attempt: AttemptRow;
  paper_item: PaperItemRow;
  answer: AnswerRow;
  answer_event: AnswerEventRow;
  integrity_signal: IntegritySignalRow;
  grade: GradeRow;
};

export type AuditEntryRow = {
  seq: number;
  at: number;
  account_id: string | null;
  action: string;
  target: string;
  detail: string;
  previous_hash: string;
  hash: string;
};

export type InstallationRow = { name: string; value: string };

export type UnitRow = {
  id: string;
  code: string;
  name: string;
  name_key: string;
  type: string;
  parent_id: string | null;
  bloc: string | null;
  position: number;
  valid_from: number | null;
  valid_to: number | null;
};

export type HeadcountRow = { unit_id: string; kind: string; counted_on: number; people: number };

export type PersonRow = {
  id: string;
  staff_code: string;
  full_name: string;
  name_key: string;
  sex: string | null;
  birth_year: number | null;
  unit_id: string;
  position: string | null;
  email: string | null;
  phone: string | null;
  created_at: number;
};

export type ContestRow = {
  id: string;
  code: string;
  name: string;
  about: string;
  unit_ranking: string;
  is_board_open: number;
  created_at: number;
};

export type RoundRow = {
  id: string;
  contest_id: string;
  ordinal: number;
  name: string;
  rules: string;
  bank_id: string;
  items_shown_at: number | null;
};

export type ExamSessionRow = {
  id: string;
  round_id: string;
  name: string;
  opens_at: number;
  closes_at: number;
};

export type ExamSessionUnitRow = { session_id: string; unit_id: string };

export type RegistrationRow = {
  id: string;
  contest_id: string;
  person_id: string;
  unit_id: string;
  candidate_no: string;
  registered_at: number;
};

export type BankRow = {
  id: string;
  code: string;
  title: string;
  created_at: number;
};

export type QuestionRow = {
  id: string;
  bank_id: string;
  code: string;
  current_version_id: string;
};

export type QuestionVersionRow = {
  id: string;
  question_id: string;
  version: number;
  topic: string;
  level: string;
  stem: string;
  options: string;
  content_hash: string;
  created_at: number;
};

export type AnswerKeyRow = {
  question_version_id: string;
  key_option_ids: string;
  explanation: string;
  citation: string;
};

export type AttemptRow = {
  id: string;
  round_id: string;
  session_id: string;
  registration_id: string;
  attempt_no: number;
  state: string;
  started_at: number;
  deadline_at: number;
  extra_ms: number;
  credit_ms: number;
  grace_ms: number;
  submitted_at: number | null;
  submit_reason: string | null;
  receipt_code: string | null;
  seed: string;
  paper_hash: string;
  holder: number;
  last_seen_at: number;
  paused_ms: number;
  stands_for: number | null;
  cut_short_at: number | null;
  keys_shown_at: number | null;
};

export type PaperItemRow = {
  attempt_id: string;
  position: number;
  question_version_id: string;
  option_order: string;
};

export type AnswerRow = {
  attempt_id: string;
  position: number;
  choice: string;
  revision: number;
  mutation_id: string;
  received_at: number;
};

export type AnswerEventRow = {
  mutation_id: string;
  attempt_id: string;
  position: number;
  choice: string;
  revision: number;
  holder: number;
  received_at: number;
  after_outage: number;
};

export type IntegritySignalRow = { id: string; attempt_id: string; kind: string; at: number };

export type GradeRow = {
  attempt_id: string;
  run: number;
  is_official: number;
  score: number;
  max_score: number;
  correct: number;
  answered: number;
  elapsed_ms: number;
  graded_at: number;
};
