/** Times in which no process served, and what was decided about them. */
export type TimeTables = {
  outage: OutageRow;
  outage_hit: OutageHitRow;
  clock_doubt: ClockDoubtRow;
};

export type OutageRow = {
  id: string;
  began_at: number;
  ended_at: number;
  cause: string;
  closes_at: number;
  answer: string | null;
  answered_at: number | null;
  answered_by: string | null;
  reason: string | null;
};

export type OutageHitRow = {
  attempt_id: string;
  outage_id: string;
  lost_ms: number;
  waited_ms: number;
};

type ClockDoubtRow = {
  id: string;
  began_at: number;
  confirmed_at: number | null;
  set_to: number | null;
  confirmed_by: string | null;
};
