/** The rows of the tables of help after an outage. */
export type HelpTables = {
  remedy: RemedyRow;
  remedy_person: RemedyPersonRow;
  attempt_closing: AttemptClosingRow;
};

export type RemedyRow = {
  id: string;
  round_id: string;
  kind: string;
  choice: string;
  extra_ms: number | null;
  start_until: number | null;
  reason: string;
  state: string;
  asked_by: string;
  asked_at: number;
  expires_at: number;
  decided_by: string | null;
  decided_at: number | null;
  answer: string | null;
  once_key: string;
};

export type RemedyPersonRow = {
  remedy_id: string;
  registration_id: string;
  attempt_id: string | null;
  session_id: string | null;
  left_out: string | null;
  helped_at: number | null;
  new_attempt_id: string | null;
};

export type AttemptClosingRow = {
  attempt_id: string;
  run: number;
  submitted_at: number;
  submit_reason: string;
  receipt_code: string;
  deadline_at: number;
  reopened_at: number;
  remedy_id: string;
};
