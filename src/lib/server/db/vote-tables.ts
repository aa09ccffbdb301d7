/** The rows of the tables of public votes. */
export type VoteTables = {
  entry_poll: EntryPollRow;
  entry_voter: EntryVoterRow;
  entry_tally: EntryTallyRow;
};

export type EntryPollRow = { call_id: string; opens_at: number; closes_at: number };
export type EntryVoterRow = { call_id: string; account_id: string };
export type EntryTallyRow = { entry_id: string; call_id: string; votes: number };
