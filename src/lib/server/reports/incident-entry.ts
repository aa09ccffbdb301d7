import { MINUTE } from '../../domain/core/time.ts';
import type { IncidentDetail, IncidentKind } from '../../domain/reports/incidents.ts';
import { methodChange } from '../../schema/judging-record.ts';
import { callChange, incidentDetail, versionHandedIn } from '../../schema/reports.ts';
import { INCIDENT_ACTIONS } from './incident-actions.ts';

/** What an entry of the audit log tells as an incident. */
export type ToldEntry = {
  kind: IncidentKind;
  detail: IncidentDetail | null;
  reason: string | null;
  /** What the detail names besides the target of the entry: "unit:…". */
  names: string | null;
  /** The deduction or bonus that this one took back. */
  takesBack?: string | null;
};

/** Null for an entry that is no incident: a first entry handed in, teams of a round that is over. */
export function toldEntry(action: string, json: string): ToldEntry | null {
  const kind = INCIDENT_ACTIONS[action];
  if (!kind) return null;
  const stored: unknown = JSON.parse(json);
  switch (kind) {
    case 'method-changed': {
      const { before, after, reason } = methodChange.parse(stored);
      return { kind, detail: { kind: 'methods', before, after }, reason, names: null };
    }
    case 'call-changed':
      return callChanged(stored);
    case 'entry-replaced': {
      const { version } = versionHandedIn.parse(stored);
      if (version === 1) return null;
      return { kind, detail: { kind: 'version', version }, reason: null, names: null };
    }
    case 'entry-by-hand': {
      const { version, reason } = versionHandedIn.parse(stored);
      return { kind, detail: { kind: 'version', version }, reason: reason ?? null, names: null };
    }
    default:
      return usualEntry(kind, stored);
  }
}

function usualEntry(kind: IncidentKind, stored: unknown): ToldEntry | null {
  const facts = incidentDetail.parse(stored);
  const reason = facts.reason ?? null;
  if (kind === 'teams-taken-early' && reason === null) return null;
  const named = facts.unitId ? `unit:${facts.unitId}` : null;
  return {
    kind: facts.answer === 'credit' ? 'outage-credited' : kind,
    detail: detailOf(facts),
    reason,
    takesBack: facts.takesBack ?? null,
    names: facts.accountId ? `account:${facts.accountId}` : named
  };
}

/** Moved times are told with both; of other rules only that they changed. */
function callChanged(stored: unknown): ToldEntry {
  const { before, after } = callChange.parse(stored);
  const times = ({ opensAt, closesAt, lateUntil }: typeof before): number[] => [
    opensAt,
    closesAt,
    ...(lateUntil === null ? [] : [lateUntil])
  ];
  const [old, now] = [times(before), times(after)];
  const isMoved = old.join() !== now.join();
  return {
    kind: isMoved ? 'call-moved' : 'call-changed',
    detail: isMoved ? { kind: 'times', before: old, after: now } : null,
    reason: null,
    names: null
  };
}

type Facts = ReturnType<typeof incidentDetail.parse>;

function detailOf(facts: Facts): IncidentDetail | null {
  const { extraMs, points, before, after, people, beganAt, endedAt, hits } = facts;
  if (people !== undefined) {
    return {
      kind: 'help',
      people,
      minutes: extraMs === undefined ? null : extraMs / MINUTE,
      startUntil: facts.startUntil ?? null,
      isConfirmed: facts.isConfirmed ?? null
    };
  }
  if (beganAt !== undefined && endedAt !== undefined) {
    return { kind: 'outage', beganAt, endedAt, hits: hits ?? null };
  }
  if (extraMs !== undefined) return { kind: 'minutes', minutes: extraMs / MINUTE };
  if (points !== undefined) return { kind: 'points', points, link: null };
  if (after === undefined || after === null) return null;
  return { kind: 'times', before: instants(before), after: instants(after) };
}

function instants(value: Facts['after']): number[] {
  if (value === undefined || value === null) return [];
  return typeof value === 'number' ? [value] : Object.values(value);
}
