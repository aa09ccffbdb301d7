/** Why a command is refused. A refused command leaves no event. */
export const LIVE_REFUSALS = [
  'not-allowed',
  'stale',
  'not-now',
  'not-due',
  'paused',
  'time-over',
  'too-early',
  'wrong-window',
  'already-pressed',
  'locked-out',
  'not-taking-part',
  'unknown-team',
  'unknown-segment',
  'unknown-question',
  'unknown-event',
  'unknown-package',
  'already-undone',
  'already-struck',
  'no-question-left',
  'answer-does-not-fit',
  'turn-taken',
  'star-used',
  'points-out-of-range',
  'not-a-tie',
  'counts-went-back'
] as const;
export type LiveRefusal = (typeof LIVE_REFUSALS)[number];
