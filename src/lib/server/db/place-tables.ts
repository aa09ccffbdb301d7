/** The rows of the table that says where contestants are in their papers. */
export type PlaceTables = {
  attempt_place: AttemptPlaceRow;
};

export type AttemptPlaceRow = {
  attempt_id: string;
  position: number;
  /** Positions as JSON. */
  flagged: string;
  noted_at: number;
};
