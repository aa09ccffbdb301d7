/** The rows of the tables that say where contestants are: in their papers, and on which devices. */
export type PlaceTables = {
  attempt_place: AttemptPlaceRow;
  attempt_device: AttemptDeviceRow;
};

export type AttemptPlaceRow = {
  attempt_id: string;
  position: number;
  /** Positions as JSON. */
  flagged: string;
  noted_at: number;
};

export type AttemptDeviceRow = {
  attempt_id: string;
  /** What tells the devices of one attempt apart, and says nothing of other attempts. */
  device: string;
  first_at: number;
};
