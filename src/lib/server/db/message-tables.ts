/** The rows of the tables of messages and reported troubles. */
export type MessageTables = {
  message: MessageRow;
  incident_report: IncidentReportRow;
};

export type MessageRow = {
  id: string;
  contest_id: string;
  session_id: string | null;
  unit_id: string | null;
  words: string;
  sent_at: number;
  sent_by: string;
  withdrawn_at: number | null;
  withdrawn_by: string | null;
};

export type IncidentReportRow = {
  id: string;
  registration_id: string;
  attempt_id: string | null;
  kind: string;
  words: string;
  reported_at: number;
  handled_at: number | null;
  handled_by: string | null;
  note: string | null;
};
