import type { SecurityKind } from '../../domain/auth/security-event.ts';
import type { Db } from '../db/open.ts';

export type SecurityEvent = {
  id: string;
  at: number;
  kind: SecurityKind;
  accountId: string | null;
  byAccountId: string | null;
  address: string | null;
  times: number;
  detail: string;
};

/** Which part of the record somebody wants to see. */
export type Wanted = {
  kinds: readonly SecurityKind[];
  from: number | null;
  to: number | null;
  accountIds: readonly string[] | null;
};

export async function insert(db: Db, events: readonly SecurityEvent[]): Promise<void> {
  if (events.length === 0) return;
  await db
    .insertInto('security_event')
    .values(
      events.map((event) => ({
        id: event.id,
        at: event.at,
        kind: event.kind,
        account_id: event.accountId,
        by_account_id: event.byAccountId,
        address: event.address,
        times: event.times,
        detail: event.detail
      }))
    )
    .execute();
}

export async function count(db: Db, wanted: Wanted): Promise<number> {
  const row = await wantedIn(db, wanted)
    .select((select) => select.fn.countAll<number>().as('events'))
    .executeTakeFirstOrThrow();
  return Number(row.events);
}

/** Events, newest first. */
export async function list(
  db: Db,
  wanted: Wanted,
  { limit, offset }: { limit: number; offset: number }
): Promise<SecurityEvent[]> {
  const rows = await wantedIn(db, wanted)
    .select([
      'id',
      'at',
      'kind',
      'account_id as accountId',
      'by_account_id as byAccountId',
      'address',
      'times',
      'detail'
    ])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as SecurityKind }));
}

function wantedIn(db: Db, { kinds, from, to, accountIds }: Wanted) {
  let query = db.selectFrom('security_event');
  if (kinds.length > 0) query = query.where('kind', 'in', kinds);
  if (from !== null) query = query.where('at', '>=', from);
  if (to !== null) query = query.where('at', '<', to);
  if (accountIds?.length === 0) query = query.where('id', '=', '');
  else if (accountIds !== null) {
    query = query.where((where) =>
      where.or([where('account_id', 'in', accountIds), where('by_account_id', 'in', accountIds)])
    );
  }
  return query;
}
