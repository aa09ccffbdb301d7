import { permit, type Permission } from '../../domain/auth/permissions.ts';
import { NO_FILTER } from '../../domain/reports/filter.ts';
import {
  latestFirst,
  linkTakenBack,
  type Incident,
  type Incidents
} from '../../domain/reports/incidents.ts';
import { requestAbout } from '../../text/help-words.ts';
import { correctionWords, namesIn } from '../../text/minutes-words.ts';
import * as audit from '../audit/service.ts';
import * as auth from '../auth/service.ts';
import type { Ctx } from '../ctx.ts';
import { readRecord } from '../live/record.ts';
import { countReported } from '../messages/service.ts';
import { finalsOf } from '../live/service.ts';
import * as quiz from '../quiz/service.ts';
import { INCIDENT_ACTIONS } from './incident-actions.ts';
import { toldEntry } from './incident-entry.ts';
import * as store from './incident-store.ts';
import { openReading, type ReportHead } from './reading.ts';

type May = Permission<'monitor.view'>;

/** What did not go as planned and what was done about it (RP11). */
export type IncidentsView = ReportHead & Incidents;

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
  const all = await audit.entriesOfKinds(ctx, Object.keys(INCIDENT_ACTIONS));
  const entries = all.flatMap((entry) => {
    const told = toldEntry(entry.action, entry.detail);
    return told ? [{ ...entry, told }] : [];
  });
  const names = await store.namesOf(
    ctx.db,
    entries.flatMap(({ target, told }) => [target, ...(told.names ? [told.names] : [])])
  );
  const requests = await aboutHelp(ctx, entries);
  const doers = await auth.displayNames(ctx, [
    ...new Set(entries.flatMap(({ accountId }) => accountId ?? []))
  ]);
  const doer = new Map(doers.map(({ id, name }) => [id, name]));
  const linked = linkTakenBack(entries.map(({ target, told }) => ({ id: idOf(target), ...told })));
  return entries.map(({ at, accountId, target, told }, place) => ({
    at,
    kind: told.kind,
    byName: doer.get(accountId ?? '') ?? null,
    about: aboutOf(names.get(target) ?? requests.get(target), names.get(told.names ?? '')),
    detail: linked[place] ?? null,
    reason: told.reason
  }));
}

/** What an entry is about: "judging_adjustment:…" without its kind. */
const idOf = (target: string): string => target.slice(target.indexOf(':') + 1);

/** "Sở Nội vụ, Nguyễn Văn An": a team with the third marker who was called for it. */
const aboutOf = (...parts: readonly (string | undefined)[]): string | null =>
  parts.filter(Boolean).join(', ') || null;

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
