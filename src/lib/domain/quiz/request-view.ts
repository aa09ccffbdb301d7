import type { Instant } from '../core/time.ts';
import type { RemedyChoice, RemedyKind } from './remedy.ts';
import type { RequestState } from './second-person.ts';

/** Help that was asked for, as organizers read it. */
export type RequestView = {
  id: string;
  kind: RemedyKind;
  by: RemedyChoice['by'];
  /** The person, the unit or the session by name; null for a time. */
  about: string | null;
  /** From and to, for a time. */
  range: { from: Instant; to: Instant } | null;
  people: number;
  leftOut: number;
  /** The first of them by name, for whoever has to decide. */
  names: string[];
  extraMs: number | null;
  startUntil: Instant | null;
  reason: string;
  state: RequestState | 'expired';
  askedBy: string;
  askedAt: Instant;
  expiresAt: Instant;
  decidedBy: string | null;
  decidedAt: Instant | null;
  answer: string | null;
  /** It reopened something, and there was nobody else who could have confirmed. */
  isUnconfirmed: boolean;
  /** Was asked for by whoever reads: somebody else has to decide. */
  isOwn: boolean;
};
