/** What may be done with a film from beside it. */
export type FilmHandle = {
  /** Sets the film to a time; null where nothing plays. */
  goTo: ((atMs: number) => void) | null;
  /** Where the film is, in milliseconds. */
  now: () => number;
};
