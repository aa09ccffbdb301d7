/** The rows of the tables of the reports. */
export type ReportTables = {
  round_two: RoundTwoRow;
};

export type RoundTwoRow = {
  contest_id: string;
  kind: string;
  ids: string;
  held_from: string | null;
  held_until: string | null;
  chosen_at: number;
};
