/** The reports of a contest, by the words that addresses and the command line use. */
export const REPORT_KINDS = [
  'participation',
  'laggards',
  'progress',
  'quality',
  'scores',
  'items',
  'structure',
  'individuals',
  'units',
  'final',
  'incidents'
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];
