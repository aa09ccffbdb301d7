import type { Db } from '../db/open.ts';

export type AuditEntry = {
  seq: number;
  at: number;
  accountId: string | null;
  action: string;
  target: string;
  detail: string;
  previousHash: string;
  hash: string;
};

export async function insert(db: Db, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit_entry')
    .values({
      seq: entry.seq,
      at: entry.at,
      account_id: entry.accountId,
      action: entry.action,
      target: entry.target,
      detail: entry.detail,
      previous_hash: entry.previousHash,
      hash: entry.hash
    })
    .execute();
}

export async function last(db: Db): Promise<AuditEntry | undefined> {
  const [row] = await select(db).orderBy('seq', 'desc').limit(1).execute();
  return row;
}

/** Entries after a sequence number, oldest first. */
export function after(db: Db, seq: number, limit: number): Promise<AuditEntry[]> {
  return select(db).where('seq', '>', seq).orderBy('seq').limit(limit).execute();
}

/** Entries of one kind about one thing, oldest first. */
export function about(db: Db, action: string, target: string): Promise<AuditEntry[]> {
  return select(db)
    .where('action', '=', action)
    .where('target', '=', target)
    .orderBy('seq')
    .execute();
}

/** Entries of some kinds, oldest first. */
export function ofKinds(db: Db, actions: readonly string[]): Promise<AuditEntry[]> {
  return select(db).where('action', 'in', actions).orderBy('seq').execute();
}

export async function has(db: Db, hash: string): Promise<boolean> {
  const found = await db
    .selectFrom('audit_entry')
    .select('seq')
    .where('hash', '=', hash)
    .executeTakeFirst();
  return found !== undefined;
}

function select(db: Db) {
  return db
    .selectFrom('audit_entry')
    .select([
      'seq',
      'at',
      'account_id as accountId',
      'action',
      'target',
      'detail',
      'previous_hash as previousHash',
      'hash'
    ]);
}
