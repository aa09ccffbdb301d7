import type { Instant } from '../../domain/core/time.ts';
import type { Programme } from '../../domain/live/programme.ts';
import { programme as programmeSchema } from '../../schema/live-programme.ts';
import type { Db } from '../db/open.ts';

/** A programme as it was sealed. The digest is SHA-256 of its JSON, in hexadecimal digits. */
export type SealedProgramme = { programme: Programme; digest: string; sealedAt: Instant };

/** The sealed programme of a final, questions and keys included. */
export async function find(db: Db, finalId: string): Promise<SealedProgramme | null> {
  const row = await db
    .selectFrom('live_programme')
    .selectAll()
    .where('final_id', '=', finalId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    programme: programmeSchema.parse(JSON.parse(row.programme)),
    digest: row.digest,
    sealedAt: row.sealed_at
  };
}

export async function insert(db: Db, finalId: string, sealed: SealedProgramme): Promise<void> {
  await db
    .insertInto('live_programme')
    .values({
      final_id: finalId,
      programme: JSON.stringify(sealed.programme),
      digest: sealed.digest,
      sealed_at: sealed.sealedAt
    })
    .execute();
}

export async function remove(db: Db, finalId: string): Promise<void> {
  await db.deleteFrom('live_programme').where('final_id', '=', finalId).execute();
}

/** Finals that are sealed, oldest first. */
export async function sealedIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('live_programme')
    .select('final_id')
    .orderBy('sealed_at')
    .execute();
  return rows.map((row) => row.final_id);
}
