/** The rows of the tables of live finals. */
export type LiveTables = {
  live_final: LiveFinalRow;
  live_programme: LiveProgrammeRow;
  live_team: LiveTeamRow;
  live_member: LiveMemberRow;
  live_event: LiveEventRow;
  spectator_answer: SpectatorAnswerRow;
};

export type LiveFinalRow = {
  id: string;
  contest_id: string;
  name: string;
  plan: string;
  created_at: number;
};

export type LiveProgrammeRow = {
  final_id: string;
  programme: string;
  digest: string;
  sealed_at: number;
};

export type LiveTeamRow = {
  id: string;
  final_id: string;
  unit_id: string | null;
  name: string;
  ordinal: number;
  heat: number | null;
  link_version: number;
  device_hash: string | null;
  device_claimed_at: number | null;
};

export type LiveMemberRow = {
  id: string;
  team_id: string;
  person_id: string | null;
  full_name: string;
  position: string;
  is_captain: number;
  ordinal: number;
};

export type LiveEventRow = {
  final_id: string;
  seq: number;
  at: number;
  type: string;
  command_id: string;
  event: string;
};

export type SpectatorAnswerRow = {
  final_id: string;
  window_id: number;
  spectator_id: string;
  place: string;
  at: number;
};
