import type { IncidentCounts } from '../../domain/reports/incidents.ts';
import type { Db } from '../db/open.ts';

/** What the program noticed by itself in a round. */
export async function noticed(
  db: Db,
  roundId: string
): Promise<Omit<IncidentCounts, 'reported' | 'takenOver' | 'deviceUnknown'>> {
  const ofRound = db.selectFrom('attempt').where('attempt.round_id', '=', roundId);
  const count = await ofRound
    .select((select) => [
      select.fn.count<number>('id').filterWhere('extra_ms', '>', 0).as('extended'),
      select.fn.coalesce(select.fn.sum<number>('extra_ms'), select.lit(0)).as('extraMs'),
      select.fn.count<number>('id').filterWhere('submit_reason', '=', 'timeout').as('timedOut'),
      select.fn.count<number>('id').filterWhere('paused_ms', '>', 0).as('reopened'),
      select.fn.count<number>('cut_short_at').as('cutShort')
    ])
    .executeTakeFirstOrThrow();
  const signals = await ofRound
    .innerJoin('integrity_signal', 'integrity_signal.attempt_id', 'attempt.id')
    .select((select) => [
      'integrity_signal.kind',
      select.fn.count<number>('integrity_signal.attempt_id').distinct().as('attempts'),
      select.fn.countAll<number>().as('signals')
    ])
    .groupBy('integrity_signal.kind')
    .orderBy('integrity_signal.kind')
    .execute();
  return {
    extended: { attempts: count.extended, extraMs: count.extraMs },
    timedOut: count.timedOut,
    reopened: count.reopened,
    cutShort: count.cutShort,
    signals
  };
}

/** Names of what entries of the audit log are about, by their target such as "attempt:…". */
export async function namesOf(
  db: Db,
  targets: readonly string[]
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const ids = Map.groupBy(
    targets.map((target) => target.split(':')),
    ([table]) => table
  );
  for (const [table, read] of Object.entries(READERS)) {
    const wanted = (ids.get(table) ?? []).flatMap(([, id]) => id ?? []);
    if (wanted.length === 0) continue;
    for (const { id, name } of await read(db, wanted)) names.set(`${table}:${id}`, name);
  }
  return names;
}

type Named = { id: string; name: string };

const READERS: Record<string, (db: Db, ids: readonly string[]) => Promise<Named[]>> = {
  attempt: (db, ids) =>
    db
      .selectFrom('attempt')
      .innerJoin('registration', 'registration.id', 'attempt.registration_id')
      .innerJoin('person', 'person.id', 'registration.person_id')
      .select(['attempt.id', 'person.full_name as name'])
      .where('attempt.id', 'in', ids)
      .execute(),
  incident_report: (db, ids) =>
    db
      .selectFrom('incident_report')
      .innerJoin('registration', 'registration.id', 'incident_report.registration_id')
      .innerJoin('person', 'person.id', 'registration.person_id')
      .select(['incident_report.id', 'person.full_name as name'])
      .where('incident_report.id', 'in', ids)
      .execute(),
  exam_session: (db, ids) =>
    db.selectFrom('exam_session').select(['id', 'name']).where('id', 'in', ids).execute(),
  entrant: (db, ids) =>
    db.selectFrom('entrant').select(['id', 'name']).where('id', 'in', ids).execute(),
  entry: (db, ids) =>
    db
      .selectFrom('entry')
      .innerJoin('entrant', 'entrant.id', 'entry.entrant_id')
      .select(['entry.id', 'entrant.name'])
      .where('entry.id', 'in', ids)
      .execute(),
  person: (db, ids) =>
    db.selectFrom('person').select(['id', 'full_name as name']).where('id', 'in', ids).execute(),
  entry_call: (db, ids) =>
    db.selectFrom('entry_call').select(['id', 'name']).where('id', 'in', ids).execute(),
  unit: (db, ids) => db.selectFrom('unit').select(['id', 'name']).where('id', 'in', ids).execute(),
  account: (db, ids) =>
    db
      .selectFrom('account')
      .select(['id', 'display_name as name'])
      .where('id', 'in', ids)
      .execute(),
  final: (db, ids) =>
    db.selectFrom('live_final').select(['id', 'name']).where('id', 'in', ids).execute(),
  judging_marking: (db, ids) =>
    db.selectFrom('judging_marking').select(['id', 'name']).where('id', 'in', ids).execute(),
  judging_marked: (db, ids) =>
    db.selectFrom('judging_marked').select(['id', 'name']).where('id', 'in', ids).execute(),
  judging_sheet: (db, ids) =>
    db
      .selectFrom('judging_sheet')
      .innerJoin('judging_marked', 'judging_marked.id', 'judging_sheet.marked_id')
      .select(['judging_sheet.id', 'judging_marked.name'])
      .where('judging_sheet.id', 'in', ids)
      .execute(),
  judging_adjustment: (db, ids) =>
    db
      .selectFrom('judging_adjustment')
      .innerJoin('judging_marked', 'judging_marked.id', 'judging_adjustment.marked_id')
      .select(['judging_adjustment.id', 'judging_marked.name'])
      .where('judging_adjustment.id', 'in', ids)
      .execute()
};
