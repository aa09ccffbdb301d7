import { permit, type Permission } from '../../domain/auth/permissions.ts';
import { MINUTE } from '../../domain/core/time.ts';
import { NO_FILTER } from '../../domain/reports/filter.ts';
import {
  latestFirst,
  type Incident,
  type IncidentDetail,
  type IncidentKind,
  type Incidents
} from '../../domain/reports/incidents.ts';
import { incidentDetail } from '../../schema/reports.ts';
import { requestAbout } from '../../text/help-words.ts';
import { correctionWords, namesIn } from '../../text/minutes-words.ts';
import * as audit from '../audit/service.ts';
import * as auth from '../auth/service.ts';
import type { Ctx } from '../ctx.ts';
import { readRecord } from '../live/record.ts';
import { countReported } from '../messages/service.ts';
import { finalsOf } from '../live/service.ts';
import * as quiz from '../quiz/service.ts';
import * as store from './incident-store.ts';
import { openReading, type ReportHead } from './reading.ts';

type May = Permission<'monitor.view'>;

/** What did not go as planned and what was done about it (RP11). */
export type IncidentsView = ReportHead & Incidents;

/** Which entries of the audit log are incidents; all others are the usual work. */
const KINDS: Readonly<Record<string, IncidentKind>> = {
  'attempt.extend': 'extra-time',
  'outage.answer': 'outage-not-credited',
  'outage.close': 'outage-closed',
  'remedy.extra-time': 'extra-time',
  'remedy.go-on': 'went-on',
  'remedy.new-attempt': 'new-attempt',
  'remedy.ask': 'help-asked',
  'remedy.decline': 'help-declined',
  'remedy.withdraw': 'help-withdrawn',
  'session.schedule': 'session-moved',
  'clock.confirm': 'clock-confirmed',
  'entry.extend': 'entry-extended',
  'entry.withdraw': 'entry-withdrawn',
  'judging.reopen': 'sheet-reopened',
  'judging.waive': 'sheet-waived',
  'judging.adjust': 'mark-adjusted',
  'trouble.handle': 'trouble-handled'
};

/** Incidents, the latest first (RP11); null before there is a contest. */
export async function readIncidents(ctx: Ctx, permission: May): Promise<IncidentsView | null> {
  const reading = await openReading(ctx, permission, NO_FILTER);
  if (!reading) return null;
  const { contest, round } = reading.view;
  return {
    ...reading.head(ctx.now()),
    counts: {
      ...(await store.noticed(ctx.db, round.id)),
      ...(await quiz.countDevices(ctx, round.id)),
      reported: await countReported(ctx, contest.id)
    },
    incidents: latestFirst([
      ...(await onRecord(ctx)),
      ...(await correctionsOfFinals(ctx, permission, contest.id))
    ])
  };
}

async function onRecord(ctx: Ctx): Promise<Incident[]> {
  const entries = await audit.entriesOfKinds(ctx, Object.keys(KINDS));
  const names = await store.namesOf(
    ctx.db,
    entries.map((entry) => entry.target)
  );
  const requests = await aboutHelp(ctx, entries);
  const doers = await auth.displayNames(ctx, [
    ...new Set(entries.flatMap(({ accountId }) => accountId ?? []))
  ]);
  const doer = new Map(doers.map(({ id, name }) => [id, name]));
  return entries.flatMap(({ at, action, accountId, target, detail }) => {
    const facts = incidentDetail.parse(JSON.parse(detail));
    const kind = facts.answer === 'credit' ? 'outage-credited' : KINDS[action];
    if (!kind) return [];
    return [
      {
        at,
        kind,
        byName: doer.get(accountId ?? '') ?? null,
        about: names.get(target) ?? requests.get(target) ?? null,
        detail: detailOf(facts),
        reason: facts.reason ?? null
      }
    ];
  });
}

/** Whom help was about, in words. */
async function aboutHelp(
  ctx: Ctx,
  entries: readonly { target: string }[]
): Promise<ReadonlyMap<string, string>> {
  const ids = entries.flatMap(({ target }) =>
    target.startsWith('remedy:') ? [target.slice('remedy:'.length)] : []
  );
  const about = await quiz.whomOf(ctx, [...new Set(ids)]);
  return new Map([...about].map(([id, whom]) => [`remedy:${id}`, requestAbout(whom)]));
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
  if (points !== undefined) return { kind: 'points', points };
  if (after === undefined || after === null) return null;
  return { kind: 'times', before: instants(before), after: instants(after) };
}

function instants(value: Facts['after']): number[] {
  if (value === undefined || value === null) return [];
  return typeof value === 'number' ? [value] : Object.values(value);
}

/** Corrections of every final that has begun, for those who may see its record. */
async function correctionsOfFinals(
  ctx: Ctx,
  { actor }: May,
  contestId: string
): Promise<Incident[]> {
  const permission = permit(actor, 'final.prepare', { contestId });
  if (!permission) return [];
  const found: Incident[] = [];
  for (const final of await finalsOf(ctx, contestId)) {
    const record = await readRecord(ctx, permission, final.id);
    if (!record) continue;
    const names = namesIn(record.minutes);
    for (const correction of record.minutes.corrections) {
      found.push({
        at: correction.at,
        kind: 'final-corrected',
        byName: names.doer(correction.by),
        about: final.name,
        detail: { kind: 'words', words: correctionWords(correction, names) },
        reason: correction.reason ?? null
      });
    }
  }
  return found;
}
