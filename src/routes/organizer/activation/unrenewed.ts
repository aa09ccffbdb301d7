/** What was sent to renew a code and not taken. */
export type Unrenewed = {
  given: Record<string, string>;
  wrong: string[];
  refused: string | null;
};
