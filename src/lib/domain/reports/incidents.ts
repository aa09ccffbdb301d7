import type { Hundredths } from '../core/points.ts';
import type { Instant } from '../core/time.ts';
import type { Method } from '../judging/aggregation.ts';

/** Kinds of things that did not go as planned, and what people did about them (RP11). */
export const INCIDENT_KINDS = [
  'extra-time',
  'went-on',
  'new-attempt',
  'help-asked',
  'help-declined',
  'help-withdrawn',
  'outage-credited',
  'outage-not-credited',
  'outage-closed',
  'session-moved',
  'clock-confirmed',
  'access-renewed',
  'registration-withdrawn',
  'call-moved',
  'call-changed',
  'entrant-removed',
  'entry-replaced',
  'entry-by-hand',
  'teams-taken-early',
  'final-unsealed',
  'method-changed',
  'panel-conferred',
  'third-marker-called',
  'paper-keyed-in',
  'paper-differed',
  'paper-same-person',
  'paper-confirmed',
  'entry-extended',
  'entry-withdrawn',
  'sheet-reopened',
  'sheet-waived',
  'mark-adjusted',
  'final-corrected',
  'trouble-handled'
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** One such thing on record. */
export type Incident = {
  at: Instant;
  kind: IncidentKind;
  /** Who did it; null for the program itself. */
  byName: string | null;
  /** Whom or what it is about, in words. */
  about: string | null;
  detail: IncidentDetail | null;
  reason: string | null;
};

/** What exactly was done; a line of the final's record is in words already. */
export type IncidentDetail =
  | { kind: 'minutes'; minutes: number }
  | ({ kind: 'help' } & HelpDetail)
  | { kind: 'times'; before: readonly Instant[]; after: readonly Instant[] }
  | { kind: 'outage'; beganAt: Instant; endedAt: Instant; hits: number | null }
  /**
   * Points given or taken off. What was taken back stands with its figure and says so; the row that
   * took it back has the opposite figure, so that the rows add up to what was applied.
   */
  | { kind: 'points'; points: Hundredths; link: 'taken-back' | 'takes-back' | null }
  | { kind: 'methods'; before: Method; after: Method }
  /** Which hand-in of a unit. */
  | { kind: 'version'; version: number }
  | { kind: 'words'; words: string };

/** Help for some people at once, or one who asked for it. */
export type HelpDetail = {
  /** How many were helped, or are to be. */
  people: number;
  minutes: number | null;
  startUntil: Instant | null;
  /** Whether a second person confirmed it; null where none is asked for. */
  isConfirmed: boolean | null;
};

/** Counts of what the program noticed by itself; nobody is punished for any of it. */
export type IncidentCounts = {
  /** Attempts that were given more time, and how much in all. */
  extended: { attempts: number; extraMs: number };
  /** Attempts that the server handed in when time was over. */
  timedOut: number;
  /** Attempts that went on after they had been closed. */
  reopened: number;
  /** Attempts that gave way to a new one after an outage; they count for nothing else. */
  cutShort: number;
  /** Attempts that were continued on another device; another window of the same one is none. */
  takenOver: number;
  /** Attempts opened again of which no device was noted: they are not among those. */
  deviceUnknown: number;
  /** What contestants reported, and how much of it nobody has answered. */
  reported: { reported: number; waiting: number };
  /** What browsers reported of themselves, by kind. */
  signals: { kind: string; attempts: number; signals: number }[];
};

export type Incidents = { counts: IncidentCounts; incidents: Incident[] };

/** The latest first; of what happened in one instant, what was put on record last. */
export const latestFirst = (incidents: readonly Incident[]): Incident[] =>
  [...incidents].reverse().sort((left, right) => right.at - left.at);

/**
 * Details with deductions and what took them back told as such: the row that takes one back gives as
 * much as that one took.
 */
export function linkTakenBack(
  entries: readonly { id: string; detail: IncidentDetail | null; takesBack?: string | null }[]
): (IncidentDetail | null)[] {
  const points = new Map(
    entries.flatMap(({ id, detail }) =>
      detail?.kind === 'points' ? [[id, detail.points] as const] : []
    )
  );
  const takenBack = new Set(entries.flatMap(({ takesBack }) => takesBack ?? []));
  return entries.map(({ id, detail, takesBack }) => {
    if (detail?.kind !== 'points') return detail;
    if (takesBack) {
      return { kind: 'points', points: 0 - (points.get(takesBack) ?? 0), link: 'takes-back' };
    }
    return { ...detail, link: takenBack.has(id) ? 'taken-back' : null };
  });
}
